/**
 * The little of the browser's document that the readers use. Declared here, since the compiler's
 * own DOM types would give every file of the project a `document` and a `window`.
 */
export interface PageElement {
  readonly textContent: string | null;
  readonly offsetParent: PageElement | null;
  readonly classList: { contains(name: string): boolean };
  readonly style: { readonly top: string };
  getAttribute(name: string): string | null;
  closest(selector: string): PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>;
  getBoundingClientRect(): Box;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface PageText {
  readonly data: string;
}

interface PageRange {
  setStart(node: PageText, offset: number): void;
  setEnd(node: PageText, offset: number): void;
  getBoundingClientRect(): Box;
  getClientRects(): Iterable<Box>;
}

/** The document, for functions that run in the page. */
export interface PageDocument extends PageElement {
  createRange(): PageRange;
  createTreeWalker(root: PageElement, show: number): { nextNode(): PageText | null };
}
