/**
 * Cleans an imported text: afterwards each line is one paragraph in full-width Chinese punctuation.
 * The rules undo what the web, PDF and OCR did and nothing else. No Han character is added, changed
 * or moved, and only lines named as furniture are lost; what takes judgement is a correction by
 * hand (`cleaning-corrections.ts`).
 */
import { applyEdits, type TextEdit } from './cleaning-edits';
import {
  findBookmarks,
  findFurniture,
  findLineEdges,
  findLineEndEdits,
  findLineWraps,
  findPageNumbers,
} from './cleaning-layout';
import {
  findDotRows,
  findHalfWidthBrackets,
  findHalfWidthMarks,
  findHalfWidthStops,
  findLowQuotes,
  findStraightQuotes,
  findStraySpaces,
} from './cleaning-punctuation';

/** One cleaning rule: it finds edits in the text as the rules before it left it. */
export interface CleaningRule {
  readonly id: string;
  readonly find: (text: string) => readonly TextEdit[];
}

export interface CleaningOptions {
  /** Lines of page furniture, trimmed, that are deleted where they stand alone. */
  readonly furniture?: readonly string[];
}

/** What one rule did. Offsets in `edits` refer to `text`, the text that the rule was given. */
export interface RuleReport {
  readonly ruleId: string;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

export interface CleanedText {
  readonly text: string;
  /** The rules that changed something, in the order in which they ran. */
  readonly reports: readonly RuleReport[];
}

/**
 * The rules in their order. Lines come first, since joining them brings the neighbours together on
 * which the later rules decide; spaces come last, since a full-width mark makes its space a stray.
 */
function cleaningRules(options: CleaningOptions = {}): readonly CleaningRule[] {
  return [
    { id: 'line-ends', find: findLineEndEdits },
    { id: 'bookmarks', find: findBookmarks },
    { id: 'furniture', find: (text) => findFurniture(text, options.furniture ?? []) },
    { id: 'page-numbers', find: findPageNumbers },
    { id: 'line-wraps', find: findLineWraps },
    { id: 'line-edges', find: findLineEdges },
    { id: 'low-quotes', find: findLowQuotes },
    { id: 'straight-quotes', find: findStraightQuotes },
    { id: 'dot-rows', find: findDotRows },
    { id: 'brackets', find: findHalfWidthBrackets },
    { id: 'marks', find: findHalfWidthMarks },
    { id: 'stops', find: findHalfWidthStops },
    { id: 'spaces', find: findStraySpaces },
  ];
}

/** Runs all rules over a raw text. */
export function cleanText(raw: string, options: CleaningOptions = {}): CleanedText {
  let text = raw;
  const reports: RuleReport[] = [];
  for (const rule of cleaningRules(options)) {
    const edits = rule.find(text);
    if (edits.length === 0) continue;
    reports.push({ ruleId: rule.id, text, edits });
    text = applyEdits(text, edits);
  }
  return { text, reports };
}
