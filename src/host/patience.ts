import * as vscode from 'vscode';
import type { Library } from '../core/library';

/** ms after which an answer that has not come is said to be under way. */
const PATIENCE = 600;

/**
 * Waits for an answer about passages. When their index is not there yet, or the answer takes long, it shows that,
 * with a way to give up, which aborts `running`.
 */
export async function patiently<T>(
  library: Library,
  running: AbortController,
  answer: Promise<T>,
): Promise<T> {
  const settled = answer.then(
    () => undefined,
    () => undefined,
  );
  const isThere = library.canAnswer('similar');
  if (!isThere || !(await settlesWithin(settled, PATIENCE))) {
    const title = isThere
      ? vscode.l10n.t('讲稿：正在查找相似段落… Jianggao: searching…')
      : vscode.l10n.t('讲稿：正在建立素材索引… Jianggao: building the index…');
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, (_progress, token) => {
      token.onCancellationRequested(() => running.abort());
      return settled;
    });
  }
  return answer;
}

function settlesWithin(settled: Promise<void>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    void settled.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
