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

/** 十十, 十百: the units of a numeral stand once each, the larger one first. */
const MISPLACED_UNIT = /十.*[十百]|百.*百/u;

/**
 * The value of a Chinese numeral from 一 to 九百九十九, or undefined when the text is not one:
 * 十一 → 11, 二十 → 20, 一百零三 → 103.
 */
export function parseChineseNumeral(text: string): number | undefined {
  if (MISPLACED_UNIT.test(text)) {
    return undefined;
  }
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

const CHARACTERS = '零一二三四五六七八九';

/** The Chinese numeral of a whole number from 1 to 999, as ordinals are written: 11 → 十一, 20 → 二十. */
export function formatChineseNumeral(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor(value / 10) % 10;
  const ones = value % 10;
  const digit = (index: number): string => CHARACTERS.charAt(index);
  let text = hundreds > 0 ? `${digit(hundreds)}百` : '';
  if (tens > 0) {
    text += tens === 1 && hundreds === 0 ? '十' : `${digit(tens)}十`;
  } else if (hundreds > 0 && ones > 0) {
    text += '零';
  }
  return ones > 0 ? text + digit(ones) : text;
}
