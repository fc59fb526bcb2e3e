import type { Section } from '../../../src/core/speech/sections';

/** All sections of a tree in the order of the text. */
export function flatten(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...flatten(section.children)]);
}

/** A tree as nested lists of headings: ['一、甲', ['（一）乙'], '二、丙']. */
export type Headings = readonly (string | Headings)[];

export function toHeadings(sections: readonly Section[]): Headings {
  return sections.flatMap((section) =>
    section.children.length === 0
      ? [section.heading]
      : [section.heading, toHeadings(section.children)],
  );
}
