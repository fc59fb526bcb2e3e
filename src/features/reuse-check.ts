import * as vscode from 'vscode';
import type { Lexicon } from '../core/lexicon/lexicon';
import type { Library } from '../core/library';
import { LONGEST_DRAFT, MINIMUM_LENGTHS, type ReuseAnswer } from '../core/reuse/reuse';
import { findBodyStart } from '../core/speech/front-matter';
import { citeTitle } from '../core/speech/speech';
import { toSignal } from '../host/cancellation';
import { CheckedDrafts } from '../host/checked-drafts';
import { DRAFTS, isDraft } from '../host/languages';
import { tellEnded } from '../host/library-ended';
import { plainMessage } from '../host/markdown';
import { ownIds, readOtherTexts, uriOfId } from '../host/other-texts';
import { ReuseDocuments } from '../host/reuse-documents';
import { toReuseHover } from '../host/reuse-hover';
import { isReuseLink, REUSE_COMPARE, REUSE_OPEN, REUSE_REVEAL } from '../host/reuse-links';
import { ReuseMarks } from '../host/reuse-marks';
import { toReport } from '../host/reuse-report';
import { figuresText, shareOf } from '../host/reuse-text';
import { numberOf } from '../host/settings';
import { inSlices } from '../host/slices';
import { placeInFile, type SpeechDocuments } from '../host/speech-documents';

/** Another version of the draft has at least half of it, and the writer may not mean to compare with that. */
const VERSION_SHARE = 0.5;

/**
 * The command 雷同检查: what of the draft stands in the library or in other texts of the workspace, marked in the
 * draft, told by a hover on each stretch and by a report. It returns what it found, for whoever calls it.
 */
export function registerReuseCheck(
  library: Library,
  documents: SpeechDocuments,
  lexicon: Promise<Lexicon>,
): vscode.Disposable {
  const drafts = new CheckedDrafts();
  const pages = new ReuseDocuments();
  const check = new ReuseCheck(library, lexicon, { drafts, pages });
  const links = new ReuseLinks(library, documents, { drafts, pages });
  const command = (id: string, run: (argument: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, run);
  return vscode.Disposable.from(
    drafts,
    pages,
    new ReuseMarks(drafts),
    vscode.languages.registerHoverProvider(DRAFTS, {
      provideHover: (document, position) => toReuseHover(drafts, document, position),
    }),
    command('jianggao.checkReuse', () => check.run(vscode.window.activeTextEditor?.document, [])),
    command('jianggao.clearReuse', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document && drafts.clear(document);
    }),
    command('jianggao.nextReuse', () => goToStretch(drafts, 1)),
    command('jianggao.previousReuse', () => goToStretch(drafts, -1)),
    command(REUSE_REVEAL, (argument) => links.reveal(argument)),
    command(REUSE_OPEN, (argument) => links.open(argument)),
    command(REUSE_COMPARE, (argument) => links.compare(argument)),
  );
}

/** What the commands share. */
interface Shown {
  readonly drafts: CheckedDrafts;
  readonly pages: ReuseDocuments;
}

/** One check after the other, from the question to what is shown. */
class ReuseCheck {
  readonly #library: Library;
  readonly #lexicon: Promise<Lexicon>;
  readonly #shown: Shown;

  constructor(library: Library, lexicon: Promise<Lexicon>, shown: Shown) {
    this.#library = library;
    this.#lexicon = lexicon;
    this.#shown = shown;
  }

