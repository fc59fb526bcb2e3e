/**
 * What a piece of prose must not be or contain to be offered as a stock phrase.
 *
 * A phrase is 4–44 Han characters with 、，“”《》 between them: whatever else stands in it (digits,
 * Latin letters, blanks, ×, *) makes it a statement about one case, or a redaction (xx, x委, 城x).
 * It begins and ends with a word that can begin or end one (the 高质量发展 of 的高质量发展的), and it
 * does not speak of a person, a place or the moment (我们昨天, 吴江).
 */
import { countHan, isHan } from '../text/characters';
import type { Token } from '../text/segmenter';
import type { LeftBoundary, RightBoundary } from './boundaries';
import { isName } from './names';
import {
  ADVERBS,
  BAD_HEADS,
  BAD_TAILS,
  GENRE_VERBS,
  OPENING_PREPOSITIONS,
  PREPOSITIONS,
  TELLING_WORDS,
} from './word-lists';

const SHORTEST_HAN = 4;
const LONGEST_HAN = 44;

const PLAIN = /^[\p{Script=Han}“《"](?:[\p{Script=Han}、，“”《》"]*[\p{Script=Han}”》"])?$/u;

/** Words that tell a story or address somebody: no slogan contains them. */
const NARRATIVE =
  /[你她它咱吗呢吧呀啊么谁某]|[这那][个些样里次种]|刚才|昨天|今天|今年|去年|明年|当时|什么|怎么|先生|女士|此次|本届|[我全各该本][县区市镇村乡省街]|各[村镇]/u;

/** Words that a couplet may have (我们心存感动，我们满满感激) and a single clause may not. */
const NARRATIVE_IN_CLAUSE =
  /他|(?<![忘自无大小])我(?!国|军|党)|大家|同志们|[这那]|如果|但是|虽然|(?<![平同相均高初中对])等(?!于|级|待)/u;

/** Where a stretch stands in its clause. */
export interface Position {
  readonly left: LeftBoundary;
  readonly right: RightBoundary;
  /** The word before it, '' at the beginning of the clause. */
  readonly previous: string;
}

/** Whether `text`, made of `words`, can be a phrase wherever it stands. */
export function isWellFormed(text: string, words: readonly Token[]): boolean {
  if (!PLAIN.test(text) || NARRATIVE.test(text) || !hasBalancedQuotes(text)) {
    return false;
  }
  const length = countHan(text);
  const isClause = !text.includes('，');
  if (length < SHORTEST_HAN || length > LONGEST_HAN) {
    return false;
  }
  // The members of an even chain hold each other up: 义利并举、义在利先.
  if (!hasGoodEnds(words, isBalancedChain(text) ? SHORTEST_HAN : length)) {
    return false;
  }
  if (isHalfCorrelative(text) || /^十[一二三四五六七八九]届|^[二三四五六七八九]中/u.test(text)) {
    return false;
  }
  return !words.some(isName) && !(isClause && isPlainClause(text, words));
}

function hasGoodEnds(words: readonly Token[], length: number): boolean {
  const head = words[0];
  const tail = words.at(-1);
  if (head === undefined || tail === undefined || BAD_HEADS.has(head.text)) {
    return false;
  }
  if (BAD_TAILS.has(tail.text)) {
    return false;
  }
  const pos = head.text.length === 1 ? /^(?:u|y|c|k|e|o)/ : /^(?:u|y|k|e|o)/;
  const opens = !pos.test(head.pos ?? '') || GENRE_VERBS.has(head.text);
  return (opens || /^[不既越等]/u.test(head.text)) && closes(words, tail, length);
}

function closes(words: readonly Token[], tail: Token, length: number): boolean {
  const pos = tail.pos ?? '';
  if (/^(?:u|y|c|p|e|o)/.test(pos)) {
    return false;
  }
  if (/^[dmqrt]/.test(pos) && tail.text.length === 1 && length > SHORTEST_HAN) {
    return false;
  }
  return !(words.at(-2)?.text === '的' && pos.startsWith('f'));
}

/** 抓总又要抓细 lacks its 既要, 不仅可以… its 而且. */
function isHalfCorrelative(text: string): boolean {
  const opens = /既|不仅|不但|只有|越是/u.test(text);
  const closes = /又|还|更|也|而|才|越/u.test(text.slice(1));
  const isSecond = /又要|还要|更要|才能|才会|而且/u.test(text);
  return opens ? !closes : isSecond;
}

/** Half a clause, or one that tells: 坚决|贯彻, 按照|中央, 这|是…. */
function isPlainClause(text: string, words: readonly Token[]): boolean {
  if (
    NARRATIVE_IN_CLAUSE.test(text) ||
    words.slice(0, -1).some((word) => TELLING_WORDS.has(word.text))
  ) {
    return true;
  }
  const [head, second] = words;
  if (head === undefined) {
    return true;
  }
  if (countHan(text) === 4 && isHalfClause(head, second)) {
    return true;
  }
  // 以竹兴业、以茶富民: what jieba takes for nouns are verbs there.
  const isChain = isBalancedChain(text);
  return !isChain && OPENING_PREPOSITIONS.has(head.text) && !words.slice(2).some(closesPreposition);
}

/** 坚决|贯彻; some of these stand in the dictionary as one word. */
function isHalfClause(head: Token, second: Token | undefined): boolean {
  return second === undefined
    ? ADVERBS.has(head.text.slice(0, 2))
    : isAdverb(head) && second.text.length === 2 && isPredicate(second);
}

/** What a phrase with a preposition at its head goes on to: 以…为中心, 把…落到实处, 以…的新型城镇化. */
function closesPreposition(word: Token): boolean {
  return isPredicate(word) || word.text === '为' || word.text === '的';
}

function isAdverb(word: Token): boolean {
  const isTagged = /^d/.test(word.pos ?? '') && !/^[不无未]/u.test(word.text);
  return word.text.length === 2 && (isTagged || ADVERBS.has(word.text));
}

function isPredicate(word: Token | undefined): boolean {
  const pos = word?.pos ?? 'v';
  return /^(?:v|d|i|l|a)/.test(pos) && pos !== 'vn' && pos !== 'an';
}

/**
 * Whether a stretch is torn from what it needs where it stands: it begins behind a preposition and reaches
 * past its object (以|强烈的创新意识开拓进取), behind a verb and past its object (坚持|问题导向把握新发展理念), or
 * ends inside a group of nouns (夺取疫情防控|工作).
 */
export function isTorn(text: string, words: readonly Token[], position: Position): boolean {
  const { left, right, previous } = position;
  const isBeginning = left === 'clause' || left === 'member' || left === 'quote';
  const isOpen = !isBeginning && (left !== 'lead' || GENRE_VERBS.has(previous));
  if ((!isBeginning && isTornChain(text, position)) || endsInside(text, words, right)) {
    return true;
  }
  if (isBalancedChain(text)) {
    return false;
  }
  const clauses = text.split('，').length;
  if (!isBeginning && PREPOSITIONS.has(previous)) {
    const isHalfWord = words[0]?.text.length === 1;
    return TIGHT.test(previous) || clauses > 1 || isHalfWord || words.slice(1).some(reachesOn);
  }
  const isSecondHalf = words[0]?.text === '为' && isOpen;
  return isSecondHalf || (isOpen && clauses === 1 && passesObject(words));
}

/** What follows these is half of a frame: 以习近平同志为|核心的党中央. */
const TIGHT = /^[以为把将用从由向被]$/u;

/** 以|服务发展为己任、以服务人民为宗旨; 胸怀|大志向、明确大目标，自我加压. */
function isTornChain(text: string, { left, previous }: Position): boolean {
  const clauses = text.split('，');
  if (clauses.length > 1) {
    const hasChain = clauses.map((clause) => clause.includes('、'));
    const isWhole = left === 'subject' || left === 'lead';
    return !isWhole && hasChain[0] === true && !hasChain.every(Boolean);
  }
  return PREPOSITIONS.has(previous) && text.includes(`、${previous}`);
}

/** Whether it breaks off inside a group of nouns: 夺取疫情防控|工作, 最大|的…. */
function endsInside(text: string, words: readonly Token[], right: RightBoundary): boolean {
  if (right === 'de') {
    return words.length > 2 && /^[abd]/.test(words.at(-1)?.pos ?? '') && !isBalancedChain(text);
  }
  if (right !== 'noun') {
    return false;
  }
  const isShortChain =
    isBalancedChain(text) && countHan(text.split('、')[0] ?? '') <= LONGEST_ATTRIBUTE;
  return !isShortChain && !(words.length === 1 && countHan(text) === SHORTEST_HAN);
}

/** 字: a chain of short members may stand before a noun (联防联控、群防群治|网), one of long ones goes on. */
const LONGEST_ATTRIBUTE = 5;

/** 、between members of nearly the same length: 稳中有进、稳中向好. */
export function isBalancedChain(text: string): boolean {
  if (text.includes('，')) {
    return false;
  }
  const lengths = text.split('、').map(countHan);
  return lengths.length > 1 && Math.max(...lengths) - Math.min(...lengths) <= 2;
}

function reachesOn(word: Token): boolean {
  return /^(?:v$|d|p|l|i)/.test(word.pos ?? '') && !/^.?化/u.test(word.text);
}

/** A noun, then a verb of its own that no 的 makes an attribute: 问题导向|把握…, not 党总揽全局的作用. */
function passesObject(words: readonly Token[]): boolean {
  if (!/^(?:n|vn|a|b|j)/.test(words[0]?.pos ?? '')) {
    return false;
  }
  const lastDe = words.findLastIndex((word) => word.text === '的');
  return words.some((word, i) => {
    const isVerb = word.pos === 'p' || (word.pos === 'v' && GENRE_VERBS.has(word.text));
    const before = words[i - 1];
    return i > lastDe && isVerb && before !== undefined && !/^v/.test(before.pos ?? '');
  });
}

/** Whether clauses belong together: of about one length, or with a beginning or an end in common. */
export function areParallel(clauses: readonly string[], left: LeftBoundary): boolean {
  const lengths = clauses.map(countHan);
  const longest = Math.max(...lengths);
  const difference = longest - Math.min(...lengths);
  const sharesHead = hasRepeat(clauses.map((clause) => clause.charAt(0)));
  const sharesTail = hasRepeat(clauses.map((clause) => clause.slice(-1)));
  if (difference <= 1) {
    return true;
  }
  if (clauses.length > 2) {
    return sharesHead && difference <= 4;
  }
  const isWhole = left === 'clause' || left === 'lead';
  return (
    ((sharesHead || sharesTail) && difference <= 5) || (isWhole && difference <= 3 && longest <= 14)
  );
}

function hasRepeat(units: readonly string[]): boolean {
  return new Set(units).size < units.length;
}

/** The words of a stretch without marks. */
export function withoutMarks(words: readonly Token[]): Token[] {
  return words.filter((word) => isHan(word.text.charAt(0)));
}

function hasBalancedQuotes(text: string): boolean {
  let open = 0;
  let straight = 0;
  for (const unit of text) {
    if (unit === '“' || unit === '《') {
      open++;
    } else if (unit === '”' || unit === '》') {
      open--;
    }
    straight += unit === '"' ? 1 : 0;
    if (open < 0) {
      return false;
    }
  }
  return open === 0 && straight % 2 === 0;
}

/** A phrase that a writer put in quotation marks as a whole is the same phrase without them. */
export function stripOuterQuotes(text: string): string {
  const inner = text.slice(1, -1);
  const isQuoted = /^“.*”$|^".*"$/u.test(text) && !/[“”"]/u.test(inner);
  return isQuoted ? inner : text;
}
