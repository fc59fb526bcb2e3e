/**
 * Where `part` stands in `text` nearest to `offset`; undefined when it is not there. For a place that was found in
 * a text which may have been edited since.
 */
export function findNearest(text: string, part: string, offset: number): number | undefined {
  const before = text.lastIndexOf(part, offset);
  const after = text.indexOf(part, offset);
  if (before < 0 || after < 0) {
    const found = Math.max(before, after);
    return found < 0 ? undefined : found;
  }
  return offset - before <= after - offset ? before : after;
}
