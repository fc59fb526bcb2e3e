import type { Speech } from '../speech/speech';
import { countHan } from '../text/characters';
import type { Segmenter, Token } from '../text/segmenter';
import { findClauses, findSentences } from '../text/spans';
import type { Frame } from './frame';
import { isName } from './names';

/**
 * What grammar lets close the gap that a word opens. A closing that fits is still only a frame when the
 * library uses it so; without the table every verb after 在… would count (在会上指出, 在全市开展).
 */
const CLOSINGS: ReadonlyMap<string, RegExp> = new Map([
  ['以', /^(?:为.|促|保|带|换|论|推动|带动|促进|引领|推进|保障|检验|赢得|诠释|践行|的.{2,4}$)/u],
  [
    '把',
    /^(?:作为|当作|当成|看作|放在|摆在|贯穿|落实|落到|体现|转化为|转变为|变成|变为|打造成|建设成|建成|提升到|提高到|融入|纳入|推向|挺在|扛在|抓在|记在|置于|同.+结合起来|与.+结合起来)/u,
  ],
  ['将', /^(?:作为|放在|摆在|贯穿|落实|转化为|打造成|建设成|融入|纳入|推向)/u],
  [
    '从',
    /^(?:的高度|的角度|出发|做起|抓起|入手|着手|看|中(?:汲取|找|发现|吸取)|上(?:解决|把握|认识|转变|抓)|到)/u,
  ],
  [
    '在',
    /^(?:上(?!的)..|中(?!的)..|下(?!的)..|的(?:基础|前提|同时|情况|条件|带领|领导|指导|支持|推动|背景|过程)(?:上|中|下|里)?$)/u,
  ],
  ['为', /^(?:提供|作出|做出|奠定|打下|注入|创造|贡献|营造|增添|谋|赋能|担当)/u],
  ['对', /^(?:负责|的(?:认识|领导|监督|理解|把握)$)/u],
  ['与', /^(?:相结合|结合起来|相统一|相适应|相衔接|相匹配|并重|同|的关系$)/u],
  ['同', /^(?:相结合|结合起来|相统一|相适应|相衔接|的关系$)/u],
  ['向', /^(?:要|看齐|聚焦|发力|倾斜|转变|延伸|迈进|集中|交出)/u],
  ['由', /^(?:向|转向|变为)/u],
  ['用', /^(?:武装|诠释|践行|检验|指导|统领|破解|推动|化解)/u],
  ['变', /^为/u],
  ['按照', /^(?:的?(?:要求|原则|思路|部署|方针|标准|总要求))$/u],
  ['坚持', /^(?:并重|并举|相结合|相统一|的(?:原则|方针|导向|理念)|为(?:中心|本|主|先|重|要|纲))$/u],
  ['围绕', /^(?:这个|这一|做文章|下功夫|来|开展|展开)/u],
  ['既', /^(?:又要?|也要?|更要?)/u],
]);

/** What fills a slot has that many words and 字; a longer filler is a clause of its own. */
const MOST_SLOT_WORDS = 14;
const FEWEST_SLOT_HAN = 2;
const MOST_SLOT_HAN = 16;

const MOST_CLOSING_WORDS = 4;

/** A closing of one 字 says something only between two slots of the same length: 以考核促落实, 变压力为动力. */
const LINKS = new Set('促 带 保 换 论 为 向 又'.split(' '));

/** A frame of that many 字 in its closing is known by its words alone and need not be repeated: 在…上下功夫. */
const TELLING_HAN = 3;

/** Function words and adverbs that no part of a frame ends with. */
const BAD_END =
  /(?:^|[的])(?:了|着|过|和|与|及|或|而|在|把|被|从|对|以|为|是|要|也|就|都|不|更|再|进一步|不断|全面|深入|切实|认真|积极|着力|努力|始终|加快|持续)$/u;

/** A gapped pattern while it is counted. */
interface Pattern {
  readonly parts: readonly string[];
  readonly fillers: Set<string>;
  readonly speechIds: Set<string>;
  readonly example: string;
  occurrences: number;
}

/**
 * Mines the frames of a library: an opening word, one or two slots and what closes them, in one clause.
 *
 * A pattern is a frame when different words fill its slot (two fillers in a library of a few speeches,
 * more in a larger one), for what always has the same filler is a phrase. Of two patterns that stand in the
 * same clauses the longer one is kept: 从…的高度 and not 从…高度.
 *
 * Deterministic: the most used come first, equal ones in code-unit order.
 */
export function mineFrames(speeches: readonly Speech[], segmenter: Segmenter): Frame[] {
  const patterns = new Map<string, Pattern>();
  for (const speech of speeches) {
    for (const sentence of findSentences(speech.text)) {
      for (const span of findClauses(speech.text, sentence)) {
        const clause = speech.text
          .slice(span.start, span.end)
          .replace(/[，；：,;:。！？!?…\s]+$/u, '');
        for (const match of gapsOf(segmenter.segment(clause))) {
          count(patterns, match, { speechId: speech.id, clause: clause.trim() });
        }
      }
    }
  }
  return select([...patterns.values()], speeches.length);
}

/** A way to read a clause as a gapped pattern. */
interface Match {
  readonly parts: readonly string[];
  readonly filler: string;
}

