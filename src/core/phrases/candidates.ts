import type { Speech } from '../speech/speech';
import { countHan } from '../text/characters';
import type { Segmenter, Token } from '../text/segmenter';
import { type LeftBoundary, leftBoundary, type RightBoundary, rightBoundary } from './boundaries';
import {
  areParallel,
  isTorn,
  isWellFormed,
  stripOuterQuotes,
  withoutMarks,
} from './candidate-rules';
import { type Clause, readSentences } from './clause-words';

/** A place where a candidate stands, as far as it tells whether it is a unit there. */
export interface Place {
  readonly left: LeftBoundary;
  readonly right: RightBoundary;
  /** The words before and after it, '' at the ends of the clause. */
  readonly previous: string;
  readonly next: string;
  /** Whether it has some members of a chain and leaves others out: 想干事、敢干事|、干成事. */
  readonly isPartOfChain: boolean;
  /** Whether it is all that stands behind numbering. */
  readonly isNumbered: boolean;
  /** Whether it begins, and whether it ends its sentence. */
  readonly beginsSentence: boolean;
  readonly endsSentence: boolean;
}

/** A stretch of one to four clauses that may be a phrase. */
export interface Candidate {
  readonly text: string;
  /** Its words without marks. */
  readonly words: readonly Token[];
  /** Some of the places where it stands; the first ones, for a few tell enough. */
  readonly places: Place[];
}

const MOST_PLACES = 12;
const MOST_WORDS = 26;
const SHORTEST_UNITS = 4;
/** No phrase is longer, in UTF-16 units, marks included. */
export const LONGEST_PHRASE = 60;
const MOST_CLAUSES = 4;

/** A boundary in the `at`-th clause of a sentence. */
interface Beginning {
  readonly clauses: readonly Clause[];
  readonly at: number;
  readonly from: number;
  readonly left: LeftBoundary;
}

/** From a beginning to the word at `to` of the `last` clause; words and place are made only when asked for. */
interface Stretch {
  readonly text: string;
  readonly beginning: Beginning;
  readonly last: number;
  readonly to: number;
  readonly right: RightBoundary;
}

/**
 * All stretches of a library that may be phrases, in the order in which they first stand: runs of words of a
 * clause between two boundaries, and neighbouring clauses that are parallel. What stands once must also
 * stand where a phrase is likely; what recurs may stand anywhere.
 */
export function findCandidates(speeches: readonly Speech[], segmenter: Segmenter): Candidate[] {
  const sentences = speeches.flatMap((speech) => readSentences(speech.text, segmenter));
  const counts = new StretchCounts();
  eachStretch(sentences, ({ text }) => counts.add(text));
  const candidates = new Map<string, Candidate | undefined>();
  eachStretch(sentences, (stretch) => {
    if (counts.recurs(stretch.text) || isLikelyPlace(stretch)) {
      collect(candidates, stretch);
    }
  });
  return [...candidates.values()].filter(
    (candidate): candidate is Candidate => candidate !== undefined && candidate.places.length > 0,
  );
}

function collect(candidates: Map<string, Candidate | undefined>, stretch: Stretch): void {
  const text = stripOuterQuotes(stretch.text);
  if (!candidates.has(text)) {
    const words = withoutMarks(wordsOf(stretch));
    const candidate = isWellFormed(text, words) ? { text, words, places: [] } : undefined;
    candidates.set(text, candidate);
  }
  const candidate = candidates.get(text);
  if (candidate === undefined || candidate.places.length >= MOST_PLACES) {
    return;
  }
  const place = placeOf(stretch);
  if (!isTorn(text, candidate.words, place)) {
    candidate.places.push(place);
  }
}

/** The places where a phrase that stands once is found: as a whole clause, object or chain. */
function isLikelyPlace({ text, beginning, to, right }: Stretch): boolean {
  const { clauses, at, from, left } = beginning;
  // 压紧压实, 学思践悟: a single word of the dictionary is a unit wherever it stands.
  if (to === from + 1 && isQuad(clauses[at]?.words[from])) {
    return true;
  }
  if (text.includes('，')) {
    return true;
  }
  if (text.includes('、')) {
    return left !== 'member' && right !== 'member';
  }
  if (left === 'quote' || right === 'quote') {
    return left === right;
  }
  if (left === 'noun') {
    return false;
  }
  return right === 'clause' || (right === 'member' && (left === 'member' || left === 'clause'));
}

function wordsOf({ beginning, last, to }: Stretch): Token[] {
  const { clauses, at, from } = beginning;
  const words: Token[] = [];
  for (let clause = at; clause <= last; clause++) {
    const all = clauses[clause]?.words ?? [];
    const end = clause === last ? to : all.length;
    words.push(...all.slice(clause === at ? from : 0, end));
  }
  return words;
}

