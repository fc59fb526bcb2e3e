import assert from 'node:assert/strict';
import { checkStructure } from '../../../../../src/core/speech/checks/check-structure';
import { type Finding, RULES, type RuleId } from '../../../../../src/core/speech/checks/finding';
import { findSections } from '../../../../../src/core/speech/sections';
import { applyEdits } from '../../../../../src/core/text/text-edit';

/** All findings in a text, or those of one rule. */
export function find(text: string, ...rules: RuleId[]): Finding[] {
  return checkStructure(text, findSections(text), new Set(rules.length > 0 ? rules : RULES));
}

/** The only finding of a rule: what it marks, what it names, and the text after each of its fixes. */
export function theOnly(
  text: string,
  rule: RuleId,
): { marked: string; args: readonly string[]; fixed: string[]; message: string } {
  const findings = find(text, rule);
  const [finding] = findings;
  assert.equal(findings.length, 1, `${rule} in ${text}: ${JSON.stringify(findings)}`);
  assert.ok(finding);
  const fixed = finding.fixes.map(({ edits }) => applyEdits(text, edits));
  for (const one of fixed) {
    assert.deepEqual(find(one, rule), [], `still there after the fix: ${one}`);
  }
  const { start, end } = finding.span;
  return { marked: text.slice(start, end), args: finding.args, fixed, message: finding.message };
}