function gapsOf(tokens: readonly Token[]): Match[] {
  const matches: Match[] = [];
  tokens.forEach((token, at) => {
    if (CLOSINGS.has(token.text)) {
      matches.push(...gapsFrom(tokens, at));
    }
  });
  return matches;
}

function gapsFrom(tokens: readonly Token[], at: number): Match[] {
  const matches: Match[] = [];
  const opener = tokens[at]?.text ?? '';
  for (let to = at + 2; to < Math.min(tokens.length, at + 2 + MOST_SLOT_WORDS); to++) {
    const filler = join(tokens, at + 1, to);
    if (!isFiller(filler)) {
      continue;
    }
    for (let end = to + 1; end <= Math.min(tokens.length, to + MOST_CLOSING_WORDS); end++) {
      const closing = join(tokens, to, end);
      matches.push(...closeWith(tokens, { opener, filler, closing, end }));
    }
  }
  return matches;
}

/** The frames that end with a closing: at the clause's end, before a second slot, or round one. */
function closeWith(
  tokens: readonly Token[],
  gap: { opener: string; filler: string; closing: string; end: number },
): Match[] {
  const { opener, filler, closing, end } = gap;
  if (!CLOSINGS.get(opener)?.test(closing) || !isClosing(closing, tokens[end - 1])) {
    return [];
  }
  if (end === tokens.length) {
    return countHan(closing) >= 2 ? [{ parts: [opener, closing], filler }] : [];
  }
  const rest = join(tokens, end, tokens.length);
  const isLink = LINKS.has(closing) && countHan(rest) === countHan(filler);
  const matches: Match[] = [];
  if (isLink || (isVerb(tokens[end - 1]) && countHan(closing) >= 2 && isFiller(rest))) {
    matches.push({ parts: [opener, closing, ''], filler: `${filler}…${rest}` });
  }
  if (isVerb(tokens[end - 1])) {
    matches.push(...closeTwice(tokens, gap));
  }
  return matches;
}

/** 把…作为…的首要任务: a second slot that a 的 and a noun close at the end of the clause. */
function closeTwice(
  tokens: readonly Token[],
  gap: { opener: string; filler: string; closing: string; end: number },
): Match[] {
  const matches: Match[] = [];
  for (
    let at = Math.max(gap.end + 1, tokens.length - MOST_CLOSING_WORDS);
    at < tokens.length;
    at++
  ) {
    const second = join(tokens, gap.end, at);
    const last = join(tokens, at, tokens.length);
    if (tokens[at]?.text === '的' && isFiller(second) && countHan(last) >= 3) {
      const parts = [gap.opener, gap.closing, last];
      matches.push({ parts, filler: `${gap.filler}…${second}` });
    }
  }
  return matches;
}

function isClosing(closing: string, last: Token | undefined): boolean {
  const isPlain = /^\p{Script=Han}+$/u.test(closing) && !BAD_END.test(closing);
  return isPlain && last !== undefined && !/^[mqrt]/.test(last.pos ?? '') && !isName(last);
}

function isVerb(token: Token | undefined): boolean {
  return /^v$|^p/.test(token?.pos ?? 'v');
}

function isFiller(text: string): boolean {
  const han = countHan(text);
  return (
    han >= FEWEST_SLOT_HAN &&
    han <= MOST_SLOT_HAN &&
    /^[\p{Script=Han}、“”《》]+$/u.test(text) &&
    !/[的和与]$/u.test(text)
  );
}

function join(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join('');
}

function count(
  patterns: Map<string, Pattern>,
  match: Match,
  place: { speechId: string; clause: string },
): void {
  const key = match.parts.join('…');
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    const { parts } = match;
    pattern = {
      parts,
      fillers: new Set(),
      speechIds: new Set(),
      example: place.clause,
      occurrences: 0,
    };
    patterns.set(key, pattern);
  }
  pattern.occurrences++;
  pattern.fillers.add(match.filler);
  pattern.speechIds.add(place.speechId);
}

function select(patterns: readonly Pattern[], speeches: number): Frame[] {
  const fewest = Math.max(2, Math.round(Math.log2(1 + speeches)) - 1);
  const frequent = patterns.filter(
    (pattern) => pattern.fillers.size >= fewest || isTelling(pattern),
  );
  return frequent
    .filter((pattern) => !frequent.some((other) => absorbs(other, pattern)))
    .sort((a, b) => b.occurrences - a.occurrences || (a.parts.join() < b.parts.join() ? -1 : 1))
    .map(({ parts, occurrences, speechIds, example }) => ({
      parts,
      occurrences,
      speechIds: [...speechIds],
      example,
    }));
}

/** Whether `longer` says the same as `shorter` and more, in as many clauses. */
function absorbs(longer: Pattern, shorter: Pattern): boolean {
  const a = longer.parts.join('…');
  const b = shorter.parts.join('…');
  return (
    a !== b &&
    a.length > b.length &&
    longer.occurrences >= shorter.occurrences &&
    longer.parts[0] === shorter.parts[0] &&
    (a.endsWith(b.slice(b.indexOf('…') + 1)) || (shorter.parts.at(-1) === '' && a.startsWith(b)))
  );
}

function isTelling(pattern: Pattern): boolean {
  return pattern.parts.length === 2 && countHan(pattern.parts[1] ?? '') >= TELLING_HAN;
}
