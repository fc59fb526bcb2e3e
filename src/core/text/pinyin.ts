import { customPinyin, pinyin } from 'pinyin-pro';
import { hanOnly } from './characters';

/** The Latin keys of a phrase: 不忘初心、牢记使命 → bwcxljsm and buwangchuxinlaojishiming. */
export interface PinyinKeys {
  readonly initials: string;
  readonly full: string;
  /** One for each Han character. */
  readonly syllables: readonly string[];
}

// Readings of official prose that the library's own dictionary gets wrong (率先 as lü, 三重一大 as chong).
customPinyin({
  率先: 'shuài xiān',
  率领: 'shuài lǐng',
  表率: 'biǎo shuài',
  一行: 'yì xíng',
  重振: 'chóng zhèn',
  重整: 'chóng zhěng',
  重塑: 'chóng sù',
  处长: 'chù zhǎng',
  局长: 'jú zhǎng',
  所长: 'suǒ zhǎng',
  基调: 'jī diào',
  量力而行: 'liàng lì ér xíng',
  三重一大: 'sān zhòng yí dà',
});

/**
 * The pinyin keys of the Han characters of `text`; punctuation, digits and letters have no key.
 * Letters are a–z, ü written v as on a keyboard. Polyphones are read in context (行政, 重要, 处长).
 */
export function pinyinKeys(text: string): PinyinKeys {
  const syllables = pinyin(hanOnly(text), {
    toneType: 'none',
    type: 'array',
    nonZh: 'removed',
    v: true,
  });
  return {
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
    full: syllables.join(''),
    syllables,
  };
}
