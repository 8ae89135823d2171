import type { StoredBinding } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';

/** What a name is bound to in one scope, where the configuration decides. */
export interface Alternatives {
  bindings: readonly StoredBinding[];
  /** True when none of these need be there: something further out may be meant. */
  open: boolean;
}

/**
 * With what a scope binds to a name all that it may be bound to instead. No scope has two items of one name and kind, so
 * that of several one is built. A `let` that is built under a condition hides what was before it, or does not.
 */
export function alternatives(view: FileView, bindings: readonly StoredBinding[]): Alternatives {
  const [first] = bindings;
  if (!first) return { bindings, open: false };
  const beside = view.boundAs(first.name).inScope(first.scope);
  if (isItem(first)) return { bindings: beside.filter(isItem), open: false };
  if (!isConditional(view, first)) return { bindings, open: false };
  const before = beside.slice(
    0,
    beside.findIndex(({ line, column }) => line === first.line && column === first.column) + 1,
  );
  const sure = before.findLastIndex((one) => !isItem(one) && !isConditional(view, one));
  const from = before.findIndex((one, i) => !isItem(one) && i >= sure);
  return { bindings: before.slice(from).filter((one) => !isItem(one)), open: sure < 0 };
}

/** True for what is seen in all of its scope. */
const isItem = ({ visibleLine, visibleColumn }: StoredBinding): boolean => visibleLine === 0 && visibleColumn === 0;

/** True for a name of a `let` that has a condition. */
function isConditional(view: FileView, binding: StoredBinding): boolean {
  return view.linksOf(view.occurrenceAt(binding)).some(({ kind }) => kind === 'option');
}
