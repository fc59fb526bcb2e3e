import * as vscode from 'vscode';
import { checkAbbreviations } from '../core/lexicon/check-abbreviations';
import { Lexicon } from '../core/lexicon/lexicon';
import { checkStructure } from '../core/speech/checks/check-structure';
import {
  type Finding,
  type Fix,
  type FixKey,
  type MessageKey,
  RULES,
} from '../core/speech/checks/finding';
import { dateOf } from '../host/draft-date';
import { sectionsOf } from '../host/draft-sections';
import { DRAFTS, isDraft, isShownByUs } from '../host/languages';
import { toRange } from '../host/positions';
import { isOn, onSettingsChanged } from '../host/settings';

const SOURCE = '讲稿';

/** Checking waits until the writer pauses that many ms. */
const PAUSE = 500;

/**
 * UTF-16 units. The check runs on the extension host's main thread, which all extensions share: a longer text
 * would hold it for more than a few frames. The longest speeches have less than a tenth of it.
 */
const LONGEST_TEXT = 300_000;

/** Findings about the numbered points and the abbreviations of drafts, with quick fixes. */
export function registerDiagnostics(lexiconFile: Promise<Lexicon>): vscode.Disposable {
  let lexicon = new Lexicon([]);
  const collection = vscode.languages.createDiagnosticCollection('jianggao');
  const timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  const forget = (document: vscode.TextDocument): void => {
    clearTimeout(timers.get(document));
    timers.delete(document);
  };
  const check = (document: vscode.TextDocument): void => {
    forget(document);
    const findings = findingsOf(document, lexicon);
    if (findings.length > 0) {
      collection.set(
        document.uri,
        findings.map((finding) => toDiagnostic(document, finding)),
      );
    } else {
      collection.delete(document.uri);
    }
  };
  const checkSoon = (document: vscode.TextDocument): void => {
    forget(document);
    if (isChecked(document)) {
      timers.set(
        document,
        setTimeout(() => check(document), PAUSE),
      );
    }
  };
  const checkAll = (): void => vscode.workspace.textDocuments.forEach(check);
  // Not at once: opening the editor comes first.
  vscode.workspace.textDocuments.forEach(checkSoon);
  void lexiconFile.then((read) => {
    lexicon = read;
    vscode.workspace.textDocuments.forEach(checkSoon);
  });
  return vscode.Disposable.from(
    collection,
    { dispose: () => [...timers.keys()].forEach(forget) },
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // An event without changes tells of saving alone.
      if (contentChanges.length > 0) {
        checkSoon(document);
      }
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      forget(document);
      collection.delete(document.uri);
    }),
    onSettingsChanged(checkAll),
    vscode.languages.registerCodeActionsProvider(
      DRAFTS,
      {
        provideCodeActions: (document, _, { diagnostics }) => {
          const ours = diagnostics.filter(({ source }) => source === SOURCE);
          return ours.length === 0 ? [] : toActions(document, ours, findingsOf(document, lexicon));
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

/** Drafts that somebody writes: the library's speeches, cards and the old versions that git shows are none. */
function isChecked(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  return (
    isDraft(document) &&
    !isShownByUs(document) &&
    vscode.workspace.fs.isWritableFileSystem(scheme) !== false &&
    isOn('diagnostics.enabled', document)
  );
}

function findingsOf(document: vscode.TextDocument, lexicon: Lexicon): Finding[] {
  if (!isChecked(document)) {
    return [];
  }
  const text = document.getText();
  if (text.length > LONGEST_TEXT) {
    return [];
  }
  const rules = new Set(RULES.filter((rule) => isOn(`diagnostics.${rule}`, document)));
  // Only wordings have their time.
  const date = rules.has('abbreviationWording') ? dateOf(document) : undefined;
  return [
    ...checkStructure(text, sectionsOf(document), rules),
    ...checkAbbreviations(text, { lexicon, date, rules }),
  ];
}

function toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(document, finding.span),
    toMessage(finding.message, finding.args),
    vscode.DiagnosticSeverity.Information,
  );
  diagnostic.source = SOURCE;
  diagnostic.code = finding.rule;
  return diagnostic;
}

/**
 * The fixes of some of our diagnostics, from what is found in the text as it is now; a diagnostic whose finding is
 * no longer there has none.
 */
function toActions(
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
  findings: readonly Finding[],
): vscode.CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const found = findings.find(
      ({ rule, span }) =>
        rule === diagnostic.code && toRange(document, span).isEqual(diagnostic.range),
    );
    return (found?.fixes ?? []).map((fix, _, fixes) => {
      const action = toAction(document, diagnostic, fix);
      action.isPreferred = fixes.length === 1;
      return action;
    });
  });
}

function toAction(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  fix: Fix,
): vscode.CodeAction {
  const action = new vscode.CodeAction(
    toTitle(fix.title, fix.args),
    vscode.CodeActionKind.QuickFix,
  );
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  for (const edit of fix.edits) {
    action.edit.replace(document.uri, toRange(document, edit), edit.text);
  }
  return action;
}

