import { ROLES, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { Certainty, Defined } from '../meaning.ts';

const REPLACED: ReadonlySet<SymbolKind> = new Set(['function', 'class']);

/**
 * What has the name of a function or class beside that. Where assignments and parameters give the name of a function or class that is defined within a function to something
 * else, or to one of the file by `global`: what has the name is one of these, as it is at the top of a file, where each
 * assignment defines the name. An import after it most likely takes its place, or is there for another case. Undefined
 * where there is nothing such.
 */
export function replaced(own: readonly Defined[]): { all: readonly Defined[]; certainty: Certainty } | undefined {
  const all = own.flatMap(({ view, symbol }) => assignmentsBeside(view, symbol));
  const certainty = own.some(({ view, symbol }) => isImportedLater(view, symbol)) ? 'inferred' : 'exact';
  return all.length > 0 || certainty === 'inferred' ? { all, certainty } : undefined;
}

/** True for a function or class that an import of its scope may take the place of. */
function isImportedLater(view: FileView, symbol: number): boolean {
  const one = view.facts.symbols[symbol];
  const binding = one && REPLACED.has(one.kind) ? view.bindingOfSymbol(symbol) : undefined;
  if (!binding) return false;
  const isConditional = (one!.flags & SYMBOL_FLAGS.conditional) !== 0;
  const beside = view.boundAs(binding.name).inScope(binding.scope);
  return beside.some(({ kind, line }) => kind === 'import' && (isConditional || line > one!.startLine));
}

function assignmentsBeside(view: FileView, symbol: number): Defined[] {
  const binding = view.bindingOfSymbol(symbol);
  const around = binding && view.facts.scopes[binding.scope]?.kind;
  const isOfFile = around === 'file' && REPLACED.has(view.facts.symbols[symbol]!.kind);
  if (!binding || (around !== 'function' && !isOfFile)) return [];
  const { name, scope } = binding;
  const { role } = view.occurrences;
  const isWritten = (at: number): boolean =>
    ROLES[role[at]!] === 'write' &&
    (!isOfFile || view.symbolAt(at) < 0) &&
    view.linksOf(at).every(({ kind }) => kind !== 'member');
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