  /**
   * Checks a draft.
   *
   * @param leftOut ids of texts that the writer does not want to compare with
   * @returns undefined when nothing was checked
   */
  async run(
    document: vscode.TextDocument | undefined,
    leftOut: readonly string[],
  ): Promise<ReuseAnswer | undefined> {
    const refusal = refusalOf(document);
    if (document === undefined || refusal !== undefined) {
      void vscode.window.showInformationMessage(refusal ?? '');
      return undefined;
    }
    const text = document.getText();
    const watch = this.#shown.drafts.watch(document);
    try {
      const answer = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: vscode.l10n.t('讲稿：雷同检查 Jianggao: checking reuse'),
          cancellable: true,
        },
        (progress, token) => {
          const tell = (message: string): void => progress.report({ message });
          return this.#ask(document, text, { leftOut, tell, token });
        },
      );
      if (answer === undefined) {
        // The writer gave it up, or there is nobody to ask.
        if (this.#library.hasEnded) {
          tellEnded();
        }
      } else if (!document.isClosed) {
        this.#shown.drafts.set(document, text, answer, watch.changes);
        await this.#show(document, text, answer, leftOut);
      }
      return answer;
    } finally {
      watch.dispose();
    }
  }

  async #ask(
    document: vscode.TextDocument,
    text: string,
    {
      leftOut,
      tell,
      token,
    }: {
      leftOut: readonly string[];
      tell: (message: string) => void;
      token: vscode.CancellationToken;
    },
  ): Promise<ReuseAnswer | undefined> {
    if (!this.#library.isReady) {
      tell(vscode.l10n.t('等待素材索引… waiting for the index…'));
    }
    const signal = toSignal(token);
    const speeches = await this.#library.speeches({}, signal);
    if (speeches === undefined) {
      return undefined;
    }
    tell(vscode.l10n.t('正在比对… comparing…'));
    const except = [...(await ownIds(document, speeches)), ...leftOut];
    const known = new Set([...speeches.map(({ speechId }) => speechId), ...except]);
    const others = await readOtherTexts(known, token);
    const minimumLength = minimumLengthFor(document);
    const { wordings } = await this.#lexicon;
    return await this.#library.reuse(
      { text, minimumLength, except, stock: wordings, others },
      signal,
    );
  }

  async #show(
    document: vscode.TextDocument,
    text: string,
    answer: ReuseAnswer,
    leftOut: readonly string[],
  ): Promise<void> {
    const minimumLength = minimumLengthFor(document);
    if (answer.stretches.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          '没有发现雷同：已与 {0} 篇比对，除套话外满 {1} 字起算。 Nothing reused: compared with {0} texts, from {1} characters beyond stock phrases on.',
          answer.texts,
          minimumLength,
        ),
      );
      return;
    }
    const name = document.uri.path.split('/').at(-1) ?? '';
    const report = await inSlices(toReport({ name, text, minimumLength }, answer));
    await this.#shown.pages.showReport(name, document.uri.toString(), report);
    void this.#tell(document, answer, leftOut);
  }

  /** The summary; a text that has half of the draft may be another version of it, which only the writer knows. */
  async #tell(
    document: vscode.TextDocument,
    answer: ReuseAnswer,
    leftOut: readonly string[],
  ): Promise<void> {
    const { figures, stretches, heaviest } = answer;
    const parts = [
      vscode.l10n.t(
        '{0}，共 {1} 处。 The report names the sources.',
        figuresText(figures),
        stretches.length,
      ),
    ];
    const [most] = heaviest;
    const hasVersion = most !== undefined && most.characters >= VERSION_SHARE * figures.total;
    if (hasVersion) {
      parts.push(
        vscode.l10n.t(
          '{0} 与本稿相同 {1}，如是旧版可以不计。 It has that much of the draft; an older version can be left out.',
          plainMessage(citeTitle(most.title)),
          shareOf(most.characters, figures.total),
        ),
      );
    }
    const next = vscode.l10n.t('下一处 Next');
    const again = vscode.l10n.t('不计这一篇，重查 Leave it out');
    const choice = await vscode.window.showInformationMessage(
      parts.join(' '),
      ...(hasVersion ? [next, again] : [next]),
    );
    if (choice === next) {
      await vscode.window.showTextDocument(document, whereShown(document));
      await goToStretch(this.#shown.drafts, 1);
    } else if (choice === again && hasVersion) {
      await this.run(document, [...leftOut, most.speechId]);
    }
  }
}

/** Why a document cannot be checked, for the writer; undefined when it can. */
function refusalOf(document: vscode.TextDocument | undefined): string | undefined {
  if (document === undefined || !isDraft(document)) {
    return vscode.l10n.t(
      '请先打开要检查的讲话稿（Markdown、纯文本或 .讲话）。 Open the draft to check first (Markdown, plain text or .讲话).',
    );
  }
  const text = document.getText();
  if (text.length > LONGEST_DRAFT) {
    return vscode.l10n.t(
      '这篇太长（{0} 字符），最多 {1}：请分开检查。 Too long ({0} characters, at most {1}): check it in parts.',
      text.length,
      LONGEST_DRAFT,
    );
  }
  return /[\p{L}\p{N}]/u.test(text.slice(findBodyStart(text)))
    ? undefined
    : vscode.l10n.t('这篇还没有正文。 This draft has no text yet.');
}

