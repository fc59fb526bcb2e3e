import type { Section } from '../sections';
import { checkPromises } from './broken-promise';
import type { Finding, RuleId } from './finding';
import { checkArabicComma, checkHeadingFullStop } from './heading-marks';
import { checkLevels } from './levels';
import { checkMixedFamilies } from './mixed-families';
import { checkParallel } from './not-parallel';
import { type CheckedDraft, readDraft } from './point-series';
import { checkOrder } from './series-order';

const CHECKS: readonly { rules: readonly RuleId[]; check: (draft: CheckedDraft) => Finding[] }[] = [
  { rules: ['seriesGap', 'seriesRepeat'], check: checkOrder },
  { rules: ['mixedFamilies'], check: checkMixedFamilies },
  { rules: ['skippedLevel'], check: checkLevels },
  { rules: ['arabicComma'], check: checkArabicComma },
  { rules: ['headingFullStop'], check: checkHeadingFullStop },
  { rules: ['brokenPromise'], check: checkPromises },
  { rules: ['notParallel'], check: checkParallel },
];

/**
 * What a careful editor would point out about the numbered points of a draft, in the order of the text. The
 * rules would rather miss a slip than mark what is right.
 *
 * @param text the whole draft; its front matter is not looked at
 * @param sections the section tree of that text
 * @param rules the rules that are on
 */
export function checkStructure(
  text: string,
  sections: readonly Section[],
  rules: ReadonlySet<RuleId>,
): Finding[] {
  const draft = readDraft(text, sections);
  return CHECKS.filter((one) => one.rules.some((rule) => rules.has(rule)))
    .flatMap(({ check }) => check(draft))
    .filter(({ rule }) => rules.has(rule))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
