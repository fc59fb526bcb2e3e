/**
 * abbreviationWording: an expansion that is written out beside its term and lacks a member, has one too many, in
 * another order, or in the wording of another time. Only what is plainly meant as the whole list is judged: a
 * gloss in other words, an example or two of the members, a list that ends with 等 are the writer's own.
 */
import type { Finding } from '../speech/checks/finding';
import type { Span } from '../text/spans';
import { type AbbreviationVersion, versionsAt } from './abbreviation';
import type { Lexicon, Mention } from './lexicon';
import { type Beside, textBeside } from './text-beside';
import { affixOf, type ListItem, readList, type WrittenList } from './written-list';

/** A list beside its term, and the wording by which it is judged. */
interface Case {
  readonly text: string;
  readonly mention: Mention;
  readonly beside: Beside;
  readonly list: WrittenList;
  readonly version: AbbreviationVersion;
}

type Slip = Pick<Finding, 'message' | 'span'> & { readonly args: readonly string[] };

/** The expansions of a text whose members are not those in force at a date (ISO 8601, perhaps partial). */
export function checkWordings(
  text: string,
  from: number,
  question: { readonly lexicon: Lexicon; readonly date: string | undefined },
): Finding[] {
  return question.lexicon.mentions(text, from).flatMap((mention) => {
    const beside = textBeside(text, mention.end);
    if (beside === undefined || mention.abbreviation.latestUnread) {
      return [];
    }
    const { abbreviation } = mention;
    const list = readList(
      text,
      beside,
      abbreviation.versions.map(({ members }) => members),
    );
    const version = wordingFor(list, versionsAt(abbreviation, question.date));
    const slip = list.isOpen ? undefined : findSlip({ text, mention, beside, list, version });
    return slip === undefined ? [] : [toFinding({ text, mention, beside, list, version }, slip)];
  });
}

/** Of several wordings that may be in force, the one that the list has most of; of equals the newest. */
function wordingFor(
  { items }: WrittenList,
  versions: readonly [AbbreviationVersion, ...AbbreviationVersion[]],
): AbbreviationVersion {
  const score = ({ members }: AbbreviationVersion): number =>
    members.filter((member, index) => items[index]?.member === member).length / members.length;
  return versions.reduce((best, version) => (score(version) >= score(best) ? version : best));
}

function findSlip(one: Case): Slip | undefined {
  const { list, version } = one;
  const { members } = version;
  const written = list.items.map(({ member }) => member);
  if (isSame(written, members)) {
    return undefined;
  }
  return findOutdated(one) ?? findMisordered(one) ?? findMissing(one) ?? findStranger(one);
}

/** The whole list of another time. */
function findOutdated({ mention, list, version }: Case): Slip | undefined {
  const written = list.items.map(({ member }) => member);
  const other = mention.abbreviation.versions.find(({ members }) => isSame(written, members));
  return (
    other && {
      message: 'abbreviationOutdated',
      span: spanOf(list.items),
      args: [timeOf(other), timeOf(version)],
    }
  );
}

function findMisordered({ list, version }: Case): Slip | undefined {
  const written = list.items.map(({ member }) => member);
  const hasAll = version.members.every((member) => written.includes(member));
  return hasAll && written.length === version.members.length
    ? { message: 'abbreviationOrder', span: spanOf(list.items), args: [] }
    : undefined;
}

/** Few of many left out, none of them told behind the list in other words. */
function findMissing({ text, beside, list, version }: Case): Slip | undefined {
  const { members } = version;
  const written = list.items.map(({ member }) => member);
  const missing = members.filter((member) => !written.includes(member));
  const isInOrder = isSame(
    written,
    members.filter((member) => written.includes(member)),
  );
  const isPlain = isInOrder && list.endsClean && missing.length <= members.length / 3;
  const behind = text.slice(spanOf(list.items).end, beside.end);
  const { prefix, suffix } = affixOf(members);
  const isTold = missing.some((member) =>
    behind.includes(member.slice(prefix.length, member.length - suffix.length)),
  );
  return isPlain && !isTold
    ? { message: 'abbreviationMissing', span: spanOf(list.items), args: [missing.join('、')] }
    : undefined;
}

