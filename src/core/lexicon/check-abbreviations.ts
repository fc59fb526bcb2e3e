import type { Finding, RuleId } from '../speech/checks/finding';
import { findBodyStart } from '../speech/front-matter';
import { checkCounts } from './check-count';
import { checkWordings } from './check-wording';
import type { Lexicon } from './lexicon';

/** By what a draft is judged. */
export interface WordingQuestion {
  readonly lexicon: Lexicon;
  /** The draft's date, ISO 8601, perhaps partial; undefined for the latest wordings. */
  readonly date: string | undefined;
  /** The rules that are on. */
  readonly rules: ReadonlySet<RuleId>;
}

/**
 * What a careful editor would point out about the numeral abbreviations of a draft, in the order of the text.
 *
 * @param text the whole draft; its front matter is not looked at
 */
export function checkAbbreviations(
  text: string,
  { lexicon, date, rules }: WordingQuestion,
): Finding[] {
  const from = findBodyStart(text);
  return [
    ...(rules.has('abbreviationWording') ? checkWordings(text, from, { lexicon, date }) : []),
    ...(rules.has('abbreviationCount') ? checkCounts(text, from, lexicon) : []),
  ].sort((a, b) => a.span.start - b.span.start);
}
