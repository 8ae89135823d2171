import type { TreeView } from '../tree-view.ts';

/** What is declared as a function or a class, or as a variable that is given one. */
const CALLED =
  /\b(?:function\s*\*?|class)\s+([\w$]+)|\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s*)?(?:function\b|class\b|[\w$]+\s*=>|\([^()]*\)\s*=>)/g;
/** `const common = exports`, also `= exports = {…}`: another name of what the file exports. */
const EXPORTS =
  /\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:module\s*\.\s*)?exports[ \t]*(?:[;,]|\r?\n(?!\s*[.[(=?|&])|=\s*\{)/g;
/** `var self = this` */
export const SELVES: RegExp = /\b(?:const|let|var)\s+([\w$]+)\s*=\s*this[ \t]*(?:[;,]|\r?\n(?!\s*[.[(=?|&]))/g;
/** Names that a file gives to some kinds of values, by its text alone. */
interface NamesInText {
  /** Functions and classes. */
  called: ReadonlySet<string>;
  /** `exports`. */
  exports: ReadonlySet<string>;
  /** `this`. */
  selves: ReadonlySet<string>;
}

/** Of the file that was asked for last: one view shows one file after the other. */
let read: NamesInText & { text: string } = { text: '', called: new Set(), exports: new Set(), selves: new Set() };

/** The names of a file; in its text they are looked for once. */
export function namesIn({ text }: Pick<TreeView, 'text'>): NamesInText {
  if (read.text !== text) {
    const names = (pattern: RegExp): Set<string> =>
      new Set([...text.matchAll(pattern)].map(({ 1: first, 2: second }) => first ?? second ?? ''));
    read = { text, called: names(CALLED), exports: names(EXPORTS), selves: names(SELVES) };
  }
  return read;
}
