/**
 * Whether letters spell the beginning of some syllables, each by one letter or more of it: 不忘初心 by bwcx,
 * buwangch, bwchuxin, buwcx. No syllable may be left out, so that bcx does not spell it.
 */
export function spellsBeginning(letters: string, syllables: readonly string[]): boolean {
  // How many letters can be spelt by the syllables so far.
  let reached = new Set([0]);
  for (const syllable of syllables) {
    const next = new Set<number>();
    for (const from of reached) {
      const longest = sharedLength(letters, from, syllable);
      for (let length = 1; length <= longest; length++) {
        next.add(from + length);
      }
    }
    if (next.has(letters.length)) {
      return true;
    }
    reached = next;
  }
  return false;
}

/** How many letters of `letters`, from `from` on, a syllable begins with. */
export function sharedLength(letters: string, from: number, syllable: string): number {
  let length = 0;
  while (
    length < syllable.length &&
    from + length < letters.length &&
    letters.charAt(from + length) === syllable.charAt(length)
  ) {
    length++;
  }
  return length;
}
