import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { SpeechError, type SpeechErrorCode } from '../../../../src/core/errors';
import { MAX_SPEECH_BYTES, parseSpeech } from '../../../../src/core/speech/speech';
import { BUNDLED, readBundled, root } from '../../support-core/library';

function parse(text: string) {
  return parseSpeech('2020-sample', Buffer.from(text));
}

function assertFails(bytes: Uint8Array, code: SpeechErrorCode): void {
  assert.throws(
    () => parseSpeech('bad', bytes),
    (error) => error instanceof SpeechError && error.code === code,
  );
}

suite('parseSpeech', () => {
  test('reads what the front matter says', () => {
    const { metadata } = parse(
      '---\ntitle: 〔在全区大会上的讲话〕\ntitleBy: editor\nspeaker: 张某\nbody: 中共某区委\nplace: 某区\ndate: 2020-03\noccasion: 大会\ngenre: 讲话\nsource: 网站\ncomplete: no\n---\n同志们：\n',
    );
    assert.deepEqual(metadata, {
      title: '〔在全区大会上的讲话〕',
      titleByEditor: true,
      speaker: '张某',
      body: '中共某区委',
      place: '某区',
      date: '2020-03',
      occasion: '大会',
      genre: '讲话',
      source: '网站',
      complete: false,
    });
  });

  test('what the front matter does not say stays unknown', () => {
    const { metadata } = parse('---\nspeaker:\n---\n同志们：\n');
    assert.equal(metadata.title, '2020-sample');
    assert.equal(metadata.titleByEditor, false);
    assert.equal(metadata.speaker, undefined);
    assert.equal(metadata.date, undefined);
    assert.equal(metadata.complete, true);
  });

  test('header and text are the file with LF newlines, without a byte-order mark', () => {
    const speech = parse('\ufeff---\r\ntitle: 甲\r\n---\r\n同志们：\r今天开会。\r\n');
    assert.equal(speech.header, '---\ntitle: 甲\n---\n');
    assert.equal(speech.text, '同志们：\n今天开会。\n');
  });

  for (const date of ['2020', '2020-03', '2020-12-31']) {
    test(`${date} is a date`, () => {
      assert.equal(parse(`---\ndate: ${date}\n---\n正文`).metadata.date, date);
    });
  }

  for (const date of [
    '2020-3',
    '2020-13',
    '2020-00',
    '2020-01-32',
    '2020年3月',
    '昨天',
    '20200326',
  ]) {
    test(`${date} is no date`, () => {
      assertFails(Buffer.from(`---\ndate: ${date}\n---\n正文`), 'bad-front-matter');
    });
  }

  test('each kind of bad file has its code', () => {
    assertFails(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), 'invalid-utf8');
    assertFails(Buffer.from('正文').subarray(0, 4), 'invalid-utf8');
    assertFails(Buffer.from('\ufeff正文', 'utf16le'), 'invalid-utf8');
    assertFails(Buffer.from(''), 'empty');
    assertFails(Buffer.from('\ufeff \r\n　\n'), 'empty');
    assertFails(Buffer.from('---\ntitle: 甲\n---\n\n'), 'empty');
    assertFails(Buffer.from('---\ntitle: 甲\n正文'), 'bad-front-matter');
    assertFails(Buffer.alloc(MAX_SPEECH_BYTES + 1, 'a'), 'too-large');
  });

  test('the longest file that is allowed is read', () => {
    const text = '正'.repeat(Math.floor(MAX_SPEECH_BYTES / 3));
    assert.equal(parseSpeech('long', Buffer.from(text)).text, text);
  });

  test('any bytes are read or refused with a SpeechError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.boolean(), (bytes, withBlock) => {
        const block = Buffer.from(withBlock ? '---\n' : '');
        try {
          const { header, text } = parseSpeech('any', Buffer.concat([block, bytes]));
          assert.ok(!`${header}${text}`.includes('\r'));
        } catch (error) {
          assert.ok(error instanceof SpeechError, String(error));
        }
      }),
    );
  });
});

suite('parseSpeech: the bundled corpus', () => {
  for (const id of BUNDLED) {
    test(`${id}: header and text are the file`, () => {
      const { header, text, metadata } = readBundled(id);
      assert.equal(header + text, readFileSync(path.join(root, 'corpus', `${id}.md`), 'utf8'));
      assert.ok(header.endsWith('\n---\n') && !text.startsWith('---'));
      assert.notEqual(metadata.title, id);
    });
  }
});
