import fc from 'fast-check';

const PIECES = [
  ...'一二三是要的党建，。、；：！？“”《》（）…\n',
  '\r\n',
  '\n\n',
  '　　',
  ' ',
  '。”',
  '，”',
  '1,000',
  '2:00',
  '2020年',
  'PPP',
  'bwcx',
  '𠮷',
  '😀',
  '\ud842',
  '不忘初心、牢记使命',
  '同志们：',
  '让信息多跑路，让群众少跑腿。',
];

/** Chinese prose with everything that can stand between its characters. */
export const prose = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

const MARKERS = [
  '一、',
  '二、',
  '三、',
  '（一）',
  '（二）',
  '1.',
  '2.',
  '（1）',
  '（2）',
  '①',
  '②',
  '一是',
  '二是',
  '三是',
  '一要',
  '二要',
  '一看',
  '二看',
  '三看',
  '第一，',
  '第二，',
  '第一章',
  '第二章',
  '首先，',
  '其次，',
  '最后，',
  '其一，',
  '其二，',
  '一方面',
  '另一方面',
  '# ',
  '## ',
  '### ',
  '同志们：\n',
  '同志们，',
  '```\n',
  '**',
  '- ',
  '> ',
];

/** Text that is mostly markers: what no writer writes, but an editor holds for a moment. */
export const markedProse = fc
  .array(
    fc.oneof(
      fc.constantFrom(...MARKERS),
      fc.constantFrom('\n', '。', '；', '，', '：', '好', '加强领导', ' ', '\n\n', '。\n', '；\n'),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));
