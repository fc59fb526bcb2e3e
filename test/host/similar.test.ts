import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findSimilar, installedSpeeches, libraryReady } from './installed';

const QUERY = '要加强基层党组织建设，推动全面从严治党向基层延伸，压实管党治党主体责任。';

suite('similar passages', () => {
  suiteSetup(libraryReady);

  test('passages are ranked and are what their offsets say', async () => {
    const bodies = new Map(installedSpeeches().map(({ id, body }) => [id, body]));
    const passages = await findSimilar({ text: QUERY, quiet: true });
    assert.ok(passages.length > 0);
    for (const passage of passages) {
      const { speechId, start, end, text, score, title, speaker, date } = passage;
      assert.equal(bodies.get(speechId)?.slice(start, end), text);
      assert.ok(score >= 0 && score <= 1, `score ${score}`);
      assert.ok(typeof title === 'string' && title !== '');
      assert.ok(speaker === null || (typeof speaker === 'string' && speaker !== ''));
      assert.ok(date === null || /^\d{4}(-\d{2}(-\d{2})?)?$/u.test(date), `date ${date}`);
    }
    const scores = passages.map(({ score }) => score);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    );
  });

  test('ten at most unless told otherwise', async () => {
    assert.equal((await findSimilar({ text: QUERY, quiet: true })).length, 10);
    assert.equal((await findSimilar({ text: QUERY, limit: 3, quiet: true })).length, 3);
  });

  test('a paragraph of the corpus finds its speech, and a passage itself, first', async () => {
    for (const { id, body } of installedSpeeches()) {
      const paragraph = body.split('\n').find((line) => line.length > 120);
      assert.ok(paragraph, `${id} has a paragraph`);
      const [near] = await findSimilar({ text: paragraph.slice(0, 200), limit: 3, quiet: true });
      assert.equal(near?.speechId, id);
      const [same] = await findSimilar({ text: near.text, limit: 3, quiet: true });
      assert.deepEqual({ ...same, score: 0 }, { ...near, score: 0 });
      assert.ok((same?.score ?? 0) >= near.score, `${same?.score} after ${near.score}`);
    }
  });

  test('bad arguments give nothing and do not throw', async () => {
    for (const request of [
      { quiet: true },
      { text: 3, quiet: true },
      { text: '', quiet: true },
      { text: '   \n', quiet: true },
    ]) {
      assert.deepEqual(await findSimilar(request), [], JSON.stringify(request));
    }
  });

  test('a limit that makes no sense is as if left out', async () => {
    for (const limit of [0, -1, Number.NaN, '3', null]) {
      assert.equal((await findSimilar({ text: QUERY, limit, quiet: true })).length, 10);
    }
  });

  test('odd texts give a list and do not throw', async () => {
    for (const text of ['abc', '😀😀', '\ud83d', '，。！', '甲'.repeat(20_000)]) {
      const found = await findSimilar({ text, limit: 5, quiet: true });
      assert.ok(Array.isArray(found));
    }
  });

  test('quiet shows nothing', async () => {
    const before = vscode.window.visibleTextEditors.length;
    await findSimilar({ text: QUERY, quiet: true });
    assert.equal(vscode.window.visibleTextEditors.length, before);
  });
});