/** One part that is no member, in the place of one or besides them all. */
function findStranger(one: Case): Slip | undefined {
  const { text, list, version } = one;
  const { members } = version;
  const at = list.items.findIndex(
    ({ member }, index) => member === undefined || member !== members[index],
  );
  const item = list.items[at];
  if (item === undefined || members.length < 3 || !isStranger(item, one)) {
    return undefined;
  }
  const others = list.items.filter((other) => other !== item).map(({ member }) => member);
  const words = text.slice(item.start, item.end);
  const wanted = members[at];
  if (isSame(others, members)) {
    return { message: 'abbreviationExtra', span: item, args: [words] };
  }
  const isReplaced =
    wanted !== undefined && isSame(others, [...members.slice(0, at), ...members.slice(at + 1)]);
  return isReplaced && !isVariant(words, wanted)
    ? { message: 'abbreviationMember', span: item, args: [words, wanted] }
    : undefined;
}

/**
 * Whether an item is surely meant as a member: it is one of another time or one that comes twice; it looks like
 * them; or, where they have nothing in common, it stands in the same brackets and is no longer than they are.
 */
function isStranger(item: ListItem, { text, beside, version: { members } }: Case): boolean {
  if (item.member !== undefined) {
    return true;
  }
  const words = text.slice(item.start, item.end);
  const { prefix, suffix } = affixOf(members);
  if (prefix !== '' || suffix !== '') {
    return words.startsWith(prefix) && words.endsWith(suffix);
  }
  return beside.isBracketed && words.length <= Math.max(...members.map(({ length }) => length));
}

/** 奢靡 for 奢靡之风: the writer's own shorter or longer way to say it. */
function isVariant(words: string, member: string): boolean {
  return member.includes(words) || words.includes(member);
}

function isSame(written: readonly (string | undefined)[], members: readonly string[]): boolean {
  return (
    written.length === members.length && written.every((member, index) => member === members[index])
  );
}

function toFinding(one: Case, { message, span, args }: Slip): Finding {
  const { text, mention, list, version } = one;
  const { source } = version;
  const edit = { ...spanOf(list.items), text: rewrite(text, list.items, version) };
  return {
    rule: 'abbreviationWording',
    span,
    message,
    args: [text.slice(mention.start, mention.end), ...args, source.title, source.date],
    fixes: [{ title: 'useWording', args: [shortened(edit.text)], edits: [edit] }],
  };
}

/** A row of the menu of quick fixes has room for that many characters. */
const LONGEST_TITLE = 40;

function shortened(text: string): string {
  return text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE)}…` : text;
}

/**
 * The wording in force, with the writer's marks between its members where these are the same throughout and no
 * member has them inside.
 */
function rewrite(
  text: string,
  items: readonly ListItem[],
  { members, expansion }: AbbreviationVersion,
): string {
  const marks = items.slice(1).map((item, index) => text.slice(items[index]?.end, item.start));
  const [mark = '、', ...others] = marks.slice(0, -1);
  const last = marks.at(-1) ?? mark;
  const isUniform =
    others.every((other) => other === mark) && (last === mark || /和|与|及/u.test(last));
  const isPlain = expansion === members.join('、');
  if (!isUniform || !isPlain || marks.length === 0) {
    return expansion;
  }
  return members.slice(0, -1).join(mark) + last + (members.at(-1) ?? '');
}

function spanOf(items: readonly ListItem[]): Span {
  return { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 };
}

/** 2014-12—2020-10, 2020-10—; what no source tells is left out. */
function timeOf({ validFrom, validTo }: AbbreviationVersion): string {
  return `${validFrom ?? ''}—${validTo ?? ''}`;
}
