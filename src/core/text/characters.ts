/**
 * Character classes of Chinese prose.
 *
 * Everything here works on UTF-16 code units: the Han characters of official prose lie in the Basic
 * Multilingual Plane, and a lone surrogate (half of a rare character) counts as Han, so that an
 * astral Han character is never cut off from its neighbours.
 */

const HAN_UNIT = /\p{Script=Han}/u;

/** Marks that end a sentence. */
const SENTENCE_ENDS = '。！？!?…';

/** Marks that end a clause (分句) inside a sentence. The enumeration comma 、 does not. */
const CLAUSE_ENDS = '，；：,;:';

const CHINESE_PUNCTUATION = '，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～';

const OPENING_QUOTES = '“‘《〈「『（〔【([';
const CLOSING_QUOTES = '”’》〉」』）〕】)]';

/** Whether one UTF-16 code unit (a string of length 1) belongs to a Han character. */
export function isHan(unit: string): boolean {
  const code = unit.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) {
    return true;
  }
  // Leads of the Han planes are 0xd840–0xd88d; a trail may belong to any plane and counts with its lead.
  const isSurrogate = code >= 0xd840 && code <= 0xdfff;
  return isSurrogate ? code <= 0xd88d || code >= 0xdc00 : code >= 0x2e80 && HAN_UNIT.test(unit);
}

/** Whether a code unit is full-width Chinese punctuation, e.g. ， or 》. */
export function isChinesePunctuation(unit: string): boolean {
  return unit !== '' && CHINESE_PUNCTUATION.includes(unit);
}

/** Whether a code unit ends a sentence: 。！？ and their half-width forms, …. */
export function isSentenceEnd(unit: string): boolean {
  return unit !== '' && SENTENCE_ENDS.includes(unit);
}

/** Whether a code unit ends a clause: ，；： (and half-width). A sentence end is none of these. */
export function isClauseEnd(unit: string): boolean {
  return unit !== '' && CLAUSE_ENDS.includes(unit);
}

/** Whether a code unit closes a quotation or a bracket: ” 》 ） …. */
export function isClosingQuote(unit: string): boolean {
  return unit !== '' && CLOSING_QUOTES.includes(unit);
}

/** Whether a code unit opens a quotation or a bracket: “ 《 （ …. */
export function isOpeningQuote(unit: string): boolean {
  return unit !== '' && OPENING_QUOTES.includes(unit);
}

/** Whether a code unit is the first half of a surrogate pair. */
export function isLead(unit: string): boolean {
  return unit >= '\ud800' && unit <= '\udbff';
}

/** Whether a code unit is the second half of a surrogate pair. */
export function isTrail(unit: string): boolean {
  return unit >= '\udc00' && unit <= '\udfff';
}

/** The first `most` UTF-16 units of a text; one less where that would cut a surrogate pair. */
export function headOf(text: string, most: number): string {
  const cutsPair = isLead(text.charAt(most - 1)) && isTrail(text.charAt(most));
  return text.slice(0, cutsPair ? most - 1 : most);
}

/** Number of Han characters in a text (字 in the narrow sense; an astral character counts once). */
export function countHan(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    if (!isTrail(unit) && isHan(unit)) {
      count++;
    }
  }
  return count;
}

/** The Han characters of a text in order, everything else dropped: 不忘初心、牢记使命 → 不忘初心牢记使命. */
export function hanOnly(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    if (isHan(unit)) {
      out += unit;
    }
  }
  return out;
}
