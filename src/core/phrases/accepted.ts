/** Phrases that the writer took, the last one taken at the end, with how often. */
export type AcceptedPhrases = readonly (readonly [phrase: string, times: number])[];

/** Enough for a year's habits; more would make every question longer. */
const MOST_PHRASES = 200;

/** From there on a phrase leads anyway, and one that is out of use should not lead for ever. */
const MOST_TIMES = 20;

/** Adds one taking of a phrase; what was not taken for longest is forgotten. */
export function addAccepted(accepted: AcceptedPhrases, phrase: string): AcceptedPhrases {
  const times = accepted.find(([known]) => known === phrase)?.[1] ?? 0;
  const others = accepted.filter(([known]) => known !== phrase);
  const added = [phrase, Math.min(MOST_TIMES, times + 1)] as const;
  return [...others, added].slice(-MOST_PHRASES);
}

/** What was stored, if it has the right shape; else nothing. */
export function readAccepted(stored: unknown): AcceptedPhrases {
  if (!Array.isArray(stored)) {
    return [];
  }
  return stored
    .filter(
      (entry): entry is [string, number] =>
        Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number',
    )
    .slice(-MOST_PHRASES);
}
