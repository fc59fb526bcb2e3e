import { LAST_ORDINAL, LAYOUT_RANKS, type Marker, type MarkerFamily } from './markers';

/** Markers that number one enumeration, in order: 一是 二是 三是. */
export interface Series {
  readonly members: readonly Marker[];
  /** The series that were open when this one began, outermost first. */
  readonly around: readonly Series[];
}

interface OpenSeries extends Series {
  readonly members: Marker[];
}

/** A missing number or two is a slip of the writer; more is another series. */
const LARGEST_GAP = 3;

/** More are open nowhere but in a text made for it; so a marker costs the same in a text of any length. */
const MOST_OPEN = 64;

/**
 * Links markers into series and drops those that make none.
 *
 * A marker continues the innermost open series of its kind that waits for its number, which ends every
 * series inside it; else it opens a new one. Series whose members open paragraphs and those inside a
 * paragraph are told apart, so that the 三是 of the next paragraph does not continue an enumeration inside
 * the last one, unless the first member follows a lead-in (主要是：一是…⏎二是…⏎三是…).
 *
 * @param salutations offsets of the lines that address the audience (同志们：): a speech begins there, and
 *   no series but Markdown headings goes on from what stood before it (a host's script, say)
 * @returns every series, in the order of their first members
 */
export function findSeries(markers: readonly Marker[], salutations: readonly number[]): Series[] {
  const all: OpenSeries[] = [];
  let open: OpenSeries[] = [];
  let nextSalutation = 0;
  for (const marker of markers) {
    while ((salutations[nextSalutation] ?? Number.POSITIVE_INFINITY) < marker.start) {
      nextSalutation++;
      open = open.filter((series) => series.members[0]?.family === 'heading');
    }
    open = withoutDeeperHeadings(open, marker);
    const depth = findContinued(open, marker);
    if (depth >= 0) {
      open = open.slice(0, depth + 1);
      open[depth]?.members.push(marker);
    } else if (canOpen(marker)) {
      open = openAround(open, marker);
      const series: OpenSeries = { members: [marker], around: [...open] };
      all.push(series);
      open = dropExcess([...open, series]);
    }
  }
  const kept = new Set(all.filter(isSeries));
  return all.filter((series) => kept.has(series)).map((series) => pruneAround(series, kept));
}

/** ## 一、… ends the Markdown headings of its own depth and below, and what stands under them. */
function withoutDeeperHeadings(open: OpenSeries[], marker: Marker): OpenSeries[] {
  if (marker.headingDepth === 0 || marker.family === 'heading') {
    return open;
  }
  const first = open.findIndex((series) => {
    const member = series.members[0];
    return member?.family === 'heading' && member.ordinal >= marker.headingDepth;
  });
  return first < 0 ? open : open.slice(0, first);
}

/** Gives up the oldest series that no second member has followed, or else the oldest one of prose. */
function dropExcess(open: OpenSeries[]): OpenSeries[] {
  if (open.length <= MOST_OPEN) {
    return open;
  }
  // The last one has only just begun.
  const single = open.slice(0, -1).findIndex((series) => !isSeries(series));
  const dropped =
    single >= 0 ? single : open.findIndex(({ members: [first] }) => first && !isLayout(first));
  return open.filter((_, index) => index !== dropped);
}

function pruneAround(series: OpenSeries, kept: ReadonlySet<Series>): Series {
  // `around` is read by identity later on, so that it is pruned in place.
  const around = series.around as Series[];
  around.splice(0, around.length, ...around.filter((outer) => kept.has(outer)));
  return series;
}

/** Index of the open series that the marker continues, or -1. */
function findContinued(open: readonly OpenSeries[], marker: Marker): number {
  if (marker.family === 'heading') {
    return open.findIndex((series) => {
      const first = series.members[0];
      return first?.family === 'heading' && first.ordinal === marker.ordinal;
    });
  }
  for (const sameKind of [true, false]) {
    for (let depth = open.length - 1; depth >= 0; depth--) {
      const series = open[depth];
      const last = series?.members.at(-1);
      if (series === undefined || last === undefined || last.family === 'heading') {
        continue;
      }
      const fitsKind = sameKind ? last.opensLine === marker.opensLine : isMixed(series, marker);
      if (fitsKind && fitsSeries(series, marker) && followsIn(series, last, marker)) {
        return depth;
      }
    }
  }
  return -1;
}

