import { SpeechError } from '../errors';
import { parseFrontMatter } from '../speech/front-matter';

const DATE = /^(\d{4})(?:[-年./](\d{1,2})(?:[-月./](\d{1,2}))?)?(?!\d)/u;

/**
 * The date in the front matter of a draft: ISO 8601, perhaps partial; 2020年3月26日 is read too.
 *
 * @returns undefined without front matter or date, or when either cannot be read
 */
export function draftDate(text: string): string | undefined {
  const [, year, month, day] = DATE.exec(dateField(text) ?? '') ?? [];
  return year && [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
}

function dateField(text: string): string | undefined {
  try {
    return parseFrontMatter(text).fields.get('date');
  } catch (error) {
    if (error instanceof SpeechError) {
      return undefined;
    }
    throw error;
  }
}
