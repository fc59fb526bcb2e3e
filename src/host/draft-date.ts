import type * as vscode from 'vscode';
import { draftDate } from '../core/lexicon/draft-date';
import { perVersion } from './per-version';

const writtenDate = perVersion(draftDate);

/** The day by which a draft's wordings are judged, ISO 8601: what its front matter says, else today. */
export function dateOf(document: vscode.TextDocument): string {
  return writtenDate(document) ?? today();
}

/** By the clock on the wall, not by UTC. */
function today(): string {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
