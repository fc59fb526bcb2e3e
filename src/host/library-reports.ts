import { basename, dirname, isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import { type LibraryProblem, OWN_LIMITS } from '../core/library';
import type { BuildReport } from '../core/library-messages';
import { plainMessage } from './markdown';
import { publish } from './measurements';

/** The version in which a user was told that jieba does not load here. */
const TOLD_OF_FALLBACK = 'toldOfFallbackSegmenter';

/** Names in a message of each kind of problem; the log has them all, up to a bound of its own. */
const MOST_NAMED = 4;
const MOST_LOGGED = 500;

/** Tells the log and the user how the library fares. */
export class LibraryReports {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #reloadCommand: string;

  /** @param reloadCommand the command that reads the library again, offered where it can help */
  constructor(
    context: vscode.ExtensionContext,
    log: vscode.LogOutputChannel,
    reloadCommand: string,
  ) {
    this.#context = context;
    this.#log = log;
    this.#reloadCommand = reloadCommand;
  }

  /**
   * The index is built. Whatever could not be read makes one message.
   *
   * @param unresolved entries of the setting that need a workspace folder and have none
   */
  ready(report: BuildReport, unresolved: readonly string[]): void {
    const { summary, times } = report;
    this.#log.info(`index built ${JSON.stringify({ ...summary, milliseconds: times })}`);
    publish('jianggao.index', { ...summary, milliseconds: times });
    const detail = 'a relative path, and no folder is open';
    const problems = [
      ...unresolved.map((file) => ({ file, code: 'no-workspace-folder', detail })),
      ...report.problems,
    ];
    if (problems.length > 0) {
      this.#tellOfProblems(problems);
    }
  }

  /** Once for each version: the extension works, and the user can do nothing about it every day. */
  segmenterFailed(detail: string): void {
    this.#log.warn(`jieba does not load, using the built-in segmenter: ${detail}`);
    const version = String(this.#context.extension.packageJSON.version);
    if (this.#context.globalState.get<string>(TOLD_OF_FALLBACK) === version) {
      return;
    }
    void this.#context.globalState.update(TOLD_OF_FALLBACK, version);
    this.#tell(
      vscode.l10n.t(
        '结巴分词在本机不能加载，已改用内置分词：各项功能照常，提法挖掘略粗。 jieba does not load on this machine; the built-in segmenter is used instead. Everything works, phrases are mined a little more coarsely.',
      ),
    );
  }

  /** @param anotherAnswers whether the index that was built before goes on */
  failed(error: Error, anotherAnswers: boolean): void {
    this.#log.error(`library thread failed: ${error.stack ?? error.message}`);
    this.#tell(
      anotherAnswers
        ? vscode.l10n.t(
            '素材没有重新读入，仍用原来的索引；原因请看日志。 The library was not read again, the index from before is still used; the log says why.',
          )
        : vscode.l10n.t(
            '素材索引停止了，补全和查找暂不可用；请重新读入素材库或重新加载窗口，仍不行请看日志。 The index has stopped, completion and search with it: reload the library or the window; if that does not help, see the log.',
          ),
      this.#reloading(),
    );
  }

  #tellOfProblems(problems: readonly LibraryProblem[]): void {
    const lines = problems
      .slice(0, MOST_LOGGED)
      .map(({ file, code, detail }) => `not read ${JSON.stringify({ file, code, detail })}`);
    if (problems.length > MOST_LOGGED) {
      lines.push(`and ${problems.length - MOST_LOGGED} more`);
    }
    this.#log.warn(lines.join('\n'));
    const byReason = new Map<string, string[]>();
    for (const problem of problems) {
      const reason = reasonOf(problem.code);
      const names = byReason.get(reason) ?? [];
      names.push(nameOf(problem));
      byReason.set(reason, names);
    }
    const parts = [...byReason].map(([reason, names]) => `${reason}：${listOf(names)}`);
    this.#tell(
      vscode.l10n.t(
        '有 {0} 处素材没有读入，其余照常可用。{1}。 {0} items of the library were not read; the rest works.',
        problems.length,
        parts.join('；'),
      ),
      this.#reloading(),
    );
  }

  #reloading(): [string, () => void] {
    return [
      vscode.l10n.t('重新读入 Reload'),
      () => void vscode.commands.executeCommand(this.#reloadCommand),
    ];
  }

  #tell(message: string, ...choices: [string, () => void][]): void {
    const actions = new Map([
      ...choices,
      [vscode.l10n.t('查看日志 Show Log'), () => this.#log.show()],
    ]);
    void vscode.window
      .showWarningMessage(message, ...actions.keys())
      .then((choice) => actions.get(choice ?? '')?.());
  }
}

/** What is wrong, and what helps. */
function reasonOf(code: string): string {
  switch (code) {
    case 'invalid-utf8':
      return vscode.l10n.t('不是 UTF-8 编码，请另存为 UTF-8 (not UTF-8: save as UTF-8)');
    case 'empty':
      return vscode.l10n.t('没有正文 (empty)');
    case 'too-large':
      return vscode.l10n.t('文件太大，请拆开 (too large: split it)');
    case 'bad-front-matter':
      return vscode.l10n.t(
        '文件头有误，日期应如 2020-03-26 (bad front matter; dates are like 2020-03-26)',
      );
    case 'missing-folder':
      return vscode.l10n.t('文件夹不存在，请改设置 (no such folder: correct the setting)');
    case 'not-a-folder':
      return vscode.l10n.t('不是文件夹，请改设置 (not a folder: correct the setting)');
    case 'no-workspace-folder':
      return vscode.l10n.t(
        '没有打开文件夹，请改用绝对路径 (no folder is open: use an absolute path)',
      );
    case 'no-permission':
      return vscode.l10n.t('没有读取权限 (no permission to read)');
    case 'too-much':
      return vscode.l10n.t(
        '素材太多（最多 {0} 个文件、{1} 字），以下的没有读完，请改用较小的文件夹 (too much, at most {0} files and {1} characters: name smaller folders)',
        OWN_LIMITS.files,
        OWN_LIMITS.characters,
      );
    default:
      return vscode.l10n.t('无法打开 (cannot be opened)');
  }
}

/** A folder in full; of a file its name and its folder's, for a message has little room. */
function nameOf({ file, code }: LibraryProblem): string {
  const isFolder = /folder$|^no-permission$|^too-much$/.test(code);
  return plainMessage(
    isFolder || !isAbsolute(file) ? file : join(basename(dirname(file)), basename(file)),
  );
}

function listOf(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join('、');
  return names.length > MOST_NAMED
    ? vscode.l10n.t('{0} 等 {1} 个 ({1} in all)', named, names.length)
    : named;
}
