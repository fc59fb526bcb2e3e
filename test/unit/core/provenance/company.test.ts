import assert from 'node:assert/strict';
import type { Phrase } from '../../../../src/core/phrases/phrase';
import { PhraseCompany } from '../../../../src/core/provenance/company';
import { OccurrenceIndex } from '../../../../src/core/retrieval/occurrence-index';
import { toSpeech } from '../../support-core/library';

function companyOf(phrases: string[], ...texts: string[]): PhraseCompany {
  const speeches = texts.map((text, i) => toSpeech(text, `${i}`));
  const list = phrases.map(
    (text): Phrase => ({ text, occurrences: 1, speechIds: [], quality: 1, worth: 1 }),
  );
  return new PhraseCompany(speeches, list, new OccurrenceIndex(speeches));
}

const FILLER = '今天天气晴好。大家都到齐了。现在开会。'.repeat(10);

suite('PhraseCompany', () => {
  test('counts the sentences that have both, over all speeches', () => {
    const company = companyOf(
      ['优化营商环境', '基层党组织'],
      `深化改革，优化营商环境。优化营商环境，深化改革。${FILLER}`,
      `深化改革是关键！基层党组织要优化营商环境。优化营商环境，也要深化改革。${FILLER}`,
    );
    const [first, ...rest] = company.of('深化改革', 9);
    assert.deepEqual([first?.text, first?.together, first?.sentences], ['优化营商环境', 3, 4]);
    assert.deepEqual(rest, []);
  });

  test('the score is the log-likelihood ratio of the table', () => {
    const company = companyOf(
      ['优化营商环境'],
      '深化改革优化营商环境。深化改革优化营商环境。深化改革。优化营商环境。开会。开会。开会。开会。',
    );
    // Observed 2, 1, 1, 4 of 8; expected 1.125, 1.875, 1.875, 3.125.
    const expected =
      2 *
      (2 * Math.log(2 / 1.125) +
        Math.log(1 / 1.875) +
        Math.log(1 / 1.875) +
        4 * Math.log(4 / 3.125));
    assert.ok(Math.abs((company.of('深化改革', 9)[0]?.score ?? 0) - expected) < 1e-9);
  });

  test('one sentence in common is chance, and so is what stands everywhere', () => {
    const company = companyOf(
      ['优化营商环境', '现在开会吧'],
      `深化改革，优化营商环境。${'现在开会吧，深化改革。'.repeat(3)}${'现在开会吧。'.repeat(30)}`,
    );
    assert.deepEqual(company.of('深化改革', 9), []);
  });

  test('what overlaps the text, contains it or is part of it is no company', () => {
    const company = companyOf(
      ['不忘初心', '初心、牢记使命', '不忘初心、牢记使命', '牢记使命担当作为'],
      `${'要不忘初心、牢记使命担当作为。'.repeat(4)}${FILLER}`,
    );
    assert.deepEqual(company.of('不忘初心、牢记', 9), []);
  });

  test('of phrases inside one another the closest is told', () => {
    const company = companyOf(
      ['优化营商环境', '持续优化营商环境', '基层党组织'],
      `${'深化改革，持续优化营商环境。'.repeat(3)}深化改革和基层党组织。基层党组织深化改革。${FILLER}`,
    );
    assert.deepEqual(
      company
        .of('深化改革', 9)
        .map(({ text }) => text)
        .sort(),
      ['优化营商环境', '基层党组织'].sort(),
    );
    assert.equal(company.of('深化改革', 1).length, 1);
  });

  test('nothing of what the library lacks', () => {
    assert.deepEqual(companyOf(['优化营商环境'], '优化营商环境。').of('鲸鲨翱翔', 9), []);
    assert.deepEqual(companyOf([]).of('鲸鲨翱翔', 9), []);
  });
});
