import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodePassages, encodePassages } from '../../../../src/core/retrieval/passage-file';
import {
  type IndexedPassages,
  indexPassages,
  PassageSearch,
  type ReadText,
  textsOf,
} from '../../../../src/core/retrieval/passage-search';
import { PassageFileError, type PassageSource } from '../../../../src/core/retrieval/stored-parts';
import { Thesaurus } from '../../../../src/core/retrieval/thesaurus';
import type { Speech } from '../../../../src/core/speech/speech';
import { createFallbackSegmenter } from '../../../../src/core/text/segmenter';
import { readAllBundled } from '../../support-core/library';
import { prose } from '../../support-core/prose';

const FINGERPRINT = '一座素材库 1';
const TOOLS = { segmenter: createFallbackSegmenter(), thesaurus: new Thesaurus('') };

function speechOf(id: string, text: string, speaker?: string): Speech {
  return {
    id,
    text,
    header: '',
    metadata: {
      title: `题${id}`,
      titleByEditor: false,
      speaker,
      body: undefined,
      place: undefined,
      date: '2020-03',
      occasion: undefined,
      genre: undefined,
      source: undefined,
      complete: true,
    },
  };
}

function fileOf(speeches: readonly Speech[]): Uint8Array {
  const chunks = encodePassages(indexPassages(speeches), textsOf(speeches), FINGERPRINT);
  return Uint8Array.from(Buffer.concat([...chunks]));
}

function sourceOf(file: Uint8Array): PassageSource {
  return {
    size: file.length,
    read: (position, targets) => {
      let at = position;
      for (const target of targets) {
        assert.ok(at >= 0 && at + target.length <= file.length, 'beyond the file');
        target.set(file.subarray(at, at + target.length));
        at += target.length;
      }
    },
  };
}

function searchIn(passages: IndexedPassages, readText: ReadText): PassageSearch {
  return new PassageSearch(passages, readText, TOOLS);
}

/** Everything that can be asked of a file; throws when any of it is refused. */
function readAll(file: Uint8Array): unknown {
  const stored = decodePassages(sourceOf(file), FINGERPRINT);
  stored.load();
  const passages = Array.from({ length: stored.table.size }, (_, number) => {
    const passage = stored.table.passage(number);
    assert.ok(passage);
    return { ...passage, text: stored.readText(passage) };
  });
  const { headingPaths, speeches } = stored.table;
  const segments = stored.index.segments.map(({ load: _, ...arrays }) => arrays);
  return { passages, headingPaths, speeches: [...speeches], segments };
}

const SMALL = [
  speechOf(
    '甲',
    '一、加强作风建设\n坚持问题导向，压实主体责任，改进工作作风。\n二、务实\n真抓实干。',
    '张三',
  ),
  speechOf('乙', '深化审批制度改革，方便群众办事，让数据多跑路。'),
];

