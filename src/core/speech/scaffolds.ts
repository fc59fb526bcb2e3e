import type { TypedPiece } from '../phrases/typed-piece';
import { isHan } from '../text/characters';

/** A standard speech to fill in, from a snippet file in VS Code's own format. */
export interface Scaffold {
  readonly name: string;
  readonly description: string;
  /** What one types for it: Chinese names and pinyin initials. */
  readonly prefixes: readonly string[];
  /** The body in VS Code's snippet syntax, lines joined with LF. */
  readonly body: string;
}

/** A scaffold that what was typed calls for. */
export interface ScaffoldMatch {
  readonly scaffold: Scaffold;
  /** The prefix that begins with the typed text. */
  readonly prefix: string;
  /** UTF-16 units before the caret that belong to the prefix. */
  readonly typedLength: number;
}

const FEWEST_TYPED = 2;

/**
 * Reads a snippet file (`{ name: { prefix, description, body } }`).
 *
 * @throws SyntaxError when the text is not JSON
 */
export function parseScaffolds(json: string): Scaffold[] {
  const entries = Object.entries(JSON.parse(json) as Record<string, Record<string, unknown>>);
  return entries.map(([name, { prefix, description, body }]) => ({
    name,
    description: typeof description === 'string' ? description : name,
    prefixes: toList(prefix),
    body: toList(body).join('\n'),
  }));
}

/** The scaffolds whose prefix begins with what stands before the caret, at least two characters of it. */
export function matchScaffolds(scaffolds: readonly Scaffold[], piece: TypedPiece): ScaffoldMatch[] {
  return scaffolds.flatMap((scaffold) => {
    const match = scaffold.prefixes
      .map((prefix) => ({ scaffold, prefix, typedLength: typedLengthOf(prefix, piece) }))
      .find(({ typedLength }) => typedLength >= FEWEST_TYPED);
    return match ? [match] : [];
  });
}

/** Length of the longest end of the piece that the prefix begins with. */
function typedLengthOf(prefix: string, piece: TypedPiece): number {
  const isLatin = !isHan(prefix.charAt(0));
  if (piece.kind === 'letters') {
    return isLatin && prefix.startsWith(piece.text) ? piece.text.length : 0;
  }
  for (let length = Math.min(prefix.length, piece.text.length); length >= FEWEST_TYPED; length--) {
    if (prefix.startsWith(piece.text.slice(-length))) {
      return length;
    }
  }
  return 0;
}

function toList(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string');
}
