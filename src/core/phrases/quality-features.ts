import { countHan, hanOnly } from '../text/characters';
import type { Token } from '../text/segmenter';
import { isBalancedChain } from './candidate-rules';
import type { Candidate, Place } from './candidates';
import { CLOSING_NOUNS, GENRE_VERBS, LEADING_WORDS, LIGHT_WORDS } from './word-lists';

/** Named measurements of a candidate, most of them 0 or 1; those that are 0 are left out. */
export type Features = Map<string, number>;

/** How a text is used in the library. */
export interface Usage {
  readonly occurrences: number;
  /** Ids of the speeches that have it, in library order. */
  readonly speechIds: readonly string[];
  /** Share of the commonest neighbour among the occurrences, 0..1; ends of clauses are all different. */
  readonly sameBefore: number;
  readonly sameAfter: number;
}

/** How the words of the library are spread over its speeches. */
export interface Vocabulary {
  readonly speeches: number;
  /** Number of speeches that have a word. */
  spread(word: string): number;
  /** Number of times that the library has it. */
  frequency(word: string): number;
}

const LEFT_COST: Readonly<Record<Place['left'], number>> = {
  clause: 0,
  quote: 0,
  lead: 1,
  member: 1,
  light: 2,
  verb: 3,
  subject: 3,
  de: 5,
  preposition: 5,
  noun: 5,
  conjunction: 6,
};

const RIGHT_COST: Readonly<Record<Place['right'], number>> = {
  clause: 0,
  quote: 0,
  member: 1,
  de: 3,
  predicate: 4,
  conjunction: 5,
  noun: 5,
};

/** All that the score of a candidate is made of. */
export function featuresOf(candidate: Candidate, usage: Usage, vocabulary: Vocabulary): Features {
  const features: Features = new Map();
  const set = (name: string, value: number | boolean): void => {
    const number = Number(value);
    if (number !== 0) {
      features.set(name, number);
    }
  };
  addPlaces(candidate, set);
  addShape(candidate, set);
  addWords(candidate, set);
  addContent(candidate, set);
  addVocabulary(candidate.words, vocabulary, set);
  addUsage(usage, set);
  return features;
}

type Setter = (name: string, value: number | boolean) => void;

function addPlaces({ text, places }: Candidate, set: Setter): void {
  const isBalanced = isBalancedChain(text);
  const costOf = (place: Place): number =>
    Math.min(LEFT_COST[place.left], isBalanced ? 1 : 9) +
    Math.min(RIGHT_COST[place.right], isBalanced && !place.isPartOfChain ? 1 : 9) +
    (place.isPartOfChain ? 5 : 0);
  let best = places[0];
  for (const place of places) {
    best = best === undefined || costOf(place) < costOf(best) ? place : best;
  }
  if (best === undefined) {
    return;
  }
  const kind = kindOf(text);
  set(`left ${best.left}`, 1);
  set(`right ${best.right}`, 1);
  set(`${kind} from ${best.left} to ${best.right}`, 1);
  set('boundary cost', costOf(best) / 5);
  set('weak both', LEFT_COST[best.left] > 2 && RIGHT_COST[best.right] > 1);
  set('weak right', LEFT_COST[best.left] <= 2 && RIGHT_COST[best.right] > 1);
  set('weak left', LEFT_COST[best.left] > 2 && RIGHT_COST[best.right] <= 1);
  set('after light word', LIGHT_WORDS.has(best.previous));
  set('after genre verb', best.left === 'verb' && GENRE_VERBS.has(best.previous));
  set(
    'quoted',
    places.some((place) => place.left === 'quote' && place.right === 'quote'),
  );
  set(
    'part of chain',
    places.every((place) => place.isPartOfChain),
  );
  set(
    'numbered',
    places.some((place) => place.isNumbered),
  );
  set(
    'sentence',
    places.some((place) => place.beginsSentence && place.endsSentence),
  );
  set('various before', new Set(places.map((place) => place.previous)).size > 1);
  set('various after', new Set(places.map((place) => place.next)).size > 1);
}

function addShape({ text }: Candidate, set: Setter): void {
  const clauses = text.split('，');
  const members = clauses.length === 1 ? text.split('、') : [text];
  const kind = kindOf(text);
  set(`${kind} of ${lengthClass(countHan(text))}`, 1);
  if (clauses.length > 1) {
    addClauses(clauses, set);
  } else if (members.length > 1) {
    addChain(members, set);
  }
  addEcho(text, kind, set);
}

