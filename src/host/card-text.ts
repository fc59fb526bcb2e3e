import * as vscode from 'vscode';
import type { PhraseCard, QuotedSpeech, SpeechLabel } from '../core/library';
import { excerptOf, shorten } from '../core/provenance/excerpt';
import type { Neighbour } from '../core/provenance/neighbours';
import { citeTitle } from '../core/speech/speech';
import type { Span } from '../core/text/spans';
import { boldMarkdown, escapeDocument } from './markdown';
import { type SourceLink, toSourceLink } from './source-links';
import { aboutSource, countsOf, firstLabel, lastLabel, speakerParts, yearRows } from './uses-text';

const MOST_YEARS = 30;
const BAR_WIDTH = 24;
const MOST_SPEAKERS = 10;
const LONGEST_HEADING = 80;
const LONGEST_SPEAKER = 40;
const LONGEST_SENTENCE = 160;

/** A piece of a card's text and the place in a speech that it leads to. */
export interface CardLink {
  readonly span: Span;
  readonly source: SourceLink;
}

/** A card as a Markdown document, with links that the document itself does not carry. */
export interface CardText {
  readonly text: string;
  readonly links: readonly CardLink[];
}

/** Writes a card: counts, years, speakers, neighbours, company, variants, and the sentences of each speech. */
export function toCardText(card: PhraseCard): CardText {
  const page = new Page();
  page.line(`# ${escapeDocument(shorten(card.text, LONGEST_HEADING))}`).line();
  page.line(countsOf(card.summary)).line();
  for (const [edge, label] of [
    [card.first, firstLabel] as const,
    [card.last, lastLabel] as const,
  ]) {
    if (edge !== undefined) {
      page.add(`- ${label(edge.isSure)}：`).title(edge.use, edge.use);
      page.line(` · ${aboutSource(edge.use, LONGEST_SPEAKER).map(escapeDocument).join(' · ')}`);
    }
  }
  page.section(
    vscode.l10n.t('历年用量 Uses by year'),
    yearRows(card.summary, MOST_YEARS, BAR_WIDTH).map((row) => `- ${row}`),
  );
  page.section(
    vscode.l10n.t('讲话人 By speaker'),
    speakerParts(card.summary, MOST_SPEAKERS, LONGEST_SPEAKER).map(
      (part) => `- ${escapeDocument(part)}`,
    ),
  );
  addNeighbours(page, card);
  addCompanions(page, card);
  addVariants(page, card);
  addSpeeches(page, card);
  return page.finish();
}

function addNeighbours(page: Page, card: PhraseCard): void {
  const read =
    card.occurrencesRead < card.summary.occurrences
      ? [
          '',
          vscode.l10n.t(
            '（均匀抽取 {0} 处统计） (from {0} occurrences, evenly chosen)',
            card.occurrencesRead,
          ),
        ]
      : [];
  page.section(vscode.l10n.t('前后搭配 Directly before and after'), [
    `- ${vscode.l10n.t('之前 Before')}：${neighbours(card.before, vscode.l10n.t('〔分句开头 clause begins〕'))}`,
    `- ${vscode.l10n.t('之后 After')}：${neighbours(card.after, vscode.l10n.t('〔分句末尾 clause ends〕'))}`,
    ...read,
  ]);
}

function neighbours(list: readonly Neighbour[], edge: string): string {
  return list
    .map(({ text, count }) => `${text === '' ? edge : escapeDocument(text)} ${count}`)
    .join(' · ');
}

function addCompanions(page: Page, card: PhraseCard): void {
  const rows = card.companions.map(
    ({ text, together, sentences }) =>
      `- ${escapeDocument(text)}：${vscode.l10n.t('同句 {0} 次，共见于 {1} 句', together, sentences)}`,
  );
  page.section(vscode.l10n.t('常在同句出现的提法 Phrases in the same sentences'), orNone(rows));
}

function addVariants(page: Page, card: PhraseCard): void {
  const rows = card.variants.map(({ text, occurrences, speechCount, instead, word }) => {
    const uses = vscode.l10n.t('{0}篇{1}处', speechCount, occurrences);
    return `- ${escapeDocument(text)}（${escapeDocument(instead)} → ${escapeDocument(word)}）：${uses}`;
  });
  page.section(vscode.l10n.t('一词之差 Variants in one word'), orNone(rows));
}

function addSpeeches(page: Page, card: PhraseCard): void {
  page.section(vscode.l10n.t('各篇原句 Sentences by speech'), []);
  card.speeches.forEach((speech, index) => {
    page.add(`### ${index + 1}. `).title(speech, speech.quotations[0]);
    page.line(` · ${aboutSource(speech, LONGEST_SPEAKER).map(escapeDocument).join(' · ')}`).line();
    addQuotations(page, speech);
    page.line();
  });
  const left = card.summary.speeches - card.speeches.length;
  if (left > 0) {
    page.line(
      vscode.l10n.t(
        '其余 {0} 篇从略：有日期的只列最早和最近的各一半。全部用处见“查找所有引用”。 {0} more speeches are left out, of the dated ones those in the middle; Find All References lists every use.',
        left,
      ),
    );
  }
}

function addQuotations(page: Page, speech: QuotedSpeech): void {
  for (const quotation of speech.quotations) {
    const { before, text, after } = excerptOf(quotation, LONGEST_SENTENCE);
    page.add(`- ${escapeDocument(before)}`);
    page.link(boldMarkdown(text, escapeDocument), toSourceLink(speech, quotation));
    page.line(escapeDocument(after));
  }
  const rest = speech.occurrences - speech.quotations.length;
  if (rest > 0) {
    page.line(`- ${vscode.l10n.t('……另有 {0} 处 (and {0} more)', rest)}`);
  }
}

function orNone(rows: readonly string[]): readonly string[] {
  return rows.length > 0 ? rows : [vscode.l10n.t('（无） (none)')];
}

/** Text that grows, and the links in it. */
class Page {
  #text = '';
  readonly #links: CardLink[] = [];

  add(text: string): this {
    this.#text += text;
    return this;
  }

  line(text = ''): this {
    return this.add(`${text}\n`);
  }

  section(heading: string, rows: readonly string[]): void {
    this.line().line(`## ${heading}`).line();
    for (const row of rows) {
      this.line(row);
    }
  }

  link(text: string, source: SourceLink): this {
    const start = this.#text.length;
    this.#links.push({ span: { start, end: start + text.length }, source });
    return this.add(text);
  }

  title(speech: SpeechLabel, place: Span | undefined): this {
    const title = escapeDocument(citeTitle(speech.title));
    return place === undefined ? this.add(title) : this.link(title, toSourceLink(speech, place));
  }

  finish(): CardText {
    return { text: `${this.#text.trimEnd()}\n`, links: this.#links };
  }
}
