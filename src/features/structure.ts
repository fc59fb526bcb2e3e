import * as vscode from 'vscode';
import { NUMBERINGS, type Numbering } from '../core/speech/numbering';
import { type PointAt, pointAt } from '../core/speech/section-path';
import {
  convertSeries,
  insertPointAfter,
  joinIntoParagraph,
  movePoint,
  renumber,
  shiftLevel,
} from '../core/speech/structure-edits';
import type { Span } from '../core/text/spans';
import type { TextEdit } from '../core/text/text-edit';
import { sectionsOf } from '../host/draft-sections';
import { DRAFTS, isDraft } from '../host/languages';
import { toRange } from '../host/positions';

/** What an operation does to the draft: edits of one undo step, and what is selected afterwards. */
interface Change {
  readonly edits: readonly TextEdit[];
  readonly selection?: Span;
}

/** An operation on the point at the caret; undefined where it cannot be done there. */
interface Operation {
  readonly id: string;
  readonly title: string;
  readonly change: (text: string, at: PointAt) => Change | undefined;
}

const PROSE_NUMBERING = NUMBERINGS.find((numbering) => numbering.form === '一是');

function operations(): Operation[] {
  return [
    {
      id: 'jianggao.renumberSeries',
      title: vscode.l10n.t('重排本层序号 Renumber this series'),
      change: (text, at) => toChange(renumber(text, at.points)),
    },
    {
      id: 'jianggao.insertPoint',
      title: vscode.l10n.t('在此点之后插入一点 Insert a point after this one'),
      change(text, at) {
        const insertion = insertPointAfter(text, at.points, at.index);
        return insertion && { edits: insertion.edits, selection: insertion.placeholder };
      },
    },
    {
      id: 'jianggao.movePointUp',
      title: vscode.l10n.t('上移此点 Move this point up'),
      change: (text, at) => moveChange(text, at, -1),
    },
    {
      id: 'jianggao.movePointDown',
      title: vscode.l10n.t('下移此点 Move this point down'),
      change: (text, at) => moveChange(text, at, 1),
    },
    {
      id: 'jianggao.promoteSeries',
      title: vscode.l10n.t('本层升一级 Promote this series'),
      change: (text, at) => toChange(shiftLevel(text, at.points, -1, at.layoutParent)),
    },
    {
      id: 'jianggao.demoteSeries',
      title: vscode.l10n.t('本层降一级 Demote this series'),
      change: (text, at) => toChange(shiftLevel(text, at.points, 1, at.layoutParent)),
    },
    {
      id: 'jianggao.joinPoints',
      title: vscode.l10n.t('本层各点并为一段（一是…二是…） Join the points into one paragraph'),
      change(text, at) {
        const isOwn = at.points.every((point) => point.marker.opensLine);
        return isOwn && PROSE_NUMBERING
          ? toChange(joinIntoParagraph(text, at.points, PROSE_NUMBERING))
          : undefined;
      },
    },
  ];
}

/** Commands and code actions that edit the numbered points of a draft. */
export function registerStructure(): vscode.Disposable {
  const all = operations();
  const commands = all.map(({ id, change }) =>
    vscode.commands.registerCommand(id, () => runAtCaret(vscode.window.activeTextEditor, change)),
  );
  const convert = vscode.commands.registerCommand('jianggao.convertSeries', () =>
    runConversion(vscode.window.activeTextEditor),
  );
  const actions = vscode.languages.registerCodeActionsProvider(
    DRAFTS,
    {
      // Only when asked: a lightbulb at every point of every paragraph would be in the way of writing.
      provideCodeActions: (document, range, { triggerKind }) =>
        triggerKind === vscode.CodeActionTriggerKind.Invoke ? toActions(document, range, all) : [],
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite] },
  );
  return vscode.Disposable.from(...commands, convert, actions);
}

function toActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  all: readonly Operation[],
): vscode.CodeAction[] {
  // The command works at the caret, which of a selection is its active end.
  const caret = range instanceof vscode.Selection ? range.active : range.start;
  const at = pointAt(sectionsOf(document), document.offsetAt(caret));
  if (at === undefined) {
    return [];
  }
  const text = document.getText();
  return all.flatMap(({ id, title, change }) => {
    const edits = change(text, at)?.edits ?? [];
    if (edits.length === 0) {
      return [];
    }
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
    // By command: it also sets the selection, and computes the edits for the text as it is then.
    action.command = { command: id, title };
    return [action];
  });
}

async function runAtCaret(
  editor: vscode.TextEditor | undefined,
  change: Operation['change'],
): Promise<void> {
  const at = pointOf(editor);
  if (editor === undefined || at === undefined) {
    tellNoPoint();
    return;
  }
  const result = change(editor.document.getText(), at);
  if (result === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '这里不能这样改：已在这一层的尽头，或这种序号没有更多的数。可用“转换本层序号”换一种序号。 Not possible here: there is no neighbour or level on that side, or this numbering has no further numbers. Try another numbering.',
      ),
    );
    return;
  }
  await apply(editor, result);
}

async function runConversion(editor: vscode.TextEditor | undefined): Promise<void> {
  const before = pointOf(editor);
  if (editor === undefined || before === undefined) {
    tellNoPoint();
    return;
  }
  const chosen = await vscode.window.showQuickPick(
    NUMBERINGS.filter((numbering) => !isNumberedSo(before, numbering)).map((numbering) => ({
      label: numbering.form,
      numbering,
    })),
    { title: vscode.l10n.t('转换本层序号 Convert the numbering of this series') },
  );
  // The draft may have changed while the list was open.
  const at = pointOf(editor);
  if (chosen === undefined || at === undefined) {
    return;
  }
  const change = toChange(convertSeries(editor.document.getText(), at.points, chosen.numbering));
  if (change === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '“{0}”一类的序号没有这么多个数，请换一种。 This numbering has no words for so many points: choose another.',
        chosen.label,
      ),
    );
    return;
  }
  await apply(editor, change);
}

function pointOf(editor: vscode.TextEditor | undefined): PointAt | undefined {
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  return isDraft(document)
    ? pointAt(sectionsOf(document), document.offsetAt(selection.active))
    : undefined;
}

function tellNoPoint(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      '光标不在带序号的层次里：请把光标放在一、（一）一是…之中的一点上。 The caret is in no numbered point: put it into one.',
    ),
  );
}

async function apply(editor: vscode.TextEditor, change: Change): Promise<void> {
  const { document } = editor;
  const isDone = await editor.edit((builder) => {
    for (const edit of change.edits) {
      builder.replace(toRange(document, edit), edit.text);
    }
  });
  if (isDone && change.selection !== undefined) {
    const range = toRange(document, change.selection);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range);
  }
}

function isNumberedSo(at: PointAt, numbering: Numbering): boolean {
  const { family, variant } = at.point.marker;
  return family === numbering.family && (family !== 'word' || variant === numbering.variant);
}

function toChange(edits: readonly TextEdit[] | undefined): Change | undefined {
  return edits && { edits };
}

/** The caret goes with the point, to its beginning. */
function moveChange(text: string, at: PointAt, step: -1 | 1): Change | undefined {
  const edits = movePoint(text, at.points, at.index, step);
  const target = at.points[at.index + step];
  if (edits === undefined || target === undefined) {
    return undefined;
  }
  const grown = step > 0 ? lengthChangeOf(edits[0]) : 0;
  const start = target.marker.end + grown;
  return { edits, selection: { start, end: start } };
}

function lengthChangeOf(edit: TextEdit | undefined): number {
  return edit === undefined ? 0 : edit.text.length - (edit.end - edit.start);
}
