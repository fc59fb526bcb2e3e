import { isClauseEnd, isClosingQuote, isHan, isSentenceEnd } from '../text/characters';
import type { Segmenter, Token } from '../text/segmenter';
import { findClauses, findSentences } from '../text/spans';

/** A clause with its words; numbering before it and the mark that ends it are cut off. */
export interface Clause {
  readonly text: string;
  /** Words that tile `text`. */
  readonly words: readonly Token[];
  /** The mark that ended it: '，', '；', '。' …, '' at the end of a text without one. */
  readonly mark: string;
  /** Whether numbering stood before it: 一要|对标中央精神. */
  readonly isNumbered: boolean;
}

/** 一是 三要 首先 （一） 2. ——必须 before a clause is numbering, not part of a phrase. */
const LEADING_MARKER =
  /^(?:[一二三四五六七八九十]+[是要](?:要)?|第[一二三四五六七八九十]+(?:是|，|、)?|首先|其次|最后|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|[一二三四五六七八九十]+、|——(?:必须|要|坚持)?)/u;

/** Single characters that join words; between the characters of a 四字格 none of them stands. */
const FUNCTION_CHARACTERS = new Set(
  '的了着过和与及或而在把被从对向于以为由到是要将会能可就也都又还更最很不再才等之其此各所个们',
);

/** The clauses of every sentence of a text, sentence by sentence. */
export function readSentences(text: string, segmenter: Segmenter): Clause[][] {
  return findSentences(text).map((sentence) =>
    findClauses(text, sentence).flatMap((span) => {
      const clause = readClause(text.slice(span.start, span.end), segmenter);
      return clause === undefined ? [] : [clause];
    }),
  );
}

function readClause(raw: string, segmenter: Segmenter): Clause | undefined {
  const end = raw.trimEnd().length;
  const quotes = lastIndexBy(raw, end, isClosingQuote);
  const marks = lastIndexBy(raw, quotes, isEndMark);
  const body = (raw.slice(0, marks) + raw.slice(quotes, end)).trimStart();
  const marker = LEADING_MARKER.exec(body)?.[0] ?? '';
  const text = body.slice(marker.length);
  if (text === '') {
    return undefined;
  }
  const words = joinQuads(segmenter.segment(text));
  return { text, words, mark: raw.charAt(marks), isNumbered: marker !== '' };
}

/** Where the run of units that `test` accepts, and that ends at `end`, begins. */
function lastIndexBy(text: string, end: number, test: (unit: string) => boolean): number {
  let start = end;
  while (start > 0 && test(text.charAt(start - 1))) {
    start--;
  }
  return start;
}

function isEndMark(unit: string): boolean {
  return isClauseEnd(unit) || isSentenceEnd(unit) || /\s/u.test(unit);
}

/** Four single characters in a row that no dictionary knows are a 四字格: 正|风|肃|纪 → 正风肃纪. */
function joinQuads(words: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < words.length; i++) {
    const quad = words.slice(i, i + 4);
    const isQuad =
      quad.length === 4 &&
      quad.every(isContentCharacter) &&
      !isContentCharacter(words[i - 1]) &&
      !(isContentCharacter(words[i + 4]) && isContentCharacter(words[i + 5]));
    const word = words[i];
    if (isQuad) {
      joined.push({ text: quad.map((part) => part.text).join(''), pos: 'l' });
      i += 3;
    } else if (word !== undefined) {
      joined.push(word);
    }
  }
  return joined;
}

function isContentCharacter(word: Token | undefined): boolean {
  return word?.text.length === 1 && isHan(word.text) && !FUNCTION_CHARACTERS.has(word.text);
}
