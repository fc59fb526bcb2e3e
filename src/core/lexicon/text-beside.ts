/**
 * Where a text says what a term stands for, right behind it: 四个意识（…）, “四个意识”，即…, 四个意识——…, 四个意识：….
 */
import type { Span } from '../text/spans';

/** The text beside a term that may be its expansion. */
export interface Beside extends Span {
  /** In brackets the span is what stands between them; else it reaches to the end of the sentence. */
  readonly isBracketed: boolean;
}

/** UTF-16 units; no expansion is longer. */
const LONGEST = 400;

/** What leads from a term to its expansion. */
const LEAD =
  /[”"」]?(?:([（(])|(?:[，,]\s*)?(?:也?就是(?:指(?!挥|导|明))?|即|是指|指的是|——?|[：:])[：:，]?)/uy;

/** The text behind a term that ends at `end`, where something leads to it. */
export function textBeside(text: string, end: number): Beside | undefined {
  LEAD.lastIndex = end;
  const lead = LEAD.exec(text);
  if (lead === null) {
    return undefined;
  }
  const start = LEAD.lastIndex;
  const rest = text.slice(start, start + LONGEST);
  if (lead[1] === undefined) {
    const length = /[。！？\r\n]/u.exec(rest)?.index ?? rest.length;
    return { start, end: start + length, isBracketed: false };
  }
  // Brackets in brackets, or none that closes: what is said there is no plain list.
  const close = /^[^（(）)\r\n]*(?=[）)])/u.exec(rest);
  return close === null ? undefined : { start, end: start + close[0].length, isBracketed: true };
}
