import type { Span } from '../../text/spans';
import type { TextEdit } from '../../text/text-edit';

/** The rules, by the ids of their settings. */
export const RULES = [
  'seriesGap',
  'seriesRepeat',
  'mixedFamilies',
  'skippedLevel',
  'arabicComma',
  'headingFullStop',
  'brokenPromise',
  'notParallel',
  'abbreviationWording',
  'abbreviationCount',
] as const;

export type RuleId = (typeof RULES)[number];

/** What a finding says: a rule that looks for two kinds of slips has two messages. */
export type MessageKey =
  | Exclude<RuleId, 'skippedLevel' | 'notParallel' | 'abbreviationWording'>
  | 'skippedLevel'
  | 'unevenLevel'
  | 'longHeading'
  | 'otherOpening'
  | 'abbreviationMissing'
  | 'abbreviationExtra'
  | 'abbreviationMember'
  | 'abbreviationOrder'
  | 'abbreviationOutdated';

/** What a fix does. */
export type FixKey =
  | 'renumber'
  | 'convert'
  | 'arabicPoint'
  | 'deleteFullStop'
  | 'replaceNumber'
  | 'useWording';

/** A way to mend a finding: the edits of one undo step. */
export interface Fix {
  readonly title: FixKey;
  /** What the title names, in its order: （一） in 本层改为“（一）”. */
  readonly args: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** Something that a careful editor would point out. */
export interface Finding {
  readonly rule: RuleId;
  /** What is marked in the draft. */
  readonly span: Span;
  readonly message: MessageKey;
  /** What the message names, in its order: 四是 and 三是 in “四是”之前缺“三是”. */
  readonly args: readonly string[];
  /** Other ways to mend the same thing; empty where only the writer can. */
  readonly fixes: readonly Fix[];
}