suite('the file of passages', () => {
  test('any library comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(prose, fc.boolean()), { maxLength: 5 }), (texts) => {
        const speeches = texts.map(([text, isKnown], i) =>
          speechOf(`${i}`, text, isKnown ? '李四' : undefined),
        );
        const { table, index } = indexPassages(speeches);
        const readText = textsOf(speeches);
        const stored = decodePassages(sourceOf(fileOf(speeches)), FINGERPRINT);
        stored.load();
        assert.deepEqual(stored.table.columns, table.columns);
        assert.deepEqual(stored.table.headingPaths, table.headingPaths);
        assert.deepEqual(
          stored.index.segments.map(({ load: _, ...arrays }) => arrays),
          index.segments,
        );
        for (let number = 0; number < table.size; number++) {
          const passage = table.passage(number);
          const back = stored.table.passage(number);
          assert.ok(passage && back);
          assert.equal(stored.readText(back), readText(passage));
        }
        assert.ok(stored.areOf(speeches));
      }),
    );
  });

  test('answers from the file are those of the index, read as they are needed', () => {
    const speeches = readAllBundled();
    const passages = indexPassages(speeches);
    const file = fileOf(speeches);
    let bytesRead = 0;
    const source = sourceOf(file);
    const stored = decodePassages(
      {
        size: source.size,
        read: (position, targets) => {
          bytesRead += targets.reduce((sum, { length }) => sum + length, 0);
          source.read(position, targets);
        },
      },
      FINGERPRINT,
    );
    assert.ok(bytesRead < file.length / 2, `${bytesRead} of ${file.length} bytes`);
    const fromFile = searchIn(stored, stored.readText);
    const fromMemory = searchIn(passages, textsOf(speeches));
    for (const text of [
      '加强基层党组织建设，压实管党治党主体责任',
      '让群众少跑腿',
      '招商引资',
      speeches[0]?.text.slice(300, 600) ?? '',
    ]) {
      assert.deepEqual(
        fromFile.similar({ text, limit: 9 }),
        fromMemory.similar({ text, limit: 9 }),
      );
    }
    assert.deepEqual(fromFile.filterChoices(), fromMemory.filterChoices());
  });

  test('no byte can change without being told', () => {
    const file = fileOf(SMALL);
    readAll(file);
    for (let at = 0; at < file.length; at++) {
      for (const change of [1, 0x80, 0xff]) {
        const damaged = file.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        assert.throws(() => readAll(damaged), PassageFileError, `byte ${at} ^ ${change}`);
      }
    }
  });

  test('no file that was cut off, or went on, is read', () => {
    const file = fileOf(SMALL);
    for (let length = 0; length < file.length; length++) {
      assert.throws(() => readAll(file.slice(0, length)), PassageFileError, `${length} bytes`);
      assert.throws(() => readAll(file.slice(length + 1)), PassageFileError, `from ${length + 1}`);
    }
    assert.throws(() => readAll(Buffer.concat([file, file])), PassageFileError);
    assert.throws(() => readAll(Buffer.concat([file, Buffer.alloc(4)])), PassageFileError);
  });

  test('a large library comes back, in pieces of a megabyte, and damage in any page is told', () => {
    const speeches = Array.from({ length: 6 }, (_, i) =>
      readAllBundled().map((speech) => ({ ...speech, id: `${i} ${speech.id}` })),
    ).flat();
    const passages = indexPassages(speeches);
    const chunks = [...encodePassages(passages, textsOf(speeches), FINGERPRINT)];
    assert.ok(chunks.length > 2);
    const file = Uint8Array.from(Buffer.concat(chunks));
    const stored = decodePassages(sourceOf(file), FINGERPRINT);
    assert.ok(stored.areOf(speeches));
    stored.load();
    assert.deepEqual(
      stored.index.segments.map(({ load: _, ...arrays }) => arrays),
      passages.index.segments,
    );
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = file.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        assert.throws(() => readAll(damaged), PassageFileError);
      }),
      { numRuns: 12 },
    );
  });

  const refused = (change: (file: Uint8Array) => void, fingerprint = FINGERPRINT): string => {
    const file = fileOf(SMALL);
    change(file);
    try {
      decodePassages(sourceOf(file), fingerprint);
    } catch (error) {
      assert.ok(error instanceof PassageFileError);
      return error.code;
    }
    return 'read';
  };

  test('says why it refuses: another library, another version, another order of bytes, another file', () => {
    const wordAt = (file: Uint8Array, fromEnd: number): DataView =>
      new DataView(file.buffer, file.length - fromEnd, 4);
    assert.equal(
      refused(() => undefined),
      'read',
    );
    assert.equal(
      refused(() => undefined, '另一座素材库'),
      'other-library',
    );
    for (const version of [0, 1, 99]) {
      assert.equal(
        refused((file) => wordAt(file, 20).setUint32(0, version, true)),
        'version',
      );
    }
    assert.equal(
      refused((file) => wordAt(file, 24).setUint32(0, 0x04030201, true)),
      'foreign',
    );
    assert.equal(
      refused((file) => file.fill(0)),
      'foreign',
    );
  });

  test('knows the speeches that it was made of', () => {
    const stored = decodePassages(sourceOf(fileOf(SMALL)), FINGERPRINT);
    const [first, second] = SMALL;
    assert.ok(first && second);
    assert.ok(stored.areOf(SMALL));
    assert.ok(!stored.areOf([second, first]));
    assert.ok(!stored.areOf([first]));
    assert.ok(!stored.areOf([...SMALL, second]));
    assert.ok(!stored.areOf([{ ...first, id: '丙' }, second]));
    assert.ok(!stored.areOf([{ ...first, text: first.text.replace('真抓', '狠抓') }, second]));
    const metadata = { ...first.metadata, speaker: '王五' };
    assert.ok(!stored.areOf([{ ...first, metadata }, second]));
  });
});
