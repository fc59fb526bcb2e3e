import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citeSource, withSourceNote } from '../../../../src/core/speech/source-note';

const SPEECH = { speechId: 'a', title: '讲话', speaker: '张三', date: '2020-03-26' };
const TEXT = '要抓落实。';

suite('withSourceNote', () => {
  test('a source is title, speaker and date, as far as they are known', () => {
    assert.equal(citeSource(SPEECH), '《讲话》，张三，2020-03-26');
    assert.equal(
      citeSource({ ...SPEECH, title: '〔讲话〕', speaker: undefined, date: undefined }),
      '〔讲话〕',
    );
    assert.equal(citeSource({ ...SPEECH, title: '甲\n乙' }), '《甲 乙》，张三，2020-03-26');
  });

  test('in Markdown it is a comment in the same line', () => {
    for (const isLineLeft of [false, true]) {
      assert.equal(
        withSourceNote(TEXT, SPEECH, { isMarkdown: true, isLineLeft }),
        `${TEXT}<!-- 出处：《讲话》，张三，2020-03-26 -->`,
      );
    }
  });

  test('elsewhere it is a line in brackets, and what stood behind the caret stays out of it', () => {
    const note = `${TEXT}\n（出处：《讲话》，张三，2020-03-26）`;
    assert.equal(withSourceNote(TEXT, SPEECH, { isMarkdown: false, isLineLeft: false }), note);
    assert.equal(
      withSourceNote(TEXT, SPEECH, { isMarkdown: false, isLineLeft: true }),
      `${note}\n`,
    );
  });

  test('no title ends the comment', () => {
    const title = fc.array(fc.constantFrom('-', '>', '!', '<', '\n', '甲', ' '), { maxLength: 12 });
    fc.assert(
      fc.property(title, (units) => {
        const written = withSourceNote(
          TEXT,
          { ...SPEECH, title: units.join('') },
          { isMarkdown: true, isLineLeft: false },
        );
        const comment = written.slice(TEXT.length);
        assert.match(comment, /^<!-- 出处：[^\n]* -->$/u);
        assert.ok(!comment.slice('<!--'.length, -'-->'.length).includes('--'), comment);
      }),
    );
  });
});
