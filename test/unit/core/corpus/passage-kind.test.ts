import assert from 'node:assert/strict';
import { kindOfPassage } from '../../../../src/core/corpus/passage-kind';

suite('kindOfPassage', () => {
  const of = (text: string, headings: string[] = [], position = 0.5) =>
    kindOfPassage({ text, headings, position });

  test('the headings say it', () => {
    assert.equal(of('这里说的是事情。', ['一、存在的主要问题和不足']), 'problems');
    assert.equal(of('这里说的是事情。', ['二、下一步要着力抓好的工作']), 'measures');
    assert.equal(of('这里说的是事情。', ['一、过去五年取得的成绩']), 'achievements');
  });

  test('the innermost heading that says something counts', () => {
    assert.equal(of('这里说的是事情。', ['一、取得的成绩', '（三）仍然存在的问题']), 'problems');
    assert.equal(of('这里说的是事情。', ['一、存在的问题', '（三）村级组织']), 'problems');
  });

  test('else the words of the passage', () => {
    assert.equal(
      of('一些党组织书记存在重业务轻党建的问题，基层基础还有薄弱环节，差距不小，短板明显。'),
      'problems',
    );
    assert.equal(
      of('要进一步强化责任落实，着力健全长效机制，切实抓好整改，确保见效。'),
      'measures',
    );
    assert.equal(
      of('一年来，我们实现了生产总值增长8.2%，取得了显著成效，群众生活明显改善。'),
      'achievements',
    );
    assert.equal(of('今天天气很好，大家在这里相聚。'), 'other');
  });

  test('openings and closings by where they stand', () => {
    assert.equal(of('同志们：这次会议很重要。', [], 0), 'opening');
    assert.equal(of('各位代表：现在，我代表市政府作工作报告。', [], 0.3), 'opening');
    assert.equal(of('让我们更加紧密地团结起来，奋勇前进！', ['四、加强领导'], 1), 'closing');
    assert.notEqual(of('让我们先看看数字。', [], 0.4), 'closing');
  });

  test('nothing is other', () => {
    assert.equal(of(''), 'other');
  });
});
