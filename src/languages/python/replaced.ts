import { ROLES } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { Certainty, Defined } from '../meaning.ts';

/**
 * Where assignments and parameters give the name of a function or class that is defined within a function to something
 * else: what has the name is one of these, as it is at the top of a file, where each assignment defines the name.
 * Undefined where none does.
 */
export function replaced(own: readonly Defined[]): { all: readonly Defined[]; certainty: Certainty } | undefined {
  const all = own.flatMap(({ view, symbol }) => assignmentsBeside(view, symbol));
  return all.length > 0 ? { all, certainty: 'exact' } : undefined;
}

function assignmentsBeside(view: FileView, symbol: number): Defined[] {
  const binding = view.bindingOfSymbol(symbol);
  if (!binding || view.facts.scopes[binding.scope]?.kind !== 'function') return [];
  const { name, scope } = binding;
  const { role } = view.occurrences;
  const isWritten = (at: number): boolean =>
    ROLES[role[at]!] === 'write' && view.linksOf(at).every(({ kind }) => kind !== 'member');
  const writes = view.occurrencesOf(name).filter((at) => isWritten(at) && bindingScope(view, at, name) === scope);
  // What the name was given before is a variable.
  const bound = view.boundAs(name).inScope(scope);
  const before = bound.filter((one) => one.symbol < 0 && one.kind !== 'import').map((one) => view.occurrenceAt(one));
  return [...before, ...writes].map((at) => ({ view, symbol: -1, name: at }));
}

/** The innermost scope around an occurrence that binds a name, or -1. */
function bindingScope(view: FileView, occurrence: number, name: string): number {
  const bound = view.boundAs(name);
  let scope = view.scopeAt(view.placeOf(occurrence));
  while (scope >= 0 && bound.inScope(scope).length === 0) scope = view.facts.scopes[scope]!.parent;
  return scope;
}
