/**
 * What a piece of prose must not be or contain to be offered as a stock phrase.
 *
 * A phrase is 4–28 Han characters with 、，“”《》 between them: whatever else stands in it (digits,
 * Latin letters, blanks, ×, *) makes it a statement about one case, or a redaction (xx, x委, 城x).
 * It begins and ends with a word that can begin or end one (the 高质量发展 of 的高质量发展的), and it
 * does not speak of a person, a place or the moment (我们昨天, 吴江).
 */
import { countHan } from '../text/characters';
import type { Token } from '../text/segmenter';

const SHORTEST_HAN = 4;
const LONGEST_HAN = 28;

const PLAIN = /^[\p{Script=Han}“《](?:[\p{Script=Han}、，“”《》]*[\p{Script=Han}”》])?$/u;

/** Words that tell a story or address somebody: no slogan contains them. */
const NARRATIVE =
  /[我你他她它咱们吗呢吧呀啊么谁某这那]|(?<!为)了|有的|已经|曾经|刚才|昨天|今天|当时|如果|但是|虽然|因为|所以|就是|不是|还是|可以|怎么|什么|时候|先生|女士/u;

/** Function words that cannot open a phrase. 以 把 让 从 在 can: 以人民为中心, 让信息多跑路. */
const BAD_HEAD = new Set(
  '的 地 得 了 着 过 和 与 及 或 而 并 且 等 也 就 都 又 还 却 则 即 便 中 上 下 里 内 外 前 后 之 其 此 该 各 是 为 被 所 个 们 年 月 日 要 将 会 能 可 对 向 于 由 到 给 使 以及 并且 而且 同时 特别 尤其 其中 包括 还有 对于 关于 由于 通过 随着 为了 以来 以后 之后 之前 目前 当前 近期 最近 一些 一个 一种 一次 一批 的话 必须 应该 应当 需要 可能 也是 都是 既是 更是 不仅 只有 只要 无论 不管 因此 为此 从而 进而 例如 比如 一定 再次 首先 其次 最后 一是 二是 三是 四是 五是 一要 二要 三要 四要 既 更 再 才 仍 仍然 依然 正在 正 很 非常 十分 比较 某 每 本 次 名 项 条 家 位'.split(
    ' ',
  ),
);

/** Function words that cannot end one. */
const BAD_TAIL = new Set(
  '的 地 得 了 着 过 和 与 及 或 而 并 且 在 把 被 从 对 向 于 以 为 由 到 给 使 让 是 有 要 将 会 能 可 不 也 就 都 又 还 更 最 很 再 才 个 等 之 其 此 该 各 所 这 那 一 各项 各种 以及 并且 对于 关于 由于 通过 随着 为了 进一步 不断 全面 深入 坚决 切实 认真 积极 着力 努力 大力 始终 加快 持续 重大 重要 主要 成为 作为 进行 予以 加以 做到 实现 具有 当作 特别 尤其 更加 最 一个 一种 中 时 后 前 里 间 下 来 去'.split(
    ' ',
  ),
);

/** Tags of jieba that cannot open or end a phrase: particles, conjunctions, measure words …. */
const BAD_HEAD_POS = /^(?:u|y|c|q|k|e|o|w|t)/;
const BAD_TAIL_POS = /^(?:u|y|c|p|d|r|e|o|w|t)/;

/** Persons and places; the names inside set phrases are no person's or place's there. */
const NAME_POS = /^(?:nr|ns|nt)/;
const SET_NAMES = new Set(
  '习近平 中国 中华 中华民族 共产党 中央 中共中央 马克思 马克思主义 党中央'.split(' '),
);

/** Whether `text` can be a phrase for its characters alone. */
export function hasPhraseCharacters(text: string): boolean {
  if (!PLAIN.test(text) || NARRATIVE.test(text) || !hasBalancedQuotes(text)) {
    return false;
  }
  const han = countHan(text);
  return han >= SHORTEST_HAN && han <= LONGEST_HAN;
}

/** Whether the words at both ends can open and end a phrase, and none is somebody's name. */
export function hasPhraseWords(tokens: readonly Token[]): boolean {
  const head = tokens[0];
  const tail = tokens.at(-1);
  if (
    head === undefined ||
    tail === undefined ||
    BAD_HEAD.has(head.text) ||
    BAD_TAIL.has(tail.text)
  ) {
    return false;
  }
  if (BAD_HEAD_POS.test(head.pos ?? '') || BAD_TAIL_POS.test(tail.pos ?? '')) {
    return false;
  }
  // 以习近平, 在会上: a preposition with a single word after it is a beginning.
  if (tokens.length === 2 && head.pos === 'p') {
    return false;
  }
  // 发展的重要: after a 的 shortly before the end only a noun ends a phrase.
  if (tokens.at(-2)?.text === '的' && /^(?:a|v$|m|f)/.test(tail.pos ?? 'n')) {
    return false;
  }
  return !tokens.some(isName);
}

/** jieba's dictionary also tags 从严治党 as a person: a name of a person here has two or three characters. */
export function isName(token: Token): boolean {
  const pos = token.pos ?? '';
  const isTooLong = pos.startsWith('nr') && token.text.length > 3;
  return NAME_POS.test(pos) && !isTooLong && !SET_NAMES.has(token.text);
}

/** Drops what cannot open a phrase from the front: 我们要坚持… keeps 坚持…. */
export function trimHead(tokens: readonly Token[]): readonly Token[] {
  let from = 0;
  while (from < tokens.length && isTrimmable(tokens[from])) {
    from++;
  }
  return tokens.slice(from);
}

const TRIMMED = new Set(
  '我们 要 必须 就 也 还 并 更 又 都 将 应 须 是 以及 同时 特别 尤其 要求 务必 大家 全区 全市 一定'.split(
    ' ',
  ),
);

function isTrimmable(token: Token | undefined): boolean {
  return token !== undefined && TRIMMED.has(token.text);
}

function hasBalancedQuotes(text: string): boolean {
  let open = 0;
  for (const unit of text) {
    if (unit === '“' || unit === '《') {
      open++;
    } else if (unit === '”' || unit === '》') {
      open--;
    }
    if (open < 0) {
      return false;
    }
  }
  return open === 0;
}
