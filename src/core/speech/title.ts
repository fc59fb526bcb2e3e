import { findLines, trimSpan } from '../text/spans';
import { findMarkers } from './markers';
import { scan } from './scan';

/** 字; a longer line is prose. */
const LONGEST_TITLE = 50;

/** 第一句话。 or 同志们： is no title, nor is a list that goes on. */
const GOES_ON = /[。！？；：，、…!?;:,.]["”』」》）)]*$|。/u;
const SALUTATION = /^(?:同志们|各位|尊敬的)/u;
const SUBTITLE = /^(?:——?|--|――?|──?)/u;

/**
 * The title that a text without front matter begins with: its first line, when that looks like one (short, no
 * end mark, no numbered heading, no salutation), with a subtitle on the line below (——2017年3月5日在…会议上).
 * A Markdown heading's # is left out. Undefined when the first line is no title.
 */
export function findTitle(text: string): string | undefined {
  const lines = findLines(text.slice(0, 1000))
    .map((span) => trimSpan(text, span))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, ' '));
  const title = lines[0]?.replace(/^#{1,6} /u, '');
  if (title === undefined || !isTitle(title)) {
    return undefined;
  }
  const below = lines[1] ?? '';
  return SUBTITLE.test(below) && isTitle(below) ? title + below : title;
}

function isTitle(line: string): boolean {
  return (
    line.length <= LONGEST_TITLE &&
    /\p{L}/u.test(line) &&
    !GOES_ON.test(line) &&
    !SALUTATION.test(line) &&
    !findMarkers(line, scan(line, 0), 0).some((marker) => marker.start === 0)
  );
}
