import * as vscode from 'vscode';
import { shorten } from '../core/provenance/excerpt';
import {
  REPORT_BEGINNING,
  type ReuseAnswer,
  type ReuseSource,
  type ReuseStretch,
} from '../core/reuse/reuse';
import { citeTitle } from '../core/speech/speech';
import type { Span } from '../core/text/spans';
import { escapeDocument } from './markdown';
import {
  degreeLabel,
  figuresText,
  markDifferences,
  type Outcome,
  shareOf,
  uncomparedTexts,
} from './reuse-text';

const LONGEST_HEADING = 60;
const LONGEST_WORDING = 400;
const MOST_HEAVIEST = 10;

/** Longer reports are read by nobody; the longest stretches are kept. */
const MOST_STRETCHES = 500;

/** A piece of a report and where it leads: a stretch of the draft, and a source of it. */
export interface ReportLink {
  readonly span: Span;
  readonly stretch: number;
  /** Undefined for the stretch itself. */
  readonly source: number | undefined;
}

/** A report as a Markdown document, with links that the document itself does not carry. */
export interface ReportText {
  readonly text: string;
  readonly links: readonly ReportLink[];
}

/** The draft that was checked, as it was then. */
export interface CheckedDraft {
  readonly name: string;
  readonly text: string;
  readonly minimumLength: number;
}

/**
 * Writes a report: the whole draft, its sections, the main sources, and each stretch with its sources. Pauses after each
 * source, for laying wordings beside each other takes a millisecond or two.
 */
export function* toReport(draft: CheckedDraft, answer: Outcome): Generator<undefined, ReportText> {
  const page = new Page();
  page.line(`${REPORT_BEGINNING}：${escapeDocument(draft.name)}`).line();
  page.line(`- ${figuresText(answer.figures)}`);
  page.line(
    `- ${vscode.l10n.t(
      '全文 {0} 字（不计标点），雷同 {1} 处；已与 {2} 篇比对，除套话外满 {3} 字起算 ({1} stretches in {0} characters; compared with {2} texts, from {3} characters beyond stock phrases on)',
      answer.figures.total,
      answer.stretches.length,
      answer.texts,
      draft.minimumLength,
    )}`,
  );
  for (const told of uncomparedTexts(answer)) {
    page.line(`- ${told}`);
  }
  page.line(
    `- ${vscode.l10n.t('雷同是别处也有的原文和近似文字；引用指引号、书名号里的，套话指素材库各篇常用的提法和数字缩略语，都不算雷同 (雷同 reused: 原文 verbatim and 近似 nearly so; 引用 quoted and 套话 stock phrases are no copying)')}`,
  );
  addSections(page, answer);
  addHeaviest(page, answer);
  yield* addStretches(page, draft, answer);
  return page.finish();
}

function addSections(page: Page, { sections }: ReuseAnswer): void {
  page.section(vscode.l10n.t('各层次 By section'));
  for (const section of sections) {
    const heading =
      section.heading === undefined
        ? vscode.l10n.t('〔开头〕 before the first section')
        : escapeDocument(shorten(section.heading, LONGEST_HEADING));
    const count = vscode.l10n.t('{0} 字', section.total);
    page.line(`${'  '.repeat(section.depth)}- ${heading}（${count}）：${figuresText(section)}`);
  }
}

function addHeaviest(page: Page, { heaviest, figures }: ReuseAnswer): void {
  page.section(vscode.l10n.t('相同最多的文稿（含套话和引用） Texts with most in common'));
  for (const text of heaviest.slice(0, MOST_HEAVIEST)) {
    const count = vscode.l10n.t(
      '{0} 字，占本稿 {1}',
      text.characters,
      shareOf(text.characters, figures.total),
    );
    page.line(`- ${escapeDocument(citeTitle(text.title))}：${count}`);
  }
}

function* addStretches(
  page: Page,
  draft: CheckedDraft,
  { stretches }: ReuseAnswer,
): Generator<undefined, void> {
  if (stretches.length === 0) {
    return;
  }
  page.section(vscode.l10n.t('各处 Stretches'));
  const shown = new Set(
    [...stretches].sort((a, b) => b.length - a.length).slice(0, MOST_STRETCHES),
  );
  for (const [index, stretch] of stretches.entries()) {
    if (shown.has(stretch)) {
      yield* addStretch(page, draft, stretch, index);
    }
  }
  const left = stretches.length - shown.size;
  if (left > 0) {
    page.line(vscode.l10n.t('其余较短的 {0} 处从略。 {0} shorter ones are left out.', left));
  }
}

function* addStretch(
  page: Page,
  draft: CheckedDraft,
  stretch: ReuseStretch,
  index: number,
): Generator<undefined, void> {
  const { degree, length, stock, sources, sourceCount } = stretch;
  const parts = [degreeLabel(degree), vscode.l10n.t('{0} 字', length)];
  if (stock > 0) {
    parts.push(vscode.l10n.t('其中套话 {0} 字 ({0} of it stock)', stock));
  }
  if (sourceCount > 1) {
    parts.push(vscode.l10n.t('见于 {0} 篇 (in {0} texts)', sourceCount));
  }
  page.line(`### ${index + 1}. ${parts.join(' · ')}`).line();
  const words = draft.text.slice(stretch.start, stretch.end);
  page.add(`- ${vscode.l10n.t('本稿 Draft')}：`);
  page.link(escapeDocument(shorten(words, LONGEST_WORDING)), index, undefined).line();
  for (const [number, source] of sources.entries()) {
    page.add('- ').link(escapeDocument(citeTitle(source.title)), index, number);
    page.line(`${aboutText(source)}：${wordingOf(draft, source)}`);
    yield;
  }
  page.line();
}

function aboutText({ speaker, date }: ReuseSource): string {
  const known = [speaker, date].flatMap((part) => part ?? []).map(escapeDocument);
  return known.length === 0 ? '' : `（${known.join(' · ')}）`;
}

function wordingOf(draft: CheckedDraft, source: ReuseSource): string {
  const { inDraft, text } = source;
  return text.length > LONGEST_WORDING
    ? escapeDocument(shorten(text, LONGEST_WORDING))
    : markDifferences(draft.text.slice(inDraft.start, inDraft.end), source, escapeDocument);
}

/** Text that grows, and the links in it. */
class Page {
  #text = '';
  readonly #links: ReportLink[] = [];

  add(text: string): this {
    this.#text += text;
    return this;
  }

  line(text = ''): this {
    return this.add(`${text}\n`);
  }

  section(heading: string): this {
    return this.line().line(`## ${heading}`).line();
  }

  link(text: string, stretch: number, source: number | undefined): this {
    const start = this.#text.length;
    this.#links.push({ span: { start, end: start + text.length }, stretch, source });
    return this.add(text);
  }

  finish(): ReportText {
    return { text: `${this.#text.trimEnd()}\n`, links: this.#links };
  }
}
