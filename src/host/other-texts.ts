import { realpath } from 'node:fs/promises';
import { basename, isAbsolute, parse } from 'node:path';
import * as vscode from 'vscode';
import type { SpeechLabel } from '../core/library';
import type { OtherText } from '../core/reuse/reuse';
import { SPEECH_SCHEME, SpeechDocuments } from './speech-documents';

/** What is read of a workspace beside the library: the files changed last, and none that is no speech by its size. */
const MOST_FOUND = 2_000;
const MOST_FILES = 300;
const LARGEST_FILE = 1_000_000;
const MOST_BYTES = 12_000_000;

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

/** The texts of the library that are the draft itself: its own file, by whatever way a folder leads to it. */
export async function ownIds(
  document: vscode.TextDocument,
  library: readonly SpeechLabel[],
): Promise<string[]> {
  const { uri } = document;
  if (uri.scheme === SPEECH_SCHEME) {
    return [SpeechDocuments.idOf(uri)];
  }
  const id = idOfFile(uri);
  if (uri.scheme !== 'file') {
    return [id];
  }
  const name = basename(id).toLowerCase();
  const alike = library.filter(
    ({ speechId }) => isAbsolute(speechId) && basename(speechId).toLowerCase() === name,
  );
  const real = await realPathOf(id);
  const same = await Promise.all(
    alike.map(async ({ speechId }) => ((await realPathOf(speechId)) === real ? [speechId] : [])),
  );
  return [id, ...same.flat()];
}

async function realPathOf(path: string): Promise<string> {
  // One that is not on the disk is known by its name.
  return await realpath(path).catch(() => path);
}

/**
 * The texts of the workspace that the library does not have, those changed last first: the user's other drafts.
 *
 * @param known ids that are left out
 */
export async function readOtherTexts(
  known: ReadonlySet<string>,
  token: vscode.CancellationToken,
): Promise<OtherText[]> {
  const uris = await vscode.workspace.findFiles(
    '**/*.{md,txt,讲话}',
    '**/{node_modules,.*}/**',
    MOST_FOUND,
    token,
  );
  const files = await Promise.all(
    uris.filter((uri) => !known.has(idOfFile(uri))).map((uri) => lookAt(uri)),
  );
  const recent = files
    .flatMap((file) => file ?? [])
    .sort((a, b) => b.changed - a.changed)
    .slice(0, MOST_FILES);
  let bytes = 0;
  const texts: OtherText[] = [];
  for (const { uri, size } of recent) {
    bytes += size;
    if (token.isCancellationRequested || bytes > MOST_BYTES) {
      break;
    }
    const content = await read(uri);
    if (content !== undefined) {
      texts.push({ id: idOfFile(uri), name: parse(uri.path).name, bytes: content });
    }
  }
  return texts;
}

async function lookAt(uri: vscode.Uri): Promise<Found | undefined> {
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return size > 0 && size <= LARGEST_FILE ? { uri, size, changed: mtime } : undefined;
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
