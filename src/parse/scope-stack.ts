import { type BindingKind, SCOPE_KINDS } from '../model/index.ts';
import type { OpenScope, Pass } from './pass.ts';

const MODULE = SCOPE_KINDS.indexOf('module');
const CLASS = SCOPE_KINDS.indexOf('class');
const FUNCTION = SCOPE_KINDS.indexOf('function');
const BLOCK = SCOPE_KINDS.indexOf('block');
const COMPREHENSION = SCOPE_KINDS.indexOf('comprehension');
const TYPE_PARAMETERS = SCOPE_KINDS.indexOf('type-parameters');

/** Opens a scope of this kind at `node`, up to node index `end`, unless it is one with the scope it stands in. */
export function openScope(pass: Pass, node: number, kind: number, end: number): void {
  const { tree, openScopes } = pass;
  const around = openScopes.at(-1);
  if (around && kind === BLOCK && around.node === tree.parent[node]) {
    if (around.kind === FUNCTION || around.kind === MODULE) return;
  }
  const open: OpenScope = { index: -1, kind, node, end };
  openScopes.push(open);
  // A block in which nothing is bound is no fact: most blocks have no names of their own.
  if (kind !== BLOCK) scopeIndex(pass, open);
}

/** The index of an open scope in the facts; it becomes one with that. */
export function scopeIndex(pass: Pass, open: OpenScope): number {
  if (open.index >= 0) return open.index;
  const { tree, scopes, openScopes } = pass;
  const around = openScopes[openScopes.indexOf(open) - 1];
  const parent = around ? scopeIndex(pass, around) : -1;
  const start = tree.start[open.node]!;
  open.index = scopes.length;
  scopes.push({ parent, kind: SCOPE_KINDS[open.kind]!, start, end: tree.end[lastOf(pass, open)]! });
  return open.index;
}

/** The last node that a scope covers: one of the siblings of its node, or of the children where it ends early. */
function lastOf({ tree }: Pass, { node, end }: OpenScope): number {
  let last = end < tree.next[node]! ? node + 1 : node;
  while (tree.next[last]! < end) last = tree.next[last]!;
  return last;
}

/** The innermost open scope. */
export function innermost(pass: Pass): OpenScope {
  return pass.openScopes.at(-1)!;
}

/**
 * The scope that what is defined at `node` stands in: around the type parameters that stand before it in a wrapper of
 * its own (`template <class T> class Box`).
 */
export function scopeAround(pass: Pass, node: number): OpenScope {
  const { openScopes, spec, tree } = pass;
  let at = openScopes.length - 1;
  let wrapper = tree.parent[node]!;
  while (
    openScopes[at]!.kind === TYPE_PARAMETERS &&
    openScopes[at]!.node === wrapper &&
    spec.wrappers[tree.kind[wrapper]!]
  ) {
    at--;
    wrapper = tree.parent[wrapper]!;
  }
  return openScopes[at]!;
}

/** The nearest open scope that is no block and no comprehension: where `var` and Python assignments go. */
export function functionScope(pass: Pass): OpenScope {
  return pass.openScopes.findLast(({ kind }) => kind !== BLOCK && kind !== COMPREHENSION)!;
}

/** The nearest open scope of type parameters alone; the innermost scope where there is none. */
export function parameterScope(pass: Pass): OpenScope {
  return pass.openScopes.findLast(({ kind }) => kind === TYPE_PARAMETERS) ?? innermost(pass);
}

/** The nearest open scope of a type, if there is one. */
export function typeScope(pass: Pass): OpenScope | undefined {
  return pass.openScopes.findLast(({ kind }) => kind === CLASS);
}

/**
 * The innermost open scope in which the name of this number is bound, else that of the file; where scopes share their
 * locals, what is not shared is of the file.
 */
export function scopeThatHas({ spec, openScopes, bound }: Pass, name: number): OpenScope {
  if (spec.sharing) return openScopes[0]!;
  return openScopes.findLast(({ index }) => index >= 0 && bound.has(bindingKey(index, name))) ?? openScopes[0]!;
}

/** True for the scopes whose variables are locals. */
export function isLocal(scope: OpenScope): boolean {
  return scope.kind === FUNCTION || scope.kind === BLOCK || scope.kind === COMPREHENSION;
}

/** Number that stands for a name in a scope. */
export function bindingKey(scope: number, name: number): number {
  return scope * 0x4000000 + name;
}

/** The open scope whose local an assignment in the innermost one means, where it shares those around it. */
export function sharedFrom({ spec, openScopes, locals }: Pass, name: number): OpenScope | undefined {
  if (!spec.sharing) return undefined;
  for (let at = openScopes.length - 1; at >= 0; at--) {
    const open = openScopes[at]!;
    if (open.index >= 0 && locals.has(bindingKey(open.index, name))) return open;
    if (spec.sharing[open.kind] === 0) return undefined;
  }
  return undefined;
}

/** Where a name bound in `scope` really goes, see `LanguageSpec.redirects`. */
export function redirected(pass: Pass, scope: number, name: number): number {
  return pass.redirected.size === 0 ? scope : (pass.redirected.get(bindingKey(scope, name)) ?? scope);
}

/** Sends the identifiers below `node` to the file scope (1) or the next function scope outside (2). */
export function redirect(pass: Pass, node: number, to: number): void {
  const { tree, spec, names } = pass;
  const scope = functionScope(pass);
  const around = pass.openScopes.slice(0, pass.openScopes.indexOf(scope));
  const outer = around.findLast(({ kind }) => kind === FUNCTION);
  const target = to === 1 || !outer ? 0 : scopeIndex(pass, outer);
  const here = scopeIndex(pass, scope);
  for (let at = node + 1; at < tree.next[node]!; at++) {
    if (spec.roles[tree.kind[at]!] === 0) continue;
    pass.redirected.set(bindingKey(here, names.intern(tree.start[at]!, tree.end[at]!)), target);
  }
}

/** What {@link bind} is told. */
export interface Binding {
  scope: number;
  /** Number of the name. */
  name: number;
  kind: BindingKind;
  start: number;
  symbol: number;
  visibleFrom: number;
  /** True when an assignment defines it, see `DefinitionRule.once`. */
  once?: boolean;
}

/** Binds a name. */
export function bind(pass: Pass, { scope, name, kind, start, symbol, visibleFrom, once = false }: Binding): void {
  // Labels are names of their own sort.
  if (pass.spec.tracksBound && kind !== 'label') {
    const key = bindingKey(scope, name);
    pass.bound.set(key, once || pass.bound.get(key) === true);
    const isLocalName = kind !== 'definition' || once || !pass.spec.spec.calledUnlessLocal;
    if (pass.spec.sharing && isLocalName) pass.locals.add(key);
  }
  pass.bindings.push({ scope, name: pass.names.names()[name]!, kind, start, symbol, visibleFrom });
}
