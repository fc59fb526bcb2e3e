/**
 * abbreviationCount: “五个坚持”（坚持…、坚持…、坚持…）, where the list beside a term has another number of parts than
 * the term says. Only lists that are not the lexicon's, and only those whose every part begins, or every part
 * ends, with the words that are counted: that they are the expansion is then certain.
 */
import type { Finding } from '../speech/checks/finding';
import { formatChineseNumeral, parseChineseNumeral } from '../text/numerals';
import type { Abbreviation } from './abbreviation';
import type { Lexicon } from './lexicon';
import { type Beside, textBeside } from './text-beside';

/** A number, perhaps a measure word, what is counted; not 第五个, 十五个. What follows must lead to a list. */
const TERM =
  /(?<![第一二两三四五六七八九十百千万零〇\d０-９])([一二两三四五六七八九十]{1,2})[个大项条种类]?((?:(?![一二两三四五六七八九十])\p{Script=Han}){1,4})(?=[”"」（(，,即也就是指—：:])/gu;

/** The list names not all, or says more than their names. */
const OPEN = /等|…|\.\.\.|其中|之一|分别/u;

/** A list is cut by a mark and by those that are stronger. */
const CUTS = [/[；;]/u, /[；;，,]/u, /[；;，,、]/u];

/** What may stand before the words of a part: 一是, ①, “, 和. */
const BEFORE_PART = /^[\s“‘"]*(?:[一二三四五六七八九十]是|[①-⑩]|以及|和|与|及)?[\s“‘"]*/u;

const AFTER_PART = /[\s”’"]+$/u;

/** Terms of a text whose number is not that of the parts written out behind them. */
export function checkCounts(text: string, from: number, lexicon: Lexicon): Finding[] {
  return Array.from(text.slice(from).matchAll(TERM), (match): Finding[] => {
    const [term, numeral = '', counted = ''] = match;
    const start = from + match.index;
    const end = start + term.length;
    const number = parseChineseNumeral(numeral);
    const beside = textBeside(text, end);
    const known = lexicon.mentionBefore(text, end)?.abbreviation;
    if (beside === undefined || (known && hasMember(text, beside, known))) {
      return [];
    }
    const count = countParts(text, beside, counted);
    if (count === undefined || number === undefined || number < 2 || number === count) {
      return [];
    }
    const right = count === 2 ? '两' : formatChineseNumeral(count);
    const edits = [{ start, end: start + numeral.length, text: right }];
    return [
      {
        rule: 'abbreviationCount',
        span: { start, end },
        message: 'abbreviationCount',
        args: [term, String(count)],
        fixes: [{ title: 'replaceNumber', args: [right], edits }],
      },
    ];
  }).flat();
}

/** Of 五个坚持 there are many: a list with none of the lexicon's members is another one. */
function hasMember(text: string, { start, end }: Beside, { versions }: Abbreviation): boolean {
  const list = text.slice(start, end);
  return versions.some(({ members }) => members.some((member) => list.includes(member)));
}

/** The number of parts that are counted; undefined where it is not certain. */
function countParts(text: string, beside: Beside, counted: string): number | undefined {
  const list = text.slice(beside.start, beside.end);
  const next = text
    .slice(beside.end)
    .slice(0, 40)
    .replace(/^[。！？\s]+/u, '');
  const goesOn = !beside.isBracketed && next.replace(BEFORE_PART, '').startsWith(counted);
  if (OPEN.test(list) || goesOn) {
    return undefined;
  }
  // 坚持学习、坚持实践；坚持创新 may be two parts or three: every way to cut it must give the same number.
  const counts = new Set(
    CUTS.map((cut) => partsOf(list, cut))
      .filter((parts) => parts.length > 1 && isParallel(parts, counted))
      .map(({ length }) => length),
  );
  const [count] = counts;
  return counts.size === 1 && list.split(counted).length - 1 === count ? count : undefined;
}

function partsOf(list: string, cut: RegExp): string[] {
  return list
    .split(cut)
    .map((part) => part.replace(BEFORE_PART, '').replace(AFTER_PART, ''))
    .filter((part) => part !== '');
}

function isParallel(parts: readonly string[], counted: string): boolean {
  return (
    parts.every((part) => part.startsWith(counted)) || parts.every((part) => part.endsWith(counted))
  );
}
