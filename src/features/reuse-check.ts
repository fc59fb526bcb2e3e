import * as vscode from 'vscode';
import type { Lexicon } from '../core/lexicon/lexicon';
import type { Library } from '../core/library';
import { LONGEST_DRAFT, MINIMUM_LENGTHS, type ReuseAnswer } from '../core/reuse/reuse';
import { findBodyStart } from '../core/speech/front-matter';
import { citeTitle } from '../core/speech/speech';
import { toSignal } from '../host/cancellation';
import { CheckedDrafts } from '../host/checked-drafts';
import { DRAFTS, isDraft, isShownByUs } from '../host/languages';
import { tellEnded } from '../host/library-ended';
import { plainMessage } from '../host/markdown';
import { readOtherTexts } from '../host/other-texts';
import { ReuseDocuments } from '../host/reuse-documents';
import { toReuseHover } from '../host/reuse-hover';
import { REUSE_COMPARE, REUSE_OPEN, REUSE_REVEAL } from '../host/reuse-links';
import { ReuseMarks } from '../host/reuse-marks';
import { goToStretch, ReuseLinks, type ShownReuse, whereShown } from '../host/reuse-navigation';
import { toReport } from '../host/reuse-report';
import { figuresText, type Outcome, shareOf, uncomparedTexts } from '../host/reuse-text';
import { numberOf } from '../host/settings';
import { inSlices } from '../host/slices';
import { SPEECH_SCHEME, type SpeechDocuments } from '../host/speech-documents';

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
    command('jianggao.checkReuse', () => {
      const document = vscode.window.activeTextEditor?.document;
      // From its report a draft is checked again.
      return check.run(document && (pages.draftOf(document) ?? document), []);
    }),
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

/** One check after the other, from the question to what is shown. */
class ReuseCheck {
  readonly #library: Library;
  readonly #lexicon: Promise<Lexicon>;
  readonly #shown: ShownReuse;

  constructor(library: Library, lexicon: Promise<Lexicon>, shown: ShownReuse) {
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
  ): Promise<Outcome | undefined> {
    if (!this.#library.isReady) {
      tell(vscode.l10n.t('等待素材索引… waiting for the index…'));
    }
    const signal = toSignal(token);
    const speeches = await this.#library.speeches({}, signal);
    if (speeches === undefined) {
      return undefined;
    }
    tell(vscode.l10n.t('正在比对… comparing…'));
    const { texts, except, omitted } = await readOtherTexts(document, speeches, leftOut, token);
    const minimumLength = minimumLengthFor(document);
    const { wordings } = await this.#lexicon;
    const answer = await this.#library.reuse(
      { text, minimumLength, except, stock: wordings, others: texts },
      signal,
    );
    return answer && { ...answer, omitted };
  }

  async #show(
    document: vscode.TextDocument,
    text: string,
    answer: Outcome,
    leftOut: readonly string[],
  ): Promise<void> {
    const minimumLength = minimumLengthFor(document);
    const name = document.uri.path.split('/').at(-1) ?? '';
    const report = await inSlices(toReport({ name, text, minimumLength }, answer));
    if (answer.stretches.length === 0) {
      // What an earlier check found is not there any more, nor is what its links lead to.
      this.#shown.pages.renewReport(name, document.uri.toString(), report);
      void vscode.window.showInformationMessage(
        [
          vscode.l10n.t(
            '没有发现雷同：已与 {0} 篇比对，除套话外满 {1} 字起算。 Nothing reused: compared with {0} texts, from {1} characters beyond stock phrases on.',
            answer.texts,
            minimumLength,
          ),
          ...uncomparedTexts(answer),
        ].join(' '),
      );
      return;
    }
    await this.#shown.pages.showReport(name, document.uri.toString(), report);
    void this.#tell(document, answer, leftOut);
  }

  /** The summary; a text that has half of the draft may be another version of it, which only the writer knows. */
  async #tell(
    document: vscode.TextDocument,
    answer: Outcome,
    leftOut: readonly string[],
  ): Promise<void> {
    const { figures, stretches, heaviest } = answer;
    const parts = [
      vscode.l10n.t(
        '{0}，共 {1} 处。 The report names the sources.',
        figuresText(figures),
        stretches.length,
      ),
      ...uncomparedTexts(answer),
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
  const isPage =
    document !== undefined && isShownByUs(document) && document.uri.scheme !== SPEECH_SCHEME;
  if (document === undefined || isPage || !isDraft(document)) {
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
