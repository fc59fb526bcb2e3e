const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/**
 * The value of a Chinese numeral from 一 to 九百九十九, or undefined when the text is not one:
 * 十一 → 11, 二十 → 20, 一百零三 → 103.
 */
export function parseChineseNumeral(text: string): number | undefined {
  let total = 0;
  let digit: number | undefined;
  for (const unit of text) {
    if (unit === '十' || unit === '百') {
      const factor = unit === '十' ? 10 : 100;
      total += (digit ?? 1) * factor;
      digit = undefined;
      continue;
    }
    const value = DIGITS[unit];
    if (value === undefined || (digit !== undefined && digit !== 0)) {
      return undefined;
    }
    digit = value;
  }
  total += digit ?? 0;
  return total > 0 ? total : undefined;
}