/** Anything may stand in a settings file. */
function minimumLengthFor(document: vscode.TextDocument): number {
  const { least, usual, most } = MINIMUM_LENGTHS;
  const given: unknown = numberOf('reuse.minimumLength', usual, document);
  return typeof given === 'number' && Number.isFinite(given)
    ? Math.min(most, Math.max(least, Math.round(given)))
    : usual;
}

/** Sets the caret at the next stretch, or the one before, round the ends, and shows what it shares. */
async function goToStretch(drafts: CheckedDrafts, step: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const standing = editor && drafts.get(editor.document)?.standing;
  if (editor === undefined || standing === undefined || standing.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '没有标出的雷同：请先执行“雷同检查”。 Nothing is marked: check the draft for reuse first.',
      ),
    );
    return;
  }
  const caret = editor.document.offsetAt(editor.selection.active);
  const beyond =
    step > 0
      ? standing.find(({ start }) => start > caret)
      : standing.findLast(({ start }) => start < caret);
  const { start } = beyond ?? standing.at(step > 0 ? 0 : -1) ?? { start: caret };
  reveal(editor, editor.document.positionAt(start));
  await vscode.commands.executeCommand('editor.action.showHover');
}

function reveal(editor: vscode.TextEditor, position: vscode.Position): void {
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(
    new vscode.Range(position, position),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

/** The column in which a document is shown already, lest it be opened a second time. */
function whereShown(document: vscode.TextDocument): vscode.TextDocumentShowOptions {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  return shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn };
}

/** The commands behind the links of hovers and reports. */
class ReuseLinks {
  readonly #library: Library;
  readonly #documents: SpeechDocuments;
  readonly #shown: Shown;

  constructor(library: Library, documents: SpeechDocuments, shown: Shown) {
    this.#library = library;
    this.#documents = documents;
    this.#shown = shown;
  }

  /** Goes to a stretch in its draft, if it still stands there. */
  async reveal(argument: unknown): Promise<void> {
    const found = this.#find(argument);
    if (found === undefined) {
      return;
    }
    const { document, checked, link } = found;
    const place = checked.standing.find(({ index }) => index === link.stretch);
    const editor = await vscode.window.showTextDocument(document, whereShown(document));
    if (place === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('这一处已经改写。 This stretch has been rewritten.'),
      );
      return;
    }
    reveal(editor, document.positionAt(place.start));
  }

  /** Opens a source at its wording. */
  async open(argument: unknown): Promise<void> {
    const source = this.#find(argument)?.source;
    if (source === undefined) {
      return;
    }
    const uri = source.isOther ? uriOfId(source.speechId) : undefined;
    const isOpened =
      uri === undefined
        ? (await this.#documents.show(source, source, { preview: true })) !== undefined
        : await openFile(uri, source.text, source.start);
    if (!isOpened && this.#library.hasEnded) {
      tellEnded();
    } else if (!isOpened) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          '出处已经改动或不在了：{0}。 The source has changed or is gone.',
          plainMessage(source.title),
        ),
      );
    }
  }

  /** Lays a source's wording beside the draft's. */
  async compare(argument: unknown): Promise<void> {
    const found = this.#find(argument);
    const source = found?.source;
    if (found === undefined || source === undefined) {
      return;
    }
    const words = found.checked.text.slice(source.inDraft.start, source.inDraft.end);
    await this.#shown.pages.compare(
      [citeTitle(source.title), source.text],
      [found.document.uri.path.split('/').at(-1) ?? '', words],
    );
  }

  #find(argument: unknown) {
    if (!isReuseLink(argument)) {
      return undefined;
    }
    const found = this.#shown.drafts.find(argument.draft);
    if (found === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('请重新执行雷同检查。 Check the draft again.'),
      );
      return undefined;
    }
    const source = found.checked.answer.stretches[argument.stretch]?.sources[argument.source];
    return { ...found, link: argument, source };
  }
}

async function openFile(uri: vscode.Uri, text: string, near: number): Promise<boolean> {
  const place = await placeInFile(uri, text, near);
  if (place === undefined) {
    return false;
  }
  const editor = await vscode.window.showTextDocument(place.document, {
    preview: true,
    selection: place.range,
  });
  editor.revealRange(place.range, vscode.TextEditorRevealType.InCenter);
  return true;
}
