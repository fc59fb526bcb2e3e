/** A link that is still being typed: it ends at a blank and, for prose goes on directly behind it, at Chinese marks. */
const LINK = /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s，。、；：？！（）《》“”]*$/iu;

/**
 * Whether a place of a Markdown text is no prose: in a fenced block, in the front matter, in `inline code`, in a
 * link's address.
 *
 * @param lineAt the text of a line by its number, from 0 on
 * @param line the place's line
 * @param before the text of that line before the place
 */
export function isInCode(lineAt: (line: number) => string, line: number, before: string): boolean {
  return isInLink(before) || isInInlineCode(before) || isInBlock(lineAt, line);
}

/** Whether a line ends in the middle of a link's address. */
export function isInLink(before: string): boolean {
  return LINK.test(before) || /\]\([^)\s]*$/u.test(before);
}

/** An odd number of runs of the same backticks: `a` is closed, ``a` is not. */
function isInInlineCode(before: string): boolean {
  let open = '';
  for (const [run] of before.matchAll(/`+/gu)) {
    if (open === '') {
      open = run;
    } else if (open === run) {
      open = '';
    }
  }
  return open !== '';
}

function isInBlock(lineAt: (line: number) => string, line: number): boolean {
  let fence = '';
  for (let i = 0; i < line; i++) {
    const text = lineAt(i);
    const mark = /^\s*(```|~~~)/.exec(text)?.[1] ?? (text === '---' ? text : '');
    const canOpen = fence === '' && (mark !== '---' || i === 0);
    if (mark !== '' && (canOpen || mark === fence)) {
      fence = fence === '' ? mark : '';
    }
  }
  return fence !== '';
}
