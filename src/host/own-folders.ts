import { isAbsolute, join, resolve } from 'node:path';

/** What the setting holds where it was read. */
export interface FolderSetting {
  /** The setting as VS Code gives it: anything may stand in a settings file. */
  readonly entries: unknown;
  /** Path of the workspace folder that it holds for; undefined in a window without one. */
  readonly workspaceFolder: string | undefined;
}

/** The folders that the settings name. */
export interface OwnFolders {
  /** Absolute paths in the order of the settings, each once. */
  readonly folders: readonly string[];
  /** Entries relative to the workspace folder where there is none. */
  readonly unresolved: readonly string[];
}

/**
 * Resolves the entries of `library.folders`: absolute paths, ~ for the user's home, ${workspaceFolder}, and
 * paths relative to the workspace folder. Whether a folder is there, the worker finds out.
 */
export function resolveOwnFolders(settings: readonly FolderSetting[], home: string): OwnFolders {
  const folders = new Set<string>();
  const unresolved = new Set<string>();
  for (const { entries, workspaceFolder } of settings) {
    for (const entry of toEntries(entries)) {
      const folder = resolveFolder(entry, workspaceFolder, home);
      (folder === undefined ? unresolved : folders).add(folder ?? entry);
    }
  }
  return { folders: [...folders], unresolved: [...unresolved] };
}

function toEntries(value: unknown): string[] {
  return (Array.isArray(value) ? value : [])
    .map((entry) => (typeof entry === 'string' ? entry.trim() : ''))
    .filter((entry) => entry !== '');
}

function resolveFolder(
  entry: string,
  workspaceFolder: string | undefined,
  home: string,
): string | undefined {
  if (/^~(?:[\\/]|$)/u.test(entry)) {
    return resolve(join(home, entry.slice(2)));
  }
  if (isAbsolute(entry)) {
    return resolve(entry);
  }
  const relative = entry.replace(/^\$\{workspaceFolder\}(?=[\\/]|$)/u, '');
  return workspaceFolder && resolve(join(workspaceFolder, relative));
}
