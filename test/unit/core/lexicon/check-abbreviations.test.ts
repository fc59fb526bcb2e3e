import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { checkAbbreviations } from '../../../../src/core/lexicon/check-abbreviations';
import { Lexicon } from '../../../../src/core/lexicon/lexicon';
import { parseAbbreviations } from '../../../../src/core/lexicon/parse-abbreviations';
import { RULES } from '../../../../src/core/speech/checks/finding';
import { applyEdits } from '../../../../src/core/text/text-edit';
import { readAllBundled } from '../../support-core/library';
import { LEXICON } from './rows';

function find(text: string, date?: string, lexicon = LEXICON) {
  return checkAbbreviations(text, { lexicon, date, rules: new Set(RULES) }).map((finding) => ({
    message: finding.message,
    marked: text.slice(finding.span.start, finding.span.end),
    args: finding.args,
    fixed: finding.fixes.map(({ edits }) => applyEdits(text, edits)),
  }));
}

function theOnly(text: string, date?: string) {
  const found = find(text, date);
  assert.equal(found.length, 1, JSON.stringify(found));
  const [only] = found;
  assert.ok(only);
  return only;
}

const ALL = '政治意识、大局意识、核心意识、看齐意识';
const STABLE = '稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期';
const OLD = '全面建成小康社会、全面深化改革、全面依法治国、全面从严治党';
const NEW = '全面建设社会主义现代化国家、全面深化改革、全面依法治国、全面从严治党';

