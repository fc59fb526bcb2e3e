import type { Phrase } from '../../src/core/phrases/phrase';
import { parseSpeech, type Speech } from '../../src/core/speech/speech';
import type { Segmenter } from '../../src/core/text/segmenter';

const PHRASES_PER_SPEECH = 500;

/** Numbers in [0, 1), the same every time. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    // Park and Miller's generator.
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * A library of about `count` phrases: words of real ones put together anew, a few phrases in many speeches and
 * many in one, each in quotation marks, so that mining finds them again.
 */
export function generateLibrary(
  real: readonly Phrase[],
  count: number,
  segmenter: Segmenter,
): { phrases: Phrase[]; speeches: Speech[] } {
  const random = createRandom(20_210_115);
  const words = real.flatMap(({ text }) =>
    segmenter.segment(text.replaceAll(/[、，“”《》]/gu, '')).map((token) => token.text),
  );
  const texts = new Set<string>();
  while (texts.size < count) {
    const length = 2 + Math.floor(random() * 3);
    const parts = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? '');
    const text = parts.join('');
    if (text.length >= 4 && text.length <= 16) {
      texts.add(text);
    }
  }
  const phrases = [...texts];
  // One in r stands about count / r times: twice as many places as phrases in all.
  const places = phrases.flatMap((text, rank) =>
    Array.from({ length: 1 + Math.floor(count / 20 / (rank + 1)) }, () => text),
  );
  for (let i = places.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [places[i], places[other]] = [places[other] ?? '', places[i] ?? ''];
  }
  const speeches: Speech[] = [];
  for (let i = 0; i < places.length; i += PHRASES_PER_SPEECH) {
    const clauses = places.slice(i, i + PHRASES_PER_SPEECH).map((text) => `要“${text}”，`);
    const body = clauses.join('').replaceAll(/((?:[^，]*，){7}[^，]*)，/gu, '$1。\n');
    speeches.push(parseSpeech(`generated-${speeches.length}`, Buffer.from(body)));
  }
  const ids = new Map<string, Set<string>>();
  for (const [i, text] of places.entries()) {
    const id = `generated-${Math.floor(i / PHRASES_PER_SPEECH)}`;
    ids.set(text, (ids.get(text) ?? new Set()).add(id));
  }
  const times = new Map<string, number>();
  for (const text of places) {
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  return {
    speeches,
    phrases: phrases.map((text) => ({
      text,
      occurrences: times.get(text) ?? 1,
      speechIds: [...(ids.get(text) ?? [])],
      quality: 1,
      worth: 1,
    })),
  };
}
