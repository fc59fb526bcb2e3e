import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { tellEnded } from '../host/library-ended';
import { plainMessage } from '../host/markdown';
import { isSourceLink, OPEN_SOURCE } from '../host/source-links';
import type { SpeechDocuments } from '../host/speech-documents';

/** The command behind every link to a place in a speech. */
export function registerOpenSource(
  library: Library,
  documents: SpeechDocuments,
): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN_SOURCE, async (link: unknown) => {
    if (!isSourceLink(link)) {
      return;
    }
    const label = { ...link, speaker: undefined, date: undefined };
    const editor = await documents.show(label, link, { preview: true });
    if (editor !== undefined) {
      return;
    }
    if (library.hasEnded) {
      tellEnded();
      return;
    }
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '素材库中已没有这篇讲话：{0}。 The library no longer has this speech.',
        plainMessage(link.title),
      ),
    );
  });
}
