import * as vscode from 'vscode';

/** The switches of the features, by their setting ids. All are on unless the user turns them off. */
export type Switch =
  | 'completion.enabled'
  | 'completion.pinyin'
  | 'completion.abbreviations'
  | 'ghostText.enabled'
  | 'hover.enabled'
  | 'hover.abbreviations'
  | 'wordCount.enabled'
  | 'diagnostics.enabled'
  | 'diagnostics.seriesGap'
  | 'diagnostics.seriesRepeat'
  | 'diagnostics.mixedFamilies'
  | 'diagnostics.skippedLevel'
  | 'diagnostics.arabicComma'
  | 'diagnostics.headingFullStop'
  | 'diagnostics.brokenPromise'
  | 'diagnostics.notParallel'
  | 'diagnostics.abbreviationWording'
  | 'diagnostics.abbreviationCount';

/** Whether a feature is on for a document (its folder's, workspace's or user's setting). */
export function isOn(name: Switch, document?: vscode.TextDocument): boolean {
  return configurationOf(document).get<boolean>(name, true);
}

/** A number among the settings, for a document. */
export function numberOf(
  name: 'ghostText.threshold' | 'reuse.minimumLength',
  otherwise: number,
  document: vscode.TextDocument,
): number {
  return configurationOf(document).get<number>(name, otherwise);
}

function configurationOf(document: vscode.TextDocument | undefined): vscode.WorkspaceConfiguration {
  const scope = document && { uri: document.uri, languageId: document.languageId };
  return vscode.workspace.getConfiguration('jianggao', scope);
}

/** Calls `listener` after a change of one of our settings. */
export function onSettingsChanged(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('jianggao')) {
      listener();
    }
  });
}