suite('abbreviationWording', () => {
  const slips: readonly (readonly [
    text: string,
    message: string,
    marked: string,
    named: readonly string[],
    fixed: string,
  ])[] = [
    [
      '增强“四个意识”（政治意识、大局意识、看齐意识），',
      'abbreviationMissing',
      '政治意识、大局意识、看齐意识',
      ['四个意识', '核心意识'],
      `增强“四个意识”（${ALL}），`,
    ],
    [
      '四个意识，即政治意识，大局意识，核心意识。',
      'abbreviationMissing',
      '政治意识，大局意识，核心意识',
      ['看齐意识'],
      '四个意识，即政治意识，大局意识，核心意识，看齐意识。',
    ],
    [
      '“四个意识”——“政治意识”“大局意识”“核心意识”，是方向。',
      'abbreviationMissing',
      '政治意识”“大局意识”“核心意识',
      ['看齐意识'],
      '“四个意识”——“政治意识”“大局意识”“核心意识”“看齐意识”，是方向。',
    ],
    [
      '四个意识：大局意识、政治意识、核心意识和看齐意识。',
      'abbreviationOrder',
      '大局意识、政治意识、核心意识和看齐意识',
      ['四个意识'],
      '四个意识：政治意识、大局意识、核心意识和看齐意识。',
    ],
    [
      '四个意识即政治意识、大局意识、纪律意识、看齐意识，',
      'abbreviationMember',
      '纪律意识',
      ['纪律意识', '核心意识'],
      `四个意识即${ALL}，`,
    ],
    [
      '四个意识（政治意识、大局意识、大局意识、看齐意识）',
      'abbreviationMember',
      '大局意识',
      ['大局意识', '核心意识'],
      `四个意识（${ALL}）`,
    ],
    [
      `四个意识（${ALL}、纪律意识）`,
      'abbreviationExtra',
      '纪律意识',
      ['纪律意识'],
      `四个意识（${ALL}）`,
    ],
    [
      '六稳（稳就业、稳金融、稳外贸、稳外资）',
      'abbreviationMissing',
      '稳就业、稳金融、稳外贸、稳外资',
      ['稳投资、稳预期'],
      `六稳（${STABLE}）`,
    ],
    [
      '四风（形式主义、官僚主义、享乐主义、攀比之风）',
      'abbreviationMember',
      '攀比之风',
      ['攀比之风', '奢靡之风'],
      '四风（形式主义、官僚主义、享乐主义、奢靡之风）',
    ],
    [
      '三严三实是指严以修身、严以用权、严以律己，谋事要实、做人要实。',
      'abbreviationMissing',
      '严以修身、严以用权、严以律己，谋事要实、做人要实',
      ['创业要实'],
      '三严三实是指严以修身、严以用权、严以律己；谋事要实、创业要实、做人要实。',
    ],
    [
      '两个维护，即坚决维护党中央权威和集中统一领导，坚决维护党中央的核心地位。',
      'abbreviationOrder',
      '坚决维护党中央权威和集中统一领导，坚决维护党中央的核心地位',
      [],
      '两个维护，即坚决维护党中央的核心地位，坚决维护党中央权威和集中统一领导。',
    ],
  ];

  test('a list that ends its line is read alike with both kinds of line ends', () => {
    const lines = [
      '四个意识：政治意识、大局意识、核心意识、看准意识',
      '四个意识，即政治意识、大局意识、看齐意识',
      '四个意识（政治意识、大局意识、核心意识、看准意识',
    ];
    const marked = (newline: string) =>
      find(lines.join(newline) + newline).map(({ message, marked, args }) => [
        message,
        marked,
        args,
      ]);
    assert.equal(marked('\n')[0]?.[1], '看准意识');
    assert.deepEqual(marked('\r\n'), marked('\n'));
  });
  for (const [text, message, marked, named, fixed] of slips) {
    test(text, () => {
      const found = theOnly(text);
      assert.equal(found.message, message);
      assert.equal(found.marked, marked);
      for (const name of named) {
        assert.ok(found.args.includes(name), `${name} in ${found.args.join(' ')}`);
      }
      // The source behind it.
      assert.deepEqual(found.args.slice(-2), ['某会议公报', '2016-01-29']);
      assert.deepEqual(found.fixed, [fixed]);
      assert.deepEqual(find(fixed), []);
    });
  }

  for (const text of [
    '运用“四种形态”（成为常态、是少数、成为大多数、是极少数），',
    // Right, in one way or another.
    `增强“四个意识”（${ALL}）。`,
    `“四个意识”，即${ALL}，是根本要求。`,
    '四个意识：政治意识，大局意识，核心意识，看齐意识。',
    '四个意识（“政治意识”、“大局意识”、“核心意识”和“看齐意识”）',
    '四个意识即政治意识、大局意识、核心意识、看齐意识的统一',
    '四个意识（一是政治意识；二是大局意识；三是核心意识；四是看齐意识）',
    '四个自信（道路、理论、制度、文化自信）',
    '四个自信，即中国特色社会主义道路自信、理论自信、制度自信、文化自信。',
    '六稳（稳就业、金融、外贸、外资、投资、预期）',
    '六保：保居民就业、保基本民生、保市场主体、保粮食和能源安全、保产业链、供应链稳定、保基层运转。',
    '三个务必：务必不忘初心、牢记使命；务必谦虚谨慎、艰苦奋斗；务必敢于斗争、善于斗争。',
    '反“四风”（形式主义、官僚主义、享乐主义和奢靡之风）',
    `四个意识（${ALL}，下同）`,
    `四个意识，即${ALL}、四个自信和两个维护`,
    // A gloss, an example, a mention in part.
    '四个意识就是立场方向，就是衡量的标准。',
    '四个意识（特别是看齐意识）',
    '四个意识（政治意识、大局意识等）',
    '四个意识：政治意识、大局意识、核心意识……',
    '四个意识，即政治意识、大局意识、核心意识，还有向党中央看齐。',
    '四个意识：政治意识强、大局意识强、核心意识强。',
    '四个意识（讲政治、顾大局、护核心、会看齐）',
    '四个意识：现代化、改革、法治、治党',
    '两个维护（坚决维护党中央权威和集中统一领导）',
    '四风（形式主义、官僚主义、享乐主义、奢靡）',
    '四风，即形式主义、官僚主义、享乐主义、攀比之风。',
    '五个坚持：坚持人民至上。四个意识',
    // Still being typed.
    '四个意识，即政治意识、大局意识、核心意识',
    '四个意识，即政治意识、大局意识、核心意识、\n下一段',
    '四个自信是指：道路自信、理论自信、制度自信和？',
    '四个意识：是指政治意识、大局意识、核心意识、（）',
    '四个意识（政治意识、大局意识、核心意识',
    // Not its place.
    '---\ntitle: 四个意识（政治意识、大局意识、看齐意识）\n---\n同志们：',
    '第四个意识（政治意识、大局意识、看齐意识）',
    '四个意识要求：政治意识、大局意识、看齐意识。',
  ]) {
    test(`silent: ${text.replaceAll('\n', '⏎')}`, () => assert.deepEqual(find(text), []));
  }

  for (const [date, text, message, fixed] of [
    ['2020-10-28', `四个全面（${OLD}）`, undefined, undefined],
    ['2020-10-29', `四个全面（${NEW}）`, undefined, undefined],
    [undefined, `四个全面（${OLD}）`, 'abbreviationOutdated', `四个全面（${NEW}）`],
    ['2018', `四个全面（${NEW}）`, 'abbreviationOutdated', `四个全面（${OLD}）`],
    ['2020', `四个全面（${OLD}）`, undefined, undefined],
    ['2020-10', `四个全面（${NEW}）`, undefined, undefined],
    [
      '2021',
      '四个全面，即全面建成小康社会、全面从严治党、全面依法治国、全面深化改革。',
      undefined,
      undefined,
    ],
  ] as const) {
    test(`at ${date ?? 'no date'}: ${text}`, () => {
      const found = find(text, date);
      assert.equal(found[0]?.message, message);
      assert.equal(found[0]?.fixed[0], fixed);
    });
  }

  test('the time of both wordings is told', () => {
    const { args } = theOnly(`四个全面（${OLD}）`, '2021');
    assert.deepEqual(args.slice(0, 3), ['四个全面', '2014-12-14—2020-10-28', '2020-10-29—']);
  });

  const shipped = parseAbbreviations(
    readFileSync(path.join(process.cwd(), 'corpus', 'lexicon', 'abbreviations.json'), 'utf8'),
  );
  const shippedLexicon = new Lexicon(shipped);
  const frames: readonly (readonly [string, string])[] = [
    ['（', '）'],
    ['，即', '。'],
    ['”，即', '，是根本要求。'],
    ['——', '，'],
    ['：', '。'],
    ['”（', '），'],
  ];

  test('no wording of the lexicon that ships is found fault with', () => {
    const wordings = shipped.flatMap(({ term, versions }) =>
      versions.flatMap(({ expansion, members, validFrom, validTo }) =>
        [expansion, members.join('、'), members.join('；')].map((written) => ({
          term,
          written,
          date: validFrom ?? validTo,
        })),
      ),
    );
    for (const { term, written, date } of wordings) {
      for (const [open, close] of frames) {
        const text = `要做到${open.startsWith('”') ? '“' : ''}${term}${open}${written}${close}`;
        assert.deepEqual(find(text, date, shippedLexicon), [], text);
      }
    }
  });

  /** What a slip makes of two members that stand side by side. */
  const SLIPS = {
    abbreviationMissing: ([, two]: readonly string[]) => [two],
    abbreviationOrder: ([one, two]: readonly string[]) => [two, one],
    abbreviationMember: ([one]: readonly string[]) => [one, one],
  };

  test('a slip is told as what it is or not at all, and a fix leaves nothing to find', () => {
    const cases = shipped
      .map(({ term, versions }) => ({ term, version: versions.at(-1) ?? versions[0] }))
      .filter(({ version }) => version.members.length > 2);
    const written = fc.record({
      row: fc.constantFrom(...cases),
      nat: fc.nat(),
      slip: fc.constantFrom(...(Object.keys(SLIPS) as (keyof typeof SLIPS)[])),
      joiner: fc.constantFrom('、', '，', '；'),
      frame: fc.constantFrom(...frames.filter(([open]) => !open.startsWith('”'))),
    });
    let told = 0;
    fc.assert(
      fc.property(written, ({ row: { term, version }, nat, slip, joiner, frame }) => {
        const { members, validFrom } = version;
        const at = nat % (members.length - 1);
        const list = [
          ...members.slice(0, at),
          ...SLIPS[slip](members.slice(at, at + 2)),
          ...members.slice(at + 2),
        ].join(joiner);
        const text = `要${term}${frame[0]}${list}${frame[1]}`;
        for (const { message, fixed } of find(text, validFrom, shippedLexicon)) {
          told++;
          assert.equal(message, slip, text);
          assert.deepEqual(find(fixed[0] ?? '', validFrom, shippedLexicon), [], text);
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(told > 250, `${told} of 500 slips told`);
  });

  test('speeches that were given have none', () => {
    for (const { id, text, metadata } of readAllBundled()) {
      assert.deepEqual(find(text, metadata.date, shippedLexicon), [], id);
    }
  });
});

suite('abbreviationCount', () => {
  for (const [text, marked, count, fixed] of [
    [
      '做到“五个坚持”（坚持甲、坚持乙、坚持丙）',
      '五个坚持',
      '3',
      '做到“三个坚持”（坚持甲、坚持乙、坚持丙）',
    ],
    ['落实五个严禁：严禁甲；严禁乙；严禁丙；严禁丁。', '五个严禁', '4', undefined],
    ['坚持“三不”，即：不甲，不乙。', '三不', '2', '坚持“两不”，即：不甲，不乙。'],
    ['实现三个转变，即甲向乙转变，丙向丁转变。', '三个转变', '2', undefined],
    // Another list than the lexicon's.
    ['六稳（稳甲、稳乙、稳丙）', '六稳', '3', '三稳（稳甲、稳乙、稳丙）'],
    ['“五通”：政策沟通，设施联通，贸易畅通。', '五通', '3', undefined],
    ['四项机制（协调机制、考核机制、保障机制）', '四项机制', '3', undefined],
  ] as const) {
    test(text, () => {
      const found = theOnly(text);
      assert.equal(found.message, 'abbreviationCount');
      assert.equal(found.marked, marked);
      assert.deepEqual(found.args, [marked, count]);
      if (fixed !== undefined) {
        assert.deepEqual(found.fixed, [fixed]);
      }
      assert.deepEqual(find(found.fixed[0] ?? ''), []);
    });
  }

  for (const text of [
    '做到“三个坚持”（坚持甲、坚持乙、坚持丙）',
    '六稳（稳就业、稳甲、稳乙）',
    // Not certain to be the whole list.
    '做到“五个坚持”（坚持甲、坚持乙等）',
    '做到“五个坚持”（坚持甲、坚持乙、……）',
    '做到“五个坚持”（其中坚持甲、坚持乙）',
    '做到“五个坚持”（坚持甲、乙、丙）',
    '做到“五个坚持”（坚持甲乙丙）',
    '“五个坚持”：坚持甲。坚持乙。坚持丙。',
    '“三个坚持”：坚持甲、坚持乙；坚持丙、坚持丁；坚持戊。',
    '“三个意识”（大局意识、服务意识和创新意识）',
    '做到五个坚持，坚持甲、坚持乙。',
    '五个坚持（略）',
    // Another number, or none that counts.
    '第五个坚持（坚持甲、坚持乙）',
    '二十五个坚持（坚持甲、坚持乙）',
    '全省三个试点县（市、区）',
  ]) {
    test(`silent: ${text}`, () => assert.deepEqual(find(text), []));
  }
});

suite('checkAbbreviations', () => {
  test('only the rules that are on, in the order of the text', () => {
    const text = `五个坚持（坚持甲、坚持乙），四个意识（政治意识、大局意识、看齐意识）`;
    const rulesOf = (...rules: readonly (typeof RULES)[number][]): string[] =>
      checkAbbreviations(text, { lexicon: LEXICON, date: undefined, rules: new Set(rules) }).map(
        ({ rule }) => rule,
      );
    assert.deepEqual(rulesOf('abbreviationWording', 'abbreviationCount'), [
      'abbreviationCount',
      'abbreviationWording',
    ]);
    assert.deepEqual(rulesOf('abbreviationWording'), ['abbreviationWording']);
    assert.deepEqual(rulesOf('seriesGap'), []);
  });

  test('any text is read without an error, and findings lie in it', () => {
    const piece = fc.constantFrom(
      ...['四个意识', '四个全面', '六稳', '五个坚持', '坚持', '政治意识', '大局意识', '看齐意识'],
      ...['（', '）', '，即', '：', '——', '“', '”', '、', '，', '；', '。', '和', '等', '\n', '甲'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const { marked, fixed } of find(text)) {
          assert.notEqual(marked, '');
          assert.ok(fixed.every((one) => one !== text));
        }
      }),
    );
  });
});
