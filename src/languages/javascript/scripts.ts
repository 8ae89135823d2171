import { type StoredSymbol, SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';

const scripts = new WeakMap<FileView, boolean>();

/** True for a file without imports and exports of its own; `declare global` stands in modules only. */
export function isScript(view: FileView): boolean {
  let known = scripts.get(view);
  if (known === undefined) {
    const { imports, symbols } = view.facts;
    const isExported = (of: number): boolean => (of & SYMBOL_FLAGS.exported) !== 0;
    // `declare module 'x'` is seen by whoever imports that, and is no export of the file.
    const isPlain = ({ flags, name, parent, kind }: StoredSymbol): boolean =>
      parent >= 0 || kind === 'module' || (!isExported(flags) && name !== 'global');
    // What such a module imports it does not import for the file.
    const isOfModule = ({ startLine: line, startColumn: column }: (typeof imports)[number]): boolean =>
      view.symbolsAround({ line, column }).some((symbol) => symbols[symbol]!.kind === 'module');
    known = symbols.every(isPlain) && imports.every(isOfModule);
    scripts.set(view, known);
  }
  return known;
}