/** What a finding says: what is wrong, and the standard or the custom (惯例) behind it. */
function toMessage(key: MessageKey, args: readonly string[]): string {
  switch (key) {
    case 'seriesGap':
      return vscode.l10n.t(
        '序号不连续：“{0}”之前缺“{1}”。（惯例） A number is missing: {1} before {0}. (custom)',
        ...args,
      );
    case 'seriesRepeat':
      return vscode.l10n.t(
        '序号重复：这里又是“{0}”，接下来应是“{1}”。（惯例） The number {0} comes twice; {1} is next. (custom)',
        ...args,
      );
    case 'mixedFamilies':
      return vscode.l10n.t(
        '同一组里“{0}”“{1}”混用：“第”字头和“首先”类是两套序次语，语文学者（杜永道）认为不宜混用，写作资料也有照用的，供斟酌。（惯例） {0} and {1} in one series: language scholars (Du Yongdao) advise against mixing the two sets, some handbooks mix them; your choice. (custom)',
        ...args,
      );
    case 'skippedLevel':
      return vscode.l10n.t(
        '层次跳级：“{0}”之下直接用了“{1}”，应为“{2}”；层次依次为一、（一）1.（1）。（国标 GB/T 9704-2012 7.3.3） A level is skipped: {1} under {0}, where {2} is next. (GB/T 9704-2012, 7.3.3)',
        ...args,
      );
    case 'unevenLevel':
      return vscode.l10n.t(
        '层次不一致：“{0}”之下这里用“{1}”，别处用“{2}”；层次依次为一、（一）1.（1）。（国标 GB/T 9704-2012 7.3.3） Levels differ: {1} under {0} here, {2} elsewhere. (GB/T 9704-2012, 7.3.3)',
        ...args,
      );
    case 'arabicComma':
      return vscode.l10n.t(
        '“{0}”应为“{1}”：阿拉伯数字序号后用下脚点，不用顿号。（国标 GB/T 9704-2012 7.3.3、GB/T 15834） {1} instead of {0}: Arabic ordinals take a point, not 、. (GB/T 9704-2012, 7.3.3; GB/T 15834)',
        ...args,
      );
    case 'headingFullStop':
      return vscode.l10n.t(
        '独占一行的标题末尾不用句号；标题后接排正文时才用。（惯例） A heading alone on its line ends without a full stop; only a run-in heading has one. (custom)',
      );
    case 'brokenPromise':
      return vscode.l10n.t(
        '前后不符：前面说“{0}”，下面有{1}点。（惯例） The announcement says {0}; {1} points follow. (custom)',
        ...args,
      );
    case 'abbreviationMissing':
      return vscode.l10n.t(
        '“{0}”的展开缺“{1}”。（据《{2}》，{3}） The expansion of {0} lacks {1}. (after {2}, {3})',
        ...args,
      );
    case 'abbreviationExtra':
      return vscode.l10n.t(
        '“{0}”里没有“{1}”。（据《{2}》，{3}） {1} is no part of {0}. (after {2}, {3})',
        ...args,
      );
    case 'abbreviationMember':
      return vscode.l10n.t(
        '“{0}”里的“{1}”应为“{2}”。（据《{3}》，{4}） {2} instead of {1} in {0}. (after {3}, {4})',
        ...args,
      );
    case 'abbreviationOrder':
      return vscode.l10n.t(
        '“{0}”各项的次序与原文不同。（据《{1}》，{2}） The parts of {0} stand in another order in the source. (after {1}, {2})',
        ...args,
      );
    case 'abbreviationOutdated':
      return vscode.l10n.t(
        '“{0}”写的是另一时期（{1}）的提法，本稿日期适用的是{2}的提法。（据《{3}》，{4}） The wording of {0} is that of another time ({1}); at the date of this draft it is that of {2}. (after {3}, {4})',
        ...args,
      );
    case 'abbreviationCount':
      return vscode.l10n.t(
        '前后不符：“{0}”后面列了{1}项。（惯例） The number in {0} is not that of the {1} parts behind it. (custom)',
        ...args,
      );
    case 'longHeading':
      return vscode.l10n.t(
        '标题不对称：这个标题{0}字，同层标题多为{1}字左右。（惯例，供斟酌） Not parallel: this heading has {0} characters, those beside it about {1}. (custom, advice)',
        ...args,
      );
    case 'otherOpening':
      return vscode.l10n.t(
        '标题不对称：同层其他标题都以“{1}”开头，只有这个以“{0}”开头。（惯例，供斟酌） Not parallel: the other headings of this level begin with {1}, this one with {0}. (custom, advice)',
        ...args,
      );
  }
}

function toTitle(key: FixKey, args: readonly string[]): string {
  switch (key) {
    case 'renumber':
      return vscode.l10n.t('重排本层序号 Renumber this series');
    case 'convert':
      return vscode.l10n.t('本层序号改为“{0}”一类 Number this series with {0}', ...args);
    case 'arabicPoint':
      return vscode.l10n.t('本层的“1、”改为“1.” Replace 1、 by 1. in this series');
    case 'deleteFullStop':
      return vscode.l10n.t('删去句号 Delete the full stop');
    case 'replaceNumber':
      return vscode.l10n.t('数目改为“{0}” Change the number to {0}', ...args);
    case 'useWording':
      return vscode.l10n.t('改为“{0}” Change to {0}', ...args);
  }
}
