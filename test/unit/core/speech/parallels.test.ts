import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { findBodyStart } from '../../../../src/core/speech/front-matter';
import { findOutline, findSections, type Section } from '../../../../src/core/speech/sections';

function headings(text: string): string[] {
  const flat = (sections: readonly Section[], depth: number): string[] =>
    sections.flatMap((section) => [
      '  '.repeat(depth) + section.heading,
      ...flat(section.children, depth + 1),
    ]);
  return flat(findOutline(text), 0);
}

function bodyOf(speechId: string): string {
  const file = readFileSync(path.join(process.cwd(), 'corpus', `${speechId}.md`), 'utf8');
  return file.slice(findBodyStart(file));
}

suite('parallel openings', () => {
  test('paragraphs that open in one frame are sections', () => {
    assert.deepEqual(headings(bodyOf('2020-03-yiwu-two-models')).slice(2), [
      '复工靠“抢”工人',
      '开市靠“抢”服务',
      '效能靠“抢”行动',
      '动能靠“抢”项目',
      '质量靠“抢”改革',
      '优势靠“抢”谋划',
    ]);
  });

  test('parallel sentences stand under the paragraph that they are in', () => {
    assert.deepEqual(headings(bodyOf('2020-kunshan-leadership')), [
      '善于运用政治思维，锤炼驾驭复杂局面的能力',
      '坚持发展第一要务，锤炼推动改革发展的能力',
      '  增强工作的预见性',
      '  增强工作的创造性',
      '  增强工作的主动性',
      '牢记为民服务宗旨，锤炼做好群众工作的能力',
      '  坚持一切依靠群众',
      '  坚持一切为了群众',
      '  坚持密切联系群众',
      '深化全面从严治党，锤炼抓班子带队伍的能力',
    ]);
  });

  test('two of a kind, a refrain and sentences of any kind are none', () => {
    for (const text of [
      '复工靠“抢”工人。要快。\n开市靠“抢”服务。要好。\n',
      '各位代表！\n今年怎样。\n各位代表！\n明年怎样。\n各位代表！\n后年怎样。\n',
      '我们要学习。我们要工作。我们要生活。\n',
      '加强水利建设。加强水污染防治工作。加强城乡电网建设和改造。\n',
    ]) {
      assert.deepEqual(headings(text), [], text);
    }
  });

  test('numbered sections keep their places and their parents', () => {
    const numbered = fc.constantFrom('一、甲乙\n', '二、丙丁\n', '一是学；二是干。\n');
    const parallel = fc.constantFrom(
      '复工靠“抢”人。\n',
      '开市靠“抢”客。\n',
      '效能靠“抢”快。\n',
      '坚持好。\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(numbered, parallel), { maxLength: 12 }), (lines) => {
        const text = lines.join('');
        const places = (sections: readonly Section[], parent: number): string[] =>
          sections.flatMap((section) => [
            ...(section.marker.family === 'parallel' ? [] : [`${section.start} in ${parent}`]),
            ...places(section.children, section.start),
          ]);
        assert.deepEqual(places(findOutline(text), -1), places(findSections(text), -1));
      }),
    );
  });
});
