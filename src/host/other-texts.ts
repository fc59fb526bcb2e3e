import { realpath } from 'node:fs/promises';
import { isAbsolute, parse } from 'node:path';
import * as vscode from 'vscode';
import type { SpeechLabel } from '../core/library';
import type { OtherText } from '../core/reuse/reuse';
import { SPEECH_SCHEME, SpeechDocuments } from './speech-documents';

/** What is read of a workspace beside the library: the files changed last, and none that is no speech by its size. */
const MOST_FOUND = 2_000;
const MOST_FILES = 300;
const LARGEST_FILE = 1_000_000;
const MOST_BYTES = 12_000_000;

/** Files that are looked at together. */
const AT_ONCE = 64;

/** Whether 甲.MD and 甲.md are one file, as they are on these systems unless somebody took pains. */
const IS_CASELESS = process.platform === 'win32' || process.platform === 'darwin';

interface Found {
  readonly uri: vscode.Uri;
  readonly size: number;
  readonly changed: number;
}

/** The id that a file has among the texts of a check; in the library a file's is its path. */
function idOfFile(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** The address of a file by its id. */
export function uriOfId(id: string): vscode.Uri {
  return isAbsolute(id) ? vscode.Uri.file(id) : vscode.Uri.parse(id);
}

/** What a draft is compared with beside the library. */
export interface OtherTexts {
  readonly texts: readonly OtherText[];
  /** Ids of the texts that are no sources: the draft's own file, and what the writer leaves out. */
  readonly except: readonly string[];
  /** Number of files that were not read: too large, beyond the newest, or unreadable. */
  readonly omitted: number;
}

/**
 * The texts of the workspace that the library does not have, those changed last first: the user's other drafts. A file
 * is one text by whatever path it is come to.
 *
 * @param library the texts that are compared anyway
 * @param leftOut ids of texts that the writer does not want to compare with
 */
export async function readOtherTexts(
  document: vscode.TextDocument,
  library: readonly SpeechLabel[],
  leftOut: readonly string[],
  token: vscode.CancellationToken,
): Promise<OtherTexts> {
  const own = [idOf(document.uri), ...leftOut];
  const ownKeys = new Set(await inTurns(own, keyOf));
  const ids = library.map(({ speechId }) => speechId);
  const keys = await inTurns(ids, keyOf);
  const except = [...own, ...ids.filter((_, i) => ownKeys.has(keys[i] ?? ''))];
  const found = await findFiles(new Set([...ownKeys, ...keys]), token);
  return { ...(await readTexts(found, token)), except };
}

/** The id that a draft has among the texts of a check. */
function idOf(uri: vscode.Uri): string {
  return uri.scheme === SPEECH_SCHEME ? SpeechDocuments.idOf(uri) : idOfFile(uri);
}

/** What a file is known by whichever links lead to it, and in whatever case where that makes no difference. */
async function keyOf(id: string): Promise<string> {
  if (!isAbsolute(id)) {
    return id;
  }
  // One that is not on the disk is known by its name.
  const real = await realpath(id).catch(() => id);
  return IS_CASELESS ? real.toLowerCase() : real;
}

/** Files that have a text, each once; those changed last first. */
async function findFiles(
  known: ReadonlySet<string>,
  token: vscode.CancellationToken,
): Promise<Found[]> {
  const uris = await vscode.workspace.findFiles(
    '**/*.{md,txt,讲话}',
    '**/{node_modules,.*}/**',
    MOST_FOUND,
    token,
  );
  const keys = await inTurns(uris, (uri) => keyOf(idOfFile(uri)));
  const seen = new Set(known);
  const others = uris.filter((_, i) => {
    const key = keys[i] ?? '';
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const files = await inTurns(others, lookAt);
  return files.flatMap((file) => file ?? []).sort((a, b) => b.changed - a.changed);
}

async function readTexts(
  found: readonly Found[],
  token: vscode.CancellationToken,
): Promise<{ texts: OtherText[]; omitted: number }> {
  let bytes = 0;
  const texts: OtherText[] = [];
  for (const { uri, size } of found
    .filter((file) => file.size <= LARGEST_FILE)
    .slice(0, MOST_FILES)) {
    bytes += size;
    if (token.isCancellationRequested || bytes > MOST_BYTES) {
      break;
    }
    const content = await read(uri);
    if (content !== undefined) {
      texts.push({ id: idOfFile(uri), name: parse(uri.path).name, bytes: content });
    }
  }
  return { texts, omitted: found.length - texts.length };
}

/** Does something with every item, some at a time: of thousands at once even the start would take longer than a frame. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(work))));
  }
  return done;
}

async function lookAt(uri: vscode.Uri): Promise<Found | undefined> {
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return size > 0 ? { uri, size, changed: mtime } : undefined;
  } catch {
    // Gone since it was found.
    return undefined;
  }
}

async function read(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
