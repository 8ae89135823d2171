import { extend } from '../javascript/tables.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { grammarText } from '../typescript/grammar-text.ts';
import { spec as typescript } from '../typescript/spec.ts';
import { withoutDecorators } from './decorators.ts';

/** True for what all files see without an import: `@global`. */
function isGlobal(view: TreeView, node: number): boolean {
  const start = view.start(node);
  const own = /^(?:@[\w.]+(?:\([^()]*\))?\s+)*@global\b/.test(view.text.slice(start, start + 200));
  return own || /@global\b[^;{}]*$/.test(view.text.slice(Math.max(0, start - 200), start));
}

/** AssemblyScript: TypeScript with decorators of functions and variables, and types of machine numbers. */
export const spec: LanguageSpec = extend(typescript, {
  readable: (text) => withoutDecorators(grammarText(text)),
  exported: { ...typescript.exported, also: { in: ['none', 'namespace'], test: isGlobal } },
});
