import type { FileView } from '../languages/index.ts';
import {
  type BindingKind,
  comparePlaces,
  type ScopeKind,
  type StoredBinding,
  type StoredFacts,
  type StoredScope,
  type StoredSymbol,
  type SymbolKind,
  type TextPlace,
} from '../model/index.ts';

/** What a name is bound to at a place. */
export interface BoundName {
  /** The bindings of the innermost scope that has any which is visible there; [] when the file does not bind the name. */
  bindings: readonly StoredBinding[];
  /** Numbers of the class scopes between the place and that scope, innermost first: their members would be seen first. */
  passed: readonly number[];
}

/** How a language has its names looked up. */
export interface ScopeRules {
  /** Functions do not see the members of the type around them. */
  hidesMembers: boolean;
  /** Several locals of one name in a scope are alternatives. */
  namesOnce: boolean;
  /** Kinds of scopes that see nothing of what is around them. */
  closed: readonly ScopeKind[];
  /** False for what a name at this place cannot mean. */
  fits: (kind: SymbolKind | BindingKind, symbol: number) => boolean;
}

/** Looks a name up at a place, by the lexical scopes of the file. */
export function bindingsAt(
  at: TextPlace,
  name: string,
  view: Pick<FileView, 'facts' | 'boundAs' | 'scopeAt'>,
  rules: ScopeRules,
): BoundName {
  const named = view.boundAs(name);
  const itself = named.at(at);
  if (itself) return { bindings: [itself], passed: [] };
  const { hidesMembers, namesOnce, closed } = rules;
  const { facts } = view;
  const { scopes } = facts;
  // Most names are those of the file, and on the way to it nothing would be found, or hidden.
  const isOfFile = !named.hasInner && hidesMembers && closed.length === 0 && scopes.length > 0;
  const passed: number[] = [];
  let inFunction = false;
  for (let scope = isOfFile ? 0 : view.scopeAt(at); scope >= 0; scope = scopes[scope]!.parent) {
    const { kind } = scopes[scope]!;
    if (kind === 'function') inFunction = true;
    const bound = named.inScope(scope);
    const visible = bound.length > 0 ? visibleAt(at, scope, bound, facts, rules, inFunction) : bound;
    if (visible.length > 0) return { bindings: namesOnce ? visible : latest(visible), passed };
    if (closed.includes(kind)) break;
    if (kind === 'class' && !hidesMembers) passed.push(scope);
  }
  return { bindings: [], passed };
}

/** Of what a scope binds to a name, what is visible at a place. */
function visibleAt(
  at: TextPlace,
  scope: number,
  bound: readonly StoredBinding[],
  { symbols, scopes }: StoredFacts,
  { hidesMembers, fits }: ScopeRules,
  inFunction: boolean,
): readonly StoredBinding[] {
  const isClass = scopes[scope]!.kind === 'class';
  // What is hidden are members; type parameters are not.
  const isHidden = isClass && inFunction && hidesMembers;
  const visible = bound.filter(
    (one) =>
      (one.kind === 'import' || fits(symbols[one.symbol]?.kind ?? one.kind, one.symbol)) &&
      (!isHidden || one.kind === 'type-parameter') &&
      comparePlaces({ line: one.visibleLine, column: one.visibleColumn }, at) <= 0 &&
      // Where members are hidden the body of a type is run, and sees what it has defined so far.
      (!isClass || !hidesMembers || isDefinedBefore(symbols[one.symbol], at)),
  );
  // The name that a function expression has for itself is hidden by all else that its scope binds.
  const others = visible.filter((one) => !isOfItself(symbols[one.symbol], scopes[scope]!));
  return others.length > 0 ? others : visible;
}

/** True for what is defined as a whole by the node that has this scope; a file may just begin with it. */
function isOfItself(symbol: StoredSymbol | undefined, scope: StoredScope): boolean {
  const isSame = symbol?.startLine === scope.startLine && symbol.startColumn === scope.startColumn;
  return isSame && scope.kind !== 'file';
}

function isDefinedBefore(symbol: StoredSymbol | undefined, at: TextPlace): boolean {
  return !symbol || comparePlaces({ line: symbol.endLine, column: symbol.endColumn }, at) <= 0;
}

/** Where names are visible from their definition on, the last one hides those before it; definitions hide nothing. */
function latest(visible: readonly StoredBinding[]): readonly StoredBinding[] {
  const ordered = visible.filter(({ visibleLine, visibleColumn }) => visibleLine > 0 || visibleColumn > 0);
  const last = ordered.sort(comparePlaces).at(-1);
  // Two of one name in one scope are overloads, or alternatives of a preprocessor.
  if (last) return last.symbol < 0 ? [last] : ordered.filter(({ symbol }) => symbol >= 0);
  const symbols = visible.filter((binding) => binding.symbol >= 0);
  return symbols.length > 0 ? symbols : visible.slice(0, 1);
}
