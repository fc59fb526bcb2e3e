import assert from 'node:assert/strict';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import { sharedDesk } from '../support/ui/shared-desk';

const SPEECH = [
  '一、提高站位',
  '（一）认清形势。一要学深，二要悟透，三要做实。',
  '（二）找准差距。',
  '二、抓好落实',
  '第一，加强领导。第二，压实责任。',
].join('\n');

suite('outline', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  test('the view shows the points nested, several of one paragraph', async () => {
    await desk.draft('speech', SPEECH);
    await desk.outline((labels) => labels.some((label) => label.startsWith('第二')));
    const rows = await desk.eyes.outline();
    const levels = Object.fromEntries(rows.map(({ label, level }) => [label.slice(0, 2), level]));
    await desk.picture('outline-speech');
    assert.deepEqual(
      rows.map(({ label }) => label.slice(0, 2)),
      ['一、', '（一', '一要', '二要', '三要', '（二', '二、', '第一', '第二'],
    );
    assert.deepEqual(
      ['一、', '（一', '一要', '（二', '二、', '第一'].map((label) => levels[label]),
      [1, 2, 3, 2, 1, 2],
    );
  });

  test('a click on a nested point goes to its column', async () => {
    await desk.draft('speech', SPEECH);
    await desk.outline((labels) => labels.some((label) => label.startsWith('二要')));
    await desk.hands.click('.outline-tree .monaco-list-row', /^\s*二要/u);
    const line = SPEECH.split('\n')[1] ?? '';
    await until(
      'the caret at 二要',
      async () => {
        const caret = await desk.eyes.caret();
        return caret?.line === 2 && caret.column === line.indexOf('二要') + 1;
      },
      { describe: () => desk.eyes.caret() },
    );
    await desk.picture('outline-click');
  });

  test('in Markdown our group carries the headings too', async () => {
    await desk.draft('markdown', '# 讲话\n\n## 任务\n\n一要快，二要稳。\n');
    // VS Code's own symbols come later than ours, and the groups show only when there are two.
    const isOurs = (label: string): boolean => /讲稿|Jianggao/u.test(label);
    const labels = await desk.outline(
      (found) => found.some(isOurs) && found.some((label) => label.startsWith('二要')),
    );
    await desk.picture('outline-markdown');
    const group = labels.findIndex(isOurs);
    for (const wanted of ['讲话', '任务', '一要', '二要']) {
      assert.ok(
        labels.slice(group + 1).some((label) => label.includes(wanted)),
        `${wanted} in ${labels.join(' | ')}`,
      );
    }
  });

  test('words that only look like markers give no row', async () => {
    await desk.draft(
      'plaintext',
      '统一要求，发展是第一要务，再次强调，投资2.5亿元，唯一是要实干。',
    );
    await desk.draft(
      'plaintext',
      '一、真的层次\n统一要求，发展是第一要务，再次强调，2.5亿元，唯一是要实干。',
    );
    const labels = await desk.outline((found) => found.some((label) => label.startsWith('一、')));
    assert.equal(labels.length, 1, labels.join(' | '));
  });
});
