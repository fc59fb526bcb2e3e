import { type Abbreviation, type AbbreviationVersion, versionAt } from './abbreviation';
import type { Lexicon } from './lexicon';

/** The characters that lead from a term to its expansion. */
export const LEADS = ['即', '（', '(', '—', '：', ':'] as const;

/** An expansion for the place behind 四个意识，即 or 四个意识（. */
export interface ExpansionOffer {
  readonly abbreviation: Abbreviation;
  readonly version: AbbreviationVersion;
  /** UTF-16 units before the caret that are a beginning of the expansion already. */
  readonly typedLength: number;
}

/** A line up to the beginning of an expansion: the term, a quotation mark or none, what leads on. */
const LEAD = /[”"」]?(?:[，,]?即[：:，]?|[（(：:]|——?)$/u;

/** No lead is longer. */
const LONGEST_LEAD = 4;

/** UTF-16 units; who has typed more of an expansion needs no list. */
const LONGEST_TYPED = 40;

/**
 * The expansion in force that may be inserted at the caret, or undefined where no known abbreviation stands
 * directly before it, or where the expansion is there already.
 *
 * @param line the line's text before and after the caret
 * @param date the draft's date, ISO 8601, perhaps partial; undefined for the latest wording
 */
export function offerExpansion(
  line: { readonly before: string; readonly after: string },
  lexicon: Lexicon,
  date: () => string | undefined,
): ExpansionOffer | undefined {
  const { before, after } = line;
  for (let start = before.length; start > 0 && before.length - start < LONGEST_TYPED; start--) {
    const lead = LEAD.exec(before.slice(Math.max(0, start - LONGEST_LEAD), start));
    const mention = lead && lexicon.mentionBefore(before, start - lead[0].length);
    if (mention?.abbreviation.latestUnread === true) {
      return undefined;
    }
    if (mention) {
      const version = versionAt(mention.abbreviation, date());
      const typed = before.slice(start);
      const fits = version.expansion.startsWith(typed) && !isThere(version, typed, after);
      return fits
        ? { abbreviation: mention.abbreviation, version, typedLength: typed.length }
        : undefined;
    }
  }
  return undefined;
}

/** Whether the next member already stands behind the caret. */
function isThere(
  { expansion, members }: AbbreviationVersion,
  typed: string,
  after: string,
): boolean {
  const rest = expansion.slice(typed.length);
  return (
    rest === '' || after.startsWith(rest) || (typed === '' && after.startsWith(members[0] ?? rest))
  );
}