function kindOf(text: string): 'clauses' | 'chain' | 'single' {
  if (text.includes('，')) {
    return 'clauses';
  }
  return text.includes('、') ? 'chain' : 'single';
}

function lengthClass(length: number): string {
  const bounds = [4, 5, 6, 8, 10, 13, 17, 22];
  return String(bounds.find((bound) => length <= bound) ?? 44);
}

function addChain(members: readonly string[], set: Setter): void {
  const lengths = members.map(countHan);
  const longest = Math.max(...lengths);
  const shortest = Math.min(...lengths);
  set('chain', 1);
  set('chain of three', members.length > 2);
  set('chain even', longest === shortest);
  set('chain of 4', longest === shortest && longest === 4);
  set('chain near', longest - shortest <= 2);
  set('chain uneven', longest > 2 * shortest + 1);
  set('chain first long', (lengths[0] ?? 0) > Math.max(...lengths.slice(1)) + 2);
  set('chain last long', (lengths.at(-1) ?? 0) > Math.max(...lengths.slice(0, -1)) + 3);
  set('chain same heads', repeats(members.map((member) => hanOnly(member).charAt(0))));
  set('chain same tails', repeats(members.map((member) => hanOnly(member).slice(-1))));
}

function addClauses(clauses: readonly string[], set: Setter): void {
  const lengths = clauses.map(countHan);
  const longest = Math.max(...lengths);
  const shortest = Math.min(...lengths);
  const [first = '', second = ''] = clauses.map(hanOnly);
  const isEven = longest === shortest;
  const shares = first !== second && [...first].some((unit, i) => second.charAt(i) === unit);
  set('clauses', 1);
  set('three clauses', clauses.length > 2);
  set('clauses even', isEven);
  set('clauses near', longest - shortest <= 2);
  set('clauses uneven', longest > 1.6 * shortest);
  set('clauses short', longest <= 8);
  set('clauses long', longest > 14);
  set('clauses share', shares);
  set('clauses even and share', isEven && shares);
  set('clauses same heads', first.charAt(0) === second.charAt(0));
  set(
    'clauses joined',
    /^[^，]*，(?:也|还|并|而|就|才|以|所以|由于|必须|首先|进而|从而|真正|其|对|在|使|让|为|确保|推动|不断|始终|切实)/u.test(
      clauses.join('，'),
    ),
  );
}

/** Characters that come back are what makes a slogan sound: 流汗又流泪, 服务企业服务群众服务基层. */
function addEcho(text: string, kind: string, set: Setter): void {
  const units = [...hanOnly(text)].filter((unit) => !'的不了一和有'.includes(unit));
  const echoes = units.length - new Set(units).size;
  set(`${kind} echoes`, echoes > 0);
  set(`${kind} echoes twice`, echoes > 1);
  set(
    'correlative',
    /不.{1,4}不|越.*越|既.*[又更]|不仅|非.*不|一.{1,3}一|[以把让变].{1,6}，[以把让变]/u.test(text),
  );
}

function repeats(units: readonly string[]): boolean {
  return new Set(units).size < units.length;
}

function addWords({ text, words }: Candidate, set: Setter): void {
  const head = words[0];
  const tail = words.at(-1);
  if (head === undefined || tail === undefined) {
    return;
  }
  const isSingle = !/[，、]/u.test(text);
  const ends = classOf(head) + classOf(tail);
  set(`head ${classOf(head)}`, 1);
  set(`tail ${classOf(tail)}`, 1);
  set(`ends ${ends}`, isSingle);
  set(`pattern ${words.map(classOf).join('')}`, isSingle && words.length <= 3);
  set(`opens with ${head.text}`, 1);
  set(`closes with ${tail.text}`, 1);
  const content = words.filter((word) => word.text.length > 1);
  const genre = content.filter((word) => isGenreWord(word));
  set('genre words', genre.length / Math.max(1, content.length));
  set('all genre words', content.length > 0 && genre.length === content.length);
  set('genre verb', GENRE_VERBS.has(head.text));
  set('other verb', classOf(head) === 'v' && !GENRE_VERBS.has(head.text));
  set('closing noun', CLOSING_NOUNS.has(tail.text));
  set('verb to noun', GENRE_VERBS.has(head.text) && CLOSING_NOUNS.has(tail.text));
  set('leading head', LEADING_WORDS.has(head.text));
  set('short tail', tail.text.length === 1);
  set('short head', head.text.length === 1);
  set('one word', words.length === 1);
  set('two words', words.length === 2);
  set('many words', words.length > 8);
  set(
    'short words',
    words.filter((word) => word.text.length === 1 && word.text !== '的').length / words.length,
  );
  set('idiom', words.some(isIdiom));
  set('of idioms', words.filter(isIdiom).length / words.length);
}

