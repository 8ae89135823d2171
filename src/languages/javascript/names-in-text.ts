import type { TreeView } from '../tree-view.ts';

/** What is declared as a function or a class, or as a variable that is given one. */
const CALLED =
  /\b(?:function\s*\*?|class)\s+([\w$]+)|\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s*)?(?:function\b|class\b|[\w$]+\s*=>|\([^()]*\)\s*=>)/g;
/** `const common = exports`, also `= exports = {…}`: another name of what the file exports. */
const EXPORTS =
  /\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:module\s*\.\s*)?exports[ \t]*(?:[;,]|\r?\n(?!\s*[.[(=?|&])|=\s*\{)/g;
/** `var self = this` */
export const SELVES: RegExp = /\b(?:const|let|var)\s+([\w$]+)\s*=\s*this[ \t]*(?:[;,]|\r?\n(?!\s*[.[(=?|&]))/g;
/** Types and namespaces of TypeScript: what is assigned to a member of one is declared in it. */
const TYPES = /\b(?:class|namespace|module|enum|interface)\s+([\w$]+)/g;
/** What is no code, and patterns, which may have quotes in them. */
const NO_CODE =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=[=(,:;!&|?{}[\n][ \t]*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//g;
/** Names that a file gives to some kinds of values, by its text alone. */
interface NamesInText {
  /** Functions and classes. */
  called: ReadonlySet<string>;
  /** `exports`. */
  exports: ReadonlySet<string>;
  /** `this`. */
  selves: ReadonlySet<string>;
  /** Classes, interfaces, enumerations, namespaces. */
  types: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
/** Of the file that was asked for last: one view shows one file after the other. */
let read: NamesInText & { text: string } = { text: '', called: NONE, exports: NONE, selves: NONE, types: NONE };

/** The names of a file; in its text they are looked for once. */
export function namesIn({ text }: Pick<TreeView, 'text'>): NamesInText {
  if (read.text !== text) {
    const names = (pattern: RegExp, code = text): Set<string> =>
      new Set([...code.matchAll(pattern)].map(({ 1: first, 2: second }) => first ?? second ?? ''));
    const [exported, types] = [names(EXPORTS), names(TYPES)];
    // What stands in comments and texts alone is none; most files name nothing such.
    const code = exported.size + types.size > 0 ? text.replace(NO_CODE, ' ') : text;
    const [exports, typed] = [exported, types].map((all, i) =>
      all.size > 0 ? names(i === 0 ? EXPORTS : TYPES, code) : all,
    );
    read = { text, called: names(CALLED), exports: exports!, selves: names(SELVES), types: typed! };
  }
  return read;
}
