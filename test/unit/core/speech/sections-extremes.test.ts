import assert from 'node:assert/strict';
import { findSections, type Section } from '../../../../src/core/speech/sections';
import { flatten } from '../../support-core/sections';

/** Enough that work which grows with the square of the text does not come back within a test's time. */
const MANY = 4_000;

function depthOf(sections: readonly Section[]): number {
  return Math.max(0, ...sections.map((section) => 1 + depthOf(section.children)));
}

function frames(count: number): string[] {
  // 伀 and on: none of them makes 一X a quantity or a word.
  return Array.from({ length: count }, (_, i) => String.fromCharCode(0x4f00 + i));
}

suite('findSections: texts made to be slow or deep', () => {
  test('many enumerations in one line without an end mark', () => {
    const line = '一是好，二是好，三是好，'.repeat(MANY / 3);
    assert.equal(flatten(findSections(line)).length, Math.floor(MANY / 3) * 3);
  });

  test('more markers in one line than a call takes arguments', () => {
    assert.deepEqual(findSections('一是好。'.repeat(130_000)), []);
  });

  test('many paragraphs that each open a section', () => {
    const found = findSections('一、好\n'.repeat(MANY));
    assert.equal(found.length, MANY);
    assert.ok(found.every((section) => section.children.length === 0));
  });

  test('long runs of empty lines', () => {
    const found = findSections(`一、好${'\n'.repeat(MANY * 10)}二、好${'\n　 '.repeat(MANY)}`);
    assert.deepEqual(
      found.map((section) => section.heading),
      ['一、好', '二、好'],
    );
  });

  test('long runs of blanks in a heading', () => {
    const found = findSections(`一、好${' '.repeat(MANY * 10)}好`);
    assert.equal(found[0]?.heading, '一、好');
  });

  test('many frames that nothing goes on from', () => {
    const line = frames(MANY).map((frame) => `，一${frame}好`);
    assert.deepEqual(findSections(line.join('')), []);
    assert.deepEqual(findSections(line.join('\n')), []);
  });

  test('an outline goes on after many frames that nothing goes on from', () => {
    const noise = frames(200).map((frame) => `，一${frame}好`);
    const text = `一、甲\n${noise.join('')}\n二、乙\n要做到：一是真学。\n${noise.slice(0, 50).join('')}\n二是真干。\n`;
    const heads = findSections(text).map((section) => section.heading);
    assert.deepEqual(heads, ['一、甲', '二、乙']);
    assert.deepEqual(
      findSections(text)[1]?.children.map((section) => section.heading),
      ['一是真学', '二是真干'],
    );
  });

  test('enumerations that each stand in the last member of another', () => {
    const line = frames(MANY / 2).map((frame) => `，一${frame}好；二${frame}好`);
    const found = findSections(line.join(''));
    assert.ok(flatten(found).length > 0.9 * MANY);
    assert.ok(depthOf(found) > 8 && depthOf(found) < 64, String(depthOf(found)));
  });

  test('enumerations nested like brackets', () => {
    const opened = frames(MANY / 2);
    const text = [
      ...opened.map((frame) => `，一${frame}好`),
      ...opened.reverse().map((frame) => `，二${frame}好`),
    ].join('');
    const found = findSections(text);
    assert.ok(flatten(found).length > 0 && depthOf(found) < 64);
  });
});
