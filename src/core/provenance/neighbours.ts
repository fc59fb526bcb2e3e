import { isClosingQuote, isHan, isOpeningQuote } from '../text/characters';
import type { Segmenter } from '../text/segmenter';

/** What stands directly before or after a text. */
export interface Neighbour {
  /** One word, or the words that stand there every time; '' where the clause begins or ends. */
  readonly text: string;
  readonly count: number;
}

/** Where one occurrence stands. */
interface Place {
  /** The whole text of the speech. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** UTF-16 units beside an occurrence that are cut into words, and the most words of a neighbour. */
const REACH = 16;
const MOST_WORDS = 4;

/**
 * The words that stand directly before or after a text, most frequent first. Quotation marks and brackets
 * between them are passed over (“不忘初心、牢记使命”主题教育: 主题教育); any other mark is the edge of a clause.
 * Where a word that comes twice or more is always followed by the same words, they are one neighbour.
 *
 * @param places some or all occurrences of the text
 */
export function countNeighbours(
  places: readonly Place[],
  side: 'before' | 'after',
  segmenter: Segmenter,
): Neighbour[] {
  const groups = new Map<string, string[][]>();
  for (const place of places) {
    const words = wordsBeside(place, side, segmenter);
    const group = groups.get(words[0] ?? '');
    if (group) {
      group.push(words);
    } else {
      groups.set(words[0] ?? '', [words]);
    }
  }
  return [...groups.values()]
    .map((group) => {
      const shared = sharedWords(group);
      return {
        text: (side === 'before' ? shared.reverse() : shared).join(''),
        count: group.length,
      };
    })
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

/** The nearest word first; none where the clause begins or ends. */
function wordsBeside(place: Place, side: 'before' | 'after', segmenter: Segmenter): string[] {
  const { text } = place;
  const step = side === 'before' ? -1 : 1;
  let near = side === 'before' ? place.start - 1 : place.end;
  while (isOpeningQuote(text.charAt(near)) || isClosingQuote(text.charAt(near))) {
    near += step;
  }
  let far = near;
  while (Math.abs(far - near) < REACH && isWordUnit(text.charAt(far))) {
    far += step;
  }
  if (far === near) {
    return [];
  }
  const run = side === 'before' ? text.slice(far + 1, near + 1) : text.slice(near, far);
  const words = segmenter.segment(run).map((token) => token.text);
  return side === 'before' ? words.reverse() : words;
}

function sharedWords(group: readonly string[][]): string[] {
  const [first = []] = group;
  const most = group.length === 1 ? 1 : MOST_WORDS;
  let length = Math.min(1, first.length);
  while (
    length < most &&
    first[length] !== undefined &&
    group.every((words) => words[length] === first[length])
  ) {
    length++;
  }
  return first.slice(0, length);
}

function isWordUnit(unit: string): boolean {
  return unit !== '' && (isHan(unit) || /[\p{L}\p{N}]/u.test(unit));
}
