import * as vscode from 'vscode';
import type { LibraryProblem } from '../core/library';
import type { WorkerOptions } from '../core/library-messages';
import { type LibraryEvents, WorkerLibrary } from './worker-library';

/** The version in which a user was told that jieba does not load here. */
const TOLD_OF_FALLBACK = 'toldOfFallbackSegmenter';

/**
 * Starts the library's thread and tells the user what goes wrong with it: files that cannot be read, a
 * segmenter that does not load, a thread that ends. Returns at once; the index is built meanwhile.
 */
export function startLibrary(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): WorkerLibrary {
  const pathOf = (...segments: string[]): string =>
    vscode.Uri.joinPath(context.extensionUri, ...segments).fsPath;
  const options: WorkerOptions = {
    corpusFolder: pathOf('corpus'),
    segmenterFolder: pathOf('dist', 'jieba'),
  };
  let finish: () => void = () => undefined;
  const progress = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const events: LibraryEvents = {
    onReady(summary, milliseconds) {
      log.info(`index built ${JSON.stringify({ ...summary, milliseconds })}`);
      finish();
    },
    onProblems: (problems) => tellOfProblems(problems, log),
    onSegmenterFailed(detail) {
      log.warn(`jieba does not load, using the built-in segmenter: ${detail}`);
      tellOfFallback(context, log);
    },
    onFailure(error) {
      log.error(`library thread failed: ${error.stack ?? error.message}`);
      finish();
      tell(
        vscode.l10n.t(
          '素材索引停止了，补全和查找暂不可用；请重新加载窗口，仍不行请看日志。 The index has stopped, completion and search with it: reload the window; if that does not help, see the log.',
        ),
        log,
      );
    },
  };
  const library = new WorkerLibrary(pathOf('dist', 'worker.js'), options, { log, events });
  void vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Window,
      title: vscode.l10n.t('讲稿：正在建立素材索引… Jianggao: building the index…'),
    },
    () => progress,
  );
  return library;
}

/** Any number of bad files makes one message that names them; the log has the details. */
function tellOfProblems(problems: readonly LibraryProblem[], log: vscode.LogOutputChannel): void {
  for (const { file, code, detail } of problems) {
    log.warn(`speech not read ${JSON.stringify({ file, code, detail })}`);
  }
  const names = problems
    .map((problem) => `${problem.file}（${reasonOf(problem.code)}）`)
    .join('、');
  tell(
    vscode.l10n.t(
      '{0} 个素材文件没有读入，其余照常可用：{1}。请改正或移走这些文件，再重新加载窗口。 {0} files of the library were not read; the rest works. Mend or remove them and reload the window.',
      problems.length,
      names,
    ),
    log,
  );
}

function reasonOf(code: string): string {
  switch (code) {
    case 'invalid-utf8':
      return vscode.l10n.t('不是 UTF-8 编码 not UTF-8');
    case 'empty':
      return vscode.l10n.t('没有正文 empty');
    case 'too-large':
      return vscode.l10n.t('太大 too large');
    case 'bad-front-matter':
      return vscode.l10n.t('文件头有误 bad front matter');
    default:
      return vscode.l10n.t('无法打开 cannot be opened');
  }
}

/** Once for each version: the extension works, and the user can do nothing about it every day. */
function tellOfFallback(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): void {
  const version = String(context.extension.packageJSON.version);
  if (context.globalState.get<string>(TOLD_OF_FALLBACK) === version) {
    return;
  }
  void context.globalState.update(TOLD_OF_FALLBACK, version);
  tell(
    vscode.l10n.t(
      '结巴分词在本机不能加载，已改用内置分词：各项功能照常，提法挖掘略粗。 jieba does not load on this machine; the built-in segmenter is used instead. Everything works, phrases are mined a little more coarsely.',
    ),
    log,
  );
}

function tell(message: string, log: vscode.LogOutputChannel): void {
  const showLog = vscode.l10n.t('查看日志 Show Log');
  void vscode.window.showWarningMessage(message, showLog).then((choice) => {
    if (choice === showLog) {
      log.show();
    }
  });
}
