import assert from 'node:assert/strict';
import { findTitle } from '../../../../src/core/speech/title';

suite('findTitle', () => {
  for (const [text, title] of [
    ['政府工作报告\n各位代表：\n', '政府工作报告'],
    ['\n　　在全县经济工作会议上的讲话　\n\n同志们：', '在全县经济工作会议上的讲话'],
    ['# 在启动会上的讲话\n正文', '在启动会上的讲话'],
    ['讲　　话\n正文', '讲 话'],
    ['“十四五”开局之年的工作报告', '“十四五”开局之年的工作报告'],
    ['不忘初心，牢记使命\n正文。', '不忘初心，牢记使命'],
    ['第一季度经济形势\n正文', '第一季度经济形势'],
  ] as const) {
    test(`${JSON.stringify(text)} has a title`, () => {
      assert.equal(findTitle(text), title);
    });
  }

  test('a subtitle under the title tells speeches of one title apart', () => {
    const date = '——2017年3月5日在第十二届全国人民代表大会第五次会议上';
    assert.equal(findTitle(`政府工作报告\n${date}\n国务院总理`), `政府工作报告${date}`);
    assert.equal(findTitle('政府工作报告\n——我们走过了不平凡的一年。\n'), '政府工作报告');
  });

  for (const text of [
    '',
    '\n \n',
    '同志们：\n今天开会。',
    '同志们\n今天开会。',
    '各位代表\n',
    '尊敬的各位领导\n',
    '今天我们召开全县经济工作会议。主要任务是什么',
    '我们的目标是什么？',
    '他说：“要实干。”\n',
    '一、工作回顾\n',
    '（一）工作回顾\n',
    '1. 工作回顾\n',
    '一要学理论、强引领\n二要重运用、求实效\n',
    '================\n正文',
    '2020-03-26\n正文',
    '长'.repeat(51),
    `${'长'.repeat(5000)}\n正文`,
  ]) {
    test(`${JSON.stringify(text.slice(0, 30))} has none`, () => {
      assert.equal(findTitle(text), undefined);
    });
  }
});