function isGenreWord(word: Token): boolean {
  return (
    GENRE_VERBS.has(word.text) ||
    CLOSING_NOUNS.has(word.text) ||
    LEADING_WORDS.has(word.text) ||
    isIdiom(word)
  );
}

/** One letter for jieba's tag: i idiom, N nominal verb, v n a d p f r j as jieba's, m numbers, o the rest. */
function classOf(word: Token): string {
  const pos = word.pos ?? '';
  if (pos === 'vn') {
    return 'N';
  }
  if (/^[il]/.test(pos)) {
    return 'i';
  }
  if (/^[mq]/.test(pos)) {
    return 'm';
  }
  return /^[vnadpfrj]/.test(pos) ? pos.charAt(0) : 'o';
}

function isIdiom(word: Token): boolean {
  return word.text.length >= 4 && /^[il]/.test(word.pos ?? '');
}

const CONTENT: readonly (readonly [string, RegExp])[] = [
  ['的', /的/u],
  ['的 twice', /的.*的/u],
  ['的 and a noun', /的[^的，、]{2,4}$/u],
  ['了', /了/u],
  ['number', /[一二三四五六七八九十百千两几]/u],
  ['不 or 无', /[不无]/u],
  ['有', /有/u],
  ['是', /是/u],
  ['place', /[县区市镇村乡省]|街道|社区/u],
  ['we', /我们|大家|同志/u],
  ['等', /等(?!于|待|级)/u],
  ['化 at the end', /化$/u],
  [
    'about the meeting',
    /述职|发言|汇报|讲话|会议|全会|报告|指出|强调|意见|专题|印发|出台|检查组|巡视|巡察|通报|点评/u,
  ],
];

function addContent({ text, words }: Candidate, set: Setter): void {
  const unquoted = text.replace(/“[^”]*”/gu, '');
  for (const [name, pattern] of CONTENT) {
    set(name, pattern.test(unquoted));
  }
  set('short quotation', /“.{1,2}”/u.test(text));
  set('quotation', /“.{3,}”/u.test(text));
  const rest = words.slice(1);
  const has = (list: readonly Token[], tag: RegExp): boolean =>
    list.some((word) => tag.test(word.pos ?? ''));
  set('pronoun', has(words, /^r/));
  set('time', has(words, /^t/));
  set('conjunction', has(words, /^c/));
  set('localizer', has(words, /^f/));
  set('adverb inside', has(rest, /^d/));
  set('preposition inside', has(rest, /^p/));
  set('other tag', has(words, /^(?:x|eng|nr|ns|nt|nz)/));
}

function addVocabulary(words: readonly Token[], vocabulary: Vocabulary, set: Setter): void {
  const content = words.filter((word) => word.text.length > 1);
  const spreads = content.map((word) => vocabulary.spread(word.text));
  const share = (count: number): number => count / Math.max(1, content.length);
  set(
    'shared words',
    content.length === 0 ? 0.5 : share(spreads.filter((spread) => spread >= 2).length),
  );
  const own = content.filter((word, i) => spreads[i] === 1 && !/^[il]/.test(word.pos ?? ''));
  set('words of one speech', share(own.length));
  set(
    'topic word',
    content.some((word, i) => spreads[i] === 1 && vocabulary.frequency(word.text) >= 4),
  );
  const logs = spreads.map((spread) => Math.log2(1 + spread) / Math.log2(1 + vocabulary.speeches));
  set('mean spread', share(logs.reduce((sum, log) => sum + log, 0)));
}

function addUsage(usage: Usage, set: Setter): void {
  const { occurrences, speechIds, sameBefore, sameAfter } = usage;
  if (occurrences < 2) {
    return;
  }
  set('recurs', 1);
  set('recurs often', occurrences >= 3);
  set('log occurrences', Math.min(4, Math.log2(occurrences)));
  set('shared', speechIds.length >= 2);
  set('widely shared', speechIds.length >= 3);
  set('same before', sameBefore);
  set('same after', sameAfter);
  set('always before', sameBefore === 1);
  set('always after', sameAfter === 1);
  set('fixed neighbour', sameBefore > 0.8 || sameAfter > 0.8);
}
