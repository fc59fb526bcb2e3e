import { firstDay, ISO_DATE, lastDay } from '../text/dates';
import { parseChineseNumeral } from '../text/numerals';
import type { Abbreviation, AbbreviationVersion, WordingSource } from './abbreviation';

/** The file is not what the lexicon needs; `problems` has a line each, with its row and field. */
export class LexiconError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'LexiconError';
    this.problems = problems;
  }
}

/** Notes what is wrong with a field of one row. */
type Complain = (field: string, problem: string) => void;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the rows of a lexicon file. A row without a source, with dates or members that contradict each other, or
 * for a term that another row has is an error: a wrong wording does more harm than none.
 *
 * @throws SyntaxError when the text is not JSON
 * @throws LexiconError when a row is wrong, with all problems of the file
 */
export function parseAbbreviations(json: string): Abbreviation[] {
  const rows: unknown = JSON.parse(json);
  if (!Array.isArray(rows)) {
    throw new LexiconError(['the file is not a list of rows']);
  }
  const problems: string[] = [];
  const known = new Set<string>();
  const abbreviations = rows.map((row: unknown, index) => {
    const fields = toFields(row);
    const name = `row ${index + 1} (${typeof fields.term === 'string' ? fields.term : '?'})`;
    const complain: Complain = (field, problem) => problems.push(`${name}, ${field}: ${problem}`);
    const abbreviation = toAbbreviation(fields, complain);
    for (const term of [abbreviation.term, ...abbreviation.aliases]) {
      if (known.has(term)) {
        complain('term', `${term} stands in the file twice`);
      }
      known.add(term);
    }
    return abbreviation;
  });
  if (problems.length > 0) {
    throw new LexiconError(problems);
  }
  return abbreviations;
}

function toAbbreviation(fields: Fields, complain: Complain): Abbreviation {
  const term = toText(fields, 'term', complain);
  const aliases = fields.aliases === undefined ? [] : toTexts(fields.aliases, 'aliases', complain);
  const countFits = fields.countFits === true;
  if (typeof fields.countFits !== 'boolean') {
    complain('countFits', 'is not true or false');
  }
  if (fields.latestUnread !== undefined && typeof fields.latestUnread !== 'boolean') {
    complain('latestUnread', 'is not true or false');
  }
  const versions = toList(fields.versions).map((version, index) => {
    const inVersion: Complain = (field, problem) =>
      complain(`versions[${index}].${field}`, problem);
    return toVersion(toFields(version), inVersion);
  });
  checkVersions(versions, complain);
  if (countFits) {
    checkCounts(term, versions, complain);
  }
  const [first = toVersion({}, () => undefined), ...later] = versions;
  return {
    term,
    aliases,
    scope: toText(fields, 'scope', complain),
    countFits,
    latestUnread: fields.latestUnread === true,
    versions: [first, ...later],
  };
}

function toVersion(fields: Fields, complain: Complain): AbbreviationVersion {
  const members = toTexts(fields.members, 'members', complain);
  const expansion = toText(fields, 'expansion', complain);
  for (const member of members.filter((one) => !expansion.includes(one))) {
    complain('expansion', `lacks the member ${member}`);
  }
  const validFrom = toDate(fields, 'validFrom', complain);
  const validTo = toDate(fields, 'validTo', complain);
  if (validFrom && validTo && firstDay(validFrom) > lastDay(validTo)) {
    complain('validTo', `${validTo} is before validFrom, ${validFrom}`);
  }
  const inSource: Complain = (field, problem) => complain(`source.${field}`, problem);
  const source = toSource(toFields(fields.source), inSource);
  return { members, expansion, validFrom, validTo, source };
}

function toSource(fields: Fields, complain: Complain): WordingSource {
  const date = toText(fields, 'date', complain);
  if (date !== '' && !ISO_DATE.test(date)) {
    complain('date', `${date} is not 2020, 2020-03 or 2020-03-26`);
  }
  const url = fields.url === undefined ? undefined : toText(fields, 'url', complain);
  if (url !== undefined && !isWebAddress(url)) {
    complain('url', 'is not a web address');
  }
  return {
    title: toText(fields, 'title', complain),
    publisher: toText(fields, 'publisher', complain),
    date,
    url,
    quote: toText(fields, 'quote', complain),
  };
}

function checkVersions(versions: readonly AbbreviationVersion[], complain: Complain): void {
  if (versions.length === 0) {
    complain('versions', 'has none');
  }
  for (let i = 1; i < versions.length; i++) {
    const [before, after] = [versions[i - 1]?.validFrom ?? '', versions[i]?.validFrom];
    if (after === undefined || firstDay(after) < firstDay(before)) {
      complain(`versions[${i}].validFrom`, `${after ?? 'no date'} stands behind ${before}`);
    }
  }
}

function checkCounts(
  term: string,
  versions: readonly AbbreviationVersion[],
  complain: Complain,
): void {
  const counts = countsOf(term);
  versions.forEach(({ members }, index) => {
    if (!counts.includes(members.length)) {
      complain(`versions[${index}].members`, `${members.length} do not fit the term`);
    }
  });
}

/** What the numbers of a term may count: 三会一课 has three or, both together, four parts. */
function countsOf(term: string): number[] {
  const numbers = (term.replaceAll('双', '二').match(/[一二两三四五六七八九十]+/gu) ?? []).map(
    (numeral) => parseChineseNumeral(numeral) ?? 0,
  );
  return [numbers[0] ?? 0, numbers.reduce((sum, number) => sum + number, 0)];
}

function toText(fields: Fields, field: string, complain: Complain): string {
  const value = fields[field];
  if (typeof value !== 'string' || value.trim() === '') {
    complain(field, 'is empty or not a text');
    return '';
  }
  return value;
}

function toTexts(value: unknown, field: string, complain: Complain): string[] {
  const texts = toList(value).filter(
    (item): item is string => typeof item === 'string' && item.trim() !== '',
  );
  if (texts.length === 0 || texts.length < toList(value).length) {
    complain(field, 'is not a list of texts');
  }
  return texts;
}

function toDate(fields: Fields, field: string, complain: Complain): string | undefined {
  const value = fields[field];
  if (value === undefined || (typeof value === 'string' && ISO_DATE.test(value))) {
    return value;
  }
  complain(field, `${String(value)} is not 2020, 2020-03 or 2020-03-26`);
  return undefined;
}

function isWebAddress(url: string): boolean {
  // No brackets or quotation marks: it goes into a Markdown link.
  return /^https?:\/\/[\w.~:/?#@!$&*+,;=%-]+$/u.test(url);
}

function toFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