/**
 * The first member stands inside a paragraph and the others open the next ones (主要是：一是…⏎二是…), or it
 * opens the paragraph that holds the others (一是…；二是…；三是…。).
 */
function isMixed(series: OpenSeries, marker: Marker): boolean {
  const [first] = series.members;
  if (series.members.length !== 1 || first === undefined) {
    return false;
  }
  return first.opensLine ? first.line === marker.line : marker.opensLine;
}

function fitsSeries(series: OpenSeries, marker: Marker): boolean {
  const [first] = series.members;
  if (first === undefined) {
    return false;
  }
  if (first.family === marker.family) {
    return first.variant === marker.variant || marker.ordinal === LAST_ORDINAL;
  }
  // 首先是…第二是…第三是…; 第一，…其次，…最后，…: one series for the reader.
  return isSpoken(first.family) && isSpoken(marker.family) && first.variant === marker.variant;
}

/** Families of spoken ordinals, which mix in one series and may hold whole sections: 第一，首先. */
export function isSpoken(family: MarkerFamily): boolean {
  return family === 'first' || family === 'ordinal';
}

function followsIn(series: OpenSeries, last: Marker, marker: Marker): boolean {
  if (marker.ordinal === LAST_ORDINAL) {
    // 最后 is an adverb as often: it closes only what is near and written in the same way.
    const isNear = marker.opensLine ? last.opensLine : last.line === marker.line;
    return last.ordinal !== LAST_ORDINAL && isNear;
  }
  const step = marker.ordinal - last.ordinal;
  if (step === 0) {
    // Two 四是 in a row: the writer miscounted. Two 一是 are two series.
    return marker.ordinal > 1 && (marker.opensLine || last.line === marker.line);
  }
  const isNear = marker.opensLine || marker.line - last.line <= 1;
  // 一是…三是…: with a single member before it there is less to go by.
  const largest = series.members.length > 1 ? LARGEST_GAP : LARGEST_GAP - 1;
  return step === 1 || (step > 1 && step <= largest && isNear);
}

function canOpen(marker: Marker): boolean {
  return (
    marker.family === 'heading' || marker.ordinal === 1 || (marker.opensLine && isLayout(marker))
  );
}

function isLayout(marker: Marker): boolean {
  return LAYOUT_RANKS[marker.family] !== undefined;
}

/**
 * The open series that stay open round a new one: those inside a layout series of its own or a deeper
 * level are over, and so is an earlier series of its own kind with all that it holds (unless a layout
 * series has begun since: then only that earlier one is over).
 */
function openAround(open: readonly OpenSeries[], marker: Marker): OpenSeries[] {
  const around: OpenSeries[] = [];
  for (const series of open) {
    const first = series.members[0];
    if (first === undefined || isDeeper(first, marker)) {
      break;
    }
    if (isSameKind(first, marker)) {
      continue;
    }
    around.push(series);
  }
  const ended = open.filter((series) => {
    const first = series.members[0];
    return first !== undefined && isSameKind(first, marker);
  });
  return around.filter((series) => !isWithin(series, ended));
}

/** Whether a series of prose began inside one of `outer`. */
function isWithin(series: OpenSeries, outer: readonly OpenSeries[]): boolean {
  const first = series.members[0];
  return (
    first !== undefined && !isLayout(first) && outer.some((one) => series.around.includes(one))
  );
}

function isDeeper(first: Marker, marker: Marker): boolean {
  if (marker.family === 'heading') {
    return first.family !== 'heading' || first.ordinal > marker.ordinal;
  }
  const rank = LAYOUT_RANKS[marker.family];
  const outerRank = LAYOUT_RANKS[first.family];
  return rank !== undefined && outerRank !== undefined && outerRank > rank;
}

function isSameKind(first: Marker, marker: Marker): boolean {
  return (
    marker.family !== 'heading' &&
    first.family === marker.family &&
    first.variant === marker.variant &&
    first.opensLine === marker.opensLine
  );
}

/** A layout marker at a line start is one by itself; inside prose it takes two. */
function isSeries(series: OpenSeries): boolean {
  const [first] = series.members;
  return series.members.length > 1 || (first?.opensLine === true && isLayout(first));
}
