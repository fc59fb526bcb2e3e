import type { Section } from './sections';
import { PLACEHOLDER } from './structure-edits';

/** What becomes of the headings: kept as they are, or replaced by 【待补】 behind their markers. */
export type HeadingChoice = 'keep' | 'replace';

const SALUTATION = /^[ \t　]*(?:尊敬的|各位|同志们|女士们|朋友们)[^\n。！？]{0,40}：[ \t]*$/mu;
const CLOSING = /^[ \t　]*(同志们|各位(?:代表|委员|同志))[，！]/gmu;

/**
 * The skeleton of a speech: its salutation, its numbered sections with 【待补】 for what stands under them, and
 * closing words if it has any. Points inside a paragraph stay in one paragraph.
 *
 * @param text the body of a speech
 * @param sections its section tree
 */
export function skeletonOf(
  text: string,
  sections: readonly Section[],
  headings: HeadingChoice,
): string {
  const lines: string[] = [];
  const salutation = SALUTATION.exec(text)?.[0].trim();
  if (salutation !== undefined) {
    lines.push(salutation);
  }
  lines.push(PLACEHOLDER);
  addSections(text, sections, headings, lines);
  const closing = [...text.matchAll(CLOSING)].at(-1);
  if (closing !== undefined && closing.index > (sections.at(-1)?.start ?? 0)) {
    lines.push(`${closing[1]}，${PLACEHOLDER}！`);
  }
  return `${lines.join('\n')}\n`;
}

function addSections(
  text: string,
  sections: readonly Section[],
  headings: HeadingChoice,
  lines: string[],
): void {
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i];
    if (section === undefined) {
      continue;
    }
    const inline = takeInline(sections, i);
    if (inline.length > 1) {
      lines.push(inline.map((point) => `${headOf(text, point, headings)}。`).join(''));
      addSections(
        text,
        inline.flatMap((point) => point.children),
        headings,
        lines,
      );
      i += inline.length - 1;
      continue;
    }
    lines.push(headOf(text, section, headings));
    if (section.children.length > 0) {
      addSections(text, section.children, headings, lines);
    } else {
      lines.push(PLACEHOLDER);
    }
  }
}

/** The points of one series from `from` on, when they share a paragraph. */
function takeInline(sections: readonly Section[], from: number): Section[] {
  const first = sections[from];
  const points: Section[] = [];
  for (let i = from; i < sections.length; i++) {
    const point = sections[i];
    if (
      point === undefined ||
      point.series !== first?.series ||
      point.marker.line !== first.marker.line
    ) {
      break;
    }
    points.push(point);
  }
  return points;
}

function headOf(text: string, section: Section, headings: HeadingChoice): string {
  const { marker } = section;
  if (headings === 'keep') {
    return text.slice(marker.start, section.headingEnd).replace(/\s+/gu, ' ').trim();
  }
  const comma = /^[，、：]/u.exec(text.slice(marker.end))?.[0] ?? '';
  return text.slice(marker.start, marker.end) + comma + PLACEHOLDER;
}
