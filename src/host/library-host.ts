import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { LibraryReports } from './library-reports';
import { LibrarySwitch } from './library-switch';
import { type OwnFolders, resolveOwnFolders } from './own-folders';
import { WorkerLibrary } from './worker-library';

/** Reads all files again: nobody watches them. */
const RELOAD = 'jianggao.reloadLibrary';

/**
 * Starts the library's thread, and another in its place when the user's folders change or at the user's wish;
 * the old index answers until the new one is ready. Returns at once; the index is built meanwhile.
 */
export function startLibrary(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): LibrarySwitch {
  let folders = readOwnFolders();
  const reports = new LibraryReports(context, log, RELOAD);
  const library: LibrarySwitch = new LibrarySwitch(start());
  context.subscriptions.push(
    vscode.commands.registerCommand(RELOAD, () => library.use(start(true))),
    vscode.workspace.onDidChangeWorkspaceFolders(follow),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('jianggao.library.folders')) {
        follow();
      }
    }),
  );
  return library;

  function start(anew = false): WorkerLibrary {
    const pathOf = (...segments: string[]): string =>
      vscode.Uri.joinPath(context.extensionUri, ...segments).fsPath;
    const { folders: ownFolders, unresolved } = folders;
    const options = {
      corpusFolder: pathOf('corpus'),
      segmenterFolder: pathOf('dist', 'jieba'),
      ownFolders,
      cacheFolder:
        context.globalStorageUri.scheme === 'file' ? context.globalStorageUri.fsPath : undefined,
      anew,
    };
    const running = new WorkerLibrary(pathOf('dist', 'worker.js'), options, {
      log,
      events: {
        onReady: (report) => reports.ready(report, unresolved),
        onSegmenterFailed: (detail) => reports.segmenterFailed(detail),
        onFailure: (error) => reports.failed(error, library.isReady),
      },
    });
    void vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Window,
        title: vscode.l10n.t('讲稿：正在建立素材索引… Jianggao: building the index…'),
      },
      () => running.settled,
    );
    return running;
  }

  function follow(): void {
    const now = readOwnFolders();
    // We are also told when the same folders are named in another way.
    if (JSON.stringify(now) !== JSON.stringify(folders)) {
      folders = now;
      void library.use(start());
    }
  }
}

/** The setting may differ between the folders of a workspace; the library is one, and has them all. */
function readOwnFolders(): OwnFolders {
  const onDisk = vscode.workspace.workspaceFolders?.filter(({ uri }) => uri.scheme === 'file');
  const places = onDisk?.length ? onDisk.map(({ uri }) => uri) : [undefined];
  const settings = places.map((uri) => ({
    entries: vscode.workspace.getConfiguration('jianggao', uri).get<unknown>('library.folders'),
    workspaceFolder: uri?.fsPath,
  }));
  return resolveOwnFolders(settings, homedir());
}
