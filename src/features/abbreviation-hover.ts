import * as vscode from 'vscode';
import { type AbbreviationVersion, versionAt, versionsAt } from '../core/lexicon/abbreviation';
import type { Lexicon, Mention } from '../core/lexicon/lexicon';
import { dateOf } from '../host/draft-date';
import { DRAFTS } from '../host/languages';
import { escapeMarkdown } from '../host/markdown';
import { toLineRange } from '../host/positions';
import { isOn } from '../host/settings';

/** Hover that shows what an abbreviation stands for at the draft's date, and by which source. */
export function registerAbbreviationHover(lexicon: Promise<Lexicon>): vscode.Disposable {
  return vscode.languages.registerHoverProvider(DRAFTS, {
    async provideHover(document, position) {
      const text = document.lineAt(position.line).text;
      const isWanted = isOn('hover.enabled', document) && isOn('hover.abbreviations', document);
      const mention = isWanted ? (await lexicon).mentionAt(text, position.character) : undefined;
      return (
        mention &&
        new vscode.Hover(toMarkdown(mention, dateOf(document)), toLineRange(position.line, mention))
      );
    },
  });
}

function toMarkdown({ abbreviation }: Mention, date: string): vscode.MarkdownString {
  const version = versionAt(abbreviation, date);
  const inForce = versionsAt(abbreviation, date);
  const others = abbreviation.versions.filter((other) => other !== version);
  const lines = [
    `**${escapeMarkdown(abbreviation.term)}** · ${escapeMarkdown(abbreviation.scope)}${timeOf(version)}`,
    escapeMarkdown(version.expansion),
    ...others.map((other) => {
      const label = inForce.includes(other)
        ? vscode.l10n.t('又作 also')
        : vscode.l10n.t('另一时期 at another time');
      return `*${label}${timeOf(other)}*：${escapeMarkdown(other.expansion)}`;
    }),
    sourceOf(version),
  ];
  return new vscode.MarkdownString(lines.join('\n\n'));
}

/** （2014-12—2020-10-28）, （2016-01-29 起 since）; '' where no source tells. */
function timeOf({ validFrom, validTo }: AbbreviationVersion): string {
  if (validTo !== undefined) {
    return `（${escapeMarkdown(`${validFrom ?? ''}—${validTo}`)}）`;
  }
  return validFrom === undefined
    ? ''
    : `（${vscode.l10n.t('自 {0} 起 since {0}', escapeMarkdown(validFrom))}）`;
}

/** 出处：[《title》](https://…) · publisher · date; the parser lets no address through that could end the link. */
function sourceOf({ source: { title, publisher, date, url } }: AbbreviationVersion): string {
  const name = escapeMarkdown(`《${title}》`);
  const parts = [
    url?.startsWith('https:') ? `[${name}](${url})` : name,
    escapeMarkdown(publisher),
    escapeMarkdown(date),
  ];
  return `${vscode.l10n.t('出处 source')}：${parts.join(' · ')}`;
}