function placeOf({ text, beginning, last, to, right }: Stretch): Place {
  const { clauses, at, from, left } = beginning;
  const isWhole = left === 'clause' && right === 'clause';
  return {
    left,
    right,
    previous: clauses[at]?.words[from - 1]?.text ?? '',
    next: clauses[last]?.words[to]?.text ?? '',
    isPartOfChain: last === at && text.includes('、') && (left === 'member' || right === 'member'),
    isNumbered: isWhole && clauses[at]?.isNumbered === true,
    beginsSentence: isWhole && at === 0,
    endsSentence: isWhole && last === clauses.length - 1,
  };
}

function eachStretch(
  sentences: readonly (readonly Clause[])[],
  visit: (stretch: Stretch) => void,
): void {
  for (const clauses of sentences) {
    clauses.forEach(({ words }, at) => {
      for (let from = 0; from < words.length; from++) {
        const left = leftBoundary(words, from) ?? (isQuad(words[from]) ? 'noun' : undefined);
        if (left !== undefined) {
          visitRuns({ clauses, at, from, left }, visit);
          visitParallels({ clauses, at, from, left }, visit);
        }
      }
    });
  }
}

/** A 四字格 is a unit whatever stands beside it. */
function isQuad(word: Token | undefined): boolean {
  return word?.text.length === 4 && /^[il]/.test(word.pos ?? '');
}

function visitRuns(beginning: Beginning, visit: (stretch: Stretch) => void): void {
  const { clauses, at, from } = beginning;
  const words = clauses[at]?.words ?? [];
  let text = '';
  for (let to = from + 1; to <= Math.min(words.length, from + MOST_WORDS); to++) {
    text += words[to - 1]?.text ?? '';
    if (text.length > LONGEST_PHRASE) {
      return;
    }
    const right = text.length < SHORTEST_UNITS ? undefined : rightBoundaryOf(words, from, to);
    if (right !== undefined) {
      visit({ text, beginning, last: at, to, right });
    }
  }
}

function rightBoundaryOf(
  words: readonly Token[],
  from: number,
  to: number,
): RightBoundary | undefined {
  if (words[to - 1]?.text === '、') {
    return undefined;
  }
  const own = to === from + 1 && isQuad(words[from]) ? 'noun' : undefined;
  return rightBoundary(words, to) ?? own;
}

/** The rest of a clause with the one, two or three clauses after it, where they are parallel. */
function visitParallels(beginning: Beginning, visit: (stretch: Stretch) => void): void {
  const { clauses, at, from, left } = beginning;
  const clause = clauses[at];
  if (clause === undefined || left === 'member' || left === 'quote' || clause.mark !== '，') {
    return;
  }
  const texts = [join(clause.words.slice(from))];
  for (let last = at + 1; last < Math.min(clauses.length, at + MOST_CLAUSES); last++) {
    const following = clauses[last];
    if (following === undefined || following.isNumbered || clauses[last - 1]?.mark !== '，') {
      return;
    }
    texts.push(following.text);
    const text = texts.join('，');
    if (text.length > LONGEST_PHRASE) {
      return;
    }
    const isWhole = !isContinued(
      texts,
      clauses[at - 1],
      following.mark === '，' ? clauses[last + 1] : undefined,
    );
    if (isWhole && texts.every((part) => countHan(part) >= 3) && areParallel(texts, left)) {
      visit({ text, beginning, last, to: following.words.length, right: 'clause' });
    }
  }
}

/** Whether the clause before or after goes on in the same way: two of the three 我们… are no unit. */
function isContinued(
  texts: readonly string[],
  before: Clause | undefined,
  after: Clause | undefined,
): boolean {
  const head = texts[0]?.charAt(0);
  const isAlike = (clause: Clause | undefined): boolean =>
    clause !== undefined && clause.text.charAt(0) === head;
  const isSeries = texts.every((text) => text.charAt(0) === head);
  return isSeries && ((before?.mark === '，' && isAlike(before)) || isAlike(after));
}

function join(words: readonly Token[]): string {
  return words.map((word) => word.text).join('');
}

/** How often stretches stand, by hash: whether one recurs, at a fixed cost in memory; seldom a false yes. */
class StretchCounts {
  readonly #counts = new Uint8Array(1 << 22);

  add(text: string): void {
    const slot = slotOf(text);
    this.#counts[slot] = Math.min(2, (this.#counts[slot] ?? 0) + 1);
  }

  recurs(text: string): boolean {
    return this.#counts[slotOf(text)] === 2;
  }
}

/** FNV-1a over UTF-16 units, folded to 22 bits. */
function slotOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash ^ (hash >>> 22)) & ((1 << 22) - 1);
}
