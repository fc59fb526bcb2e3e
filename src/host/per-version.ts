/** What is needed of a `TextDocument`. */
interface Versioned {
  readonly version: number;
  getText(): string;
}

/** Reads a document once for each version, however many features ask after the same keystroke. */
export function perVersion<Result>(
  read: (text: string) => Result,
): (document: Versioned) => Result {
  const known = new WeakMap<Versioned, { version: number; result: Result }>();
  return (document) => {
    const last = known.get(document);
    if (last?.version === document.version) {
      return last.result;
    }
    const result = read(document.getText());
    known.set(document, { version: document.version, result });
    return result;
  };
}
