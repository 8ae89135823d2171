import type { VisibilityHook } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { argumentsOf, attributeName, headOf, isFunction, macroOf, operatorOf } from './calls.ts';

/** Macros that are the syntax of the language: their names are no calls worth knowing. */
export const SYNTAX: ReadonlySet<string> = new Set([
  ...['def', 'defp', 'defmacro', 'defmacrop', 'defguard', 'defguardp', 'defdelegate', 'defmodule', 'defprotocol'],
  ...['defimpl', 'defstruct', 'defexception', 'alias', 'import', 'require', 'use', 'quote', 'unquote', 'case', 'cond'],
  ...['if', 'unless', 'for', 'with', 'receive', 'try', 'fn', 'super'],
]);
const TYPES = new Set(['type', 'typep', 'opaque', 'spec', 'callback', 'macrocallback']);
/** Macros whose first argument is a pattern. */
const MATCHES = new Set(['match?', 'assert_receive', 'assert_received', 'refute_receive', 'refute_received']);
/** Macros of tests that take a pattern for what is set up. */
const TESTS = new Set(['test', 'property', 'setup', 'setup_all']);
/** What a pattern goes through from a name in it to where it stands. */
const PATTERNS = new Set([
  ...['tuple', 'list', 'map', 'map_content', 'keywords', 'pair', 'bitstring', 'struct', 'arguments'],
]);

/** True when `node` stands in a type: in `@type`, `@spec` or their like. */
export function inType(view: TreeView, node: number): boolean {
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    if (view.is(at, 'do_block')) return false;
    if (view.is(at, 'unary_operator') && TYPES.has(attributeName(view, at))) return true;
  }
  return false;
}

/** A name in a type: what is before `::` there is a parameter that only says its name, or the name that is declared. */
function typeRole(view: TreeView, node: number): FinalSlot {
  const around = view.parent(node);
  if (operatorOf(view, around) === '::' && view.field(around, 'left') === node) return 'none';
  if (view.is(around, 'call') && view.field(around, 'target') === node) {
    const whole = view.parent(around);
    const declares = operatorOf(view, whole) === '::' && view.field(whole, 'left') === around;
    return declares ? 'read' : 'type';
  }
  if (view.is(around, 'arguments')) {
    const declared = view.parent(around);
    const whole = view.parent(declared);
    const isLeft = operatorOf(view, whole) === '::' && view.field(whole, 'left') === declared;
    const attribute = view.parent(view.parent(view.parent(whole)));
    if (isLeft && /type|opaque/.test(attributeName(view, attribute))) return 'type-parameter';
  }
  return 'type';
}

/** Where a name stands, as far as patterns go: it binds, or is read. */
function patternRole(view: TreeView, name: number): FinalSlot {
  let node = name;
  for (let around = view.parent(node); around >= 0; node = around, around = view.parent(node)) {
    if (view.is(around, 'binary_operator')) {
      const left = view.field(around, 'left') === node;
      const operator = operatorOf(view, around);
      if (operator === '<-') return left ? 'variable' : 'read';
      if (operator === '=') {
        if (left) return parameterAbove(view, around) ? 'parameter' : 'variable';
      } else if (operator === '|') {
        if (view.is(view.parent(around), 'map_content')) return 'read';
      } else if (operator === '::' && !left) {
        return name === node ? 'none' : 'read';
      } else if (['when', '\\\\', '::', 'in'].includes(operator)) {
        if (!left) return 'read';
      } else if (operator === '=>') {
        if (left) return 'read';
      } else if (operator !== '<>' && operator !== '++') return isHead(view, around) ? 'parameter' : 'read';
    } else if (view.is(around, 'stab_clause')) return stabRole(view, around, node);
    else if (view.is(around, 'call')) {
      const role = callRole(view, around, node, name);
      if (role) return role;
    } else if (view.is(around, 'unary_operator')) return isHead(view, around) ? 'parameter' : 'read';
    else if (!PATTERNS.has(view.kindOf(around))) return 'read';
  }
  return 'read';
}

/** True when a pattern `a = b` is one of a parameter. */
function parameterAbove(view: TreeView, match: number): boolean {
  let node = match;
  let around = view.parent(node);
  while (PATTERNS.has(view.kindOf(around)) || operatorOf(view, around) === '=') {
    node = around;
    around = view.parent(node);
  }
  if (view.is(around, 'stab_clause')) return view.is(view.parent(around), 'anonymous_function');
  return view.is(around, 'call') && isHead(view, around);
}

function stabRole(view: TreeView, stab: number, child: number): FinalSlot {
  if (view.field(stab, 'left') !== child) return 'read';
  const around = view.parent(stab);
  if (view.is(around, 'anonymous_function')) return 'parameter';
  if (view.is(around, 'after_block')) return 'read';
  return macroOf(view, view.parent(around)) === 'cond' ? 'read' : 'variable';
}

/** True when `call` is `name(a, b)` in `def name(a, b)`. */
export function isHead(view: TreeView, call: number): boolean {
  let around = view.parent(call);
  if (operatorOf(view, around) === 'when') around = view.parent(around);
  const definition = view.parent(around);
  return isFunction(view, definition) && headOf(view, definition) === call;
}

/** What the arguments of a call are where they are patterns; undefined when that is decided further up. */
function callRole(view: TreeView, call: number, child: number, name: number): FinalSlot | undefined {
  if (!view.is(child, 'arguments')) return 'read';
  if (isHead(view, call)) return 'parameter';
  const macro = macroOf(view, call);
  if (macro === '') return 'read';
  const first = argumentsOf(view, call)[0] ?? -1;
  const inFirst = view.start(name) < view.end(first);
  if (MATCHES.has(macro)) return inFirst ? 'variable' : 'read';
  if (TESTS.has(macro) && view.child(call, 'do_block') >= 0) {
    return macro.startsWith('setup') || !inFirst ? 'parameter' : 'read';
  }
  return SYNTAX.has(macro) ? 'read' : undefined;
}

/** What an identifier does. */
export function roleOf(view: TreeView, node: number): FinalSlot {
  const around = view.parent(node);
  const isTarget = view.is(around, 'call');
  if (isTarget && operatorOf(view, view.parent(around)) === '@') return 'none';
  if (inType(view, node)) return typeRole(view, node);
  if (isTarget) return SYNTAX.has(view.textOf(node)) ? 'none' : 'call';
  if (view.is(around, 'dot')) {
    if (view.field(around, 'right') !== node) return 'read';
    const call = view.parent(around);
    if (view.is(call, 'call') && view.child(call, 'arguments') >= 0) return 'call';
    // `Mod.name` calls, `map.name` may only look a key up; `&Mod.name/1` names a function.
    return view.is(view.field(around, 'left'), 'alias') && !isCaptured(view, call) ? 'call' : 'read';
  }
  if (operatorOf(view, around) === '|>' && view.field(around, 'right') === node) return 'call';
  if (view.is(around, 'operator_identifier')) return 'read';
  return patternRole(view, node);
}

/** `f` in `&f/1`. */
function isCaptured(view: TreeView, node: number): boolean {
  const division = view.parent(node);
  return view.is(division, 'binary_operator') && operatorOf(view, view.parent(division)) === '&';
}

/** What is bound by `=` and `<-` is seen after the value, what else a pattern binds after its name. */
export const visibleFrom: VisibilityHook = (view, node) => {
  for (let at = node, around = view.parent(at); around >= 0; at = around, around = view.parent(at)) {
    const operator = operatorOf(view, around);
    if (operator === '<-' || operator === '=') return view.end(around);
    // A guard sees it already.
    if (operator === 'when') return view.end(node);
    if (operator === '' && !PATTERNS.has(view.kindOf(around))) return view.end(node);
  }
  return view.end(node);
};

const IMPORTS = new Set(['alias', 'import', 'require', 'use']);

/** True for the name of a module in `alias`, `import`, `require` and `use`. */
export function isInImport(view: TreeView, alias: number): boolean {
  let at = view.parent(alias);
  while (['arguments', 'dot', 'tuple', 'keywords', 'pair'].includes(view.kindOf(at))) at = view.parent(at);
  return IMPORTS.has(macroOf(view, at));
}

/** What the name of a module does. */
export function aliasRole(view: TreeView, node: number): 'read' | 'import' | 'type' {
  if (isInImport(view, node)) return 'import';
  return inType(view, node) ? 'type' : 'read';
}

const MODULES = new Set(['defmodule', 'defprotocol', 'defimpl']);

/** True for the name in `defmodule A.B do`. */
export function isDefined(view: TreeView, alias: number): boolean {
  let around = view.parent(alias);
  let first = alias;
  if (view.is(around, 'dot') && view.field(around, 'right') === alias) {
    first = around;
    around = view.parent(around);
  }
  const call = view.parent(around);
  return view.is(around, 'arguments') && view.first(around) === first && MODULES.has(macroOf(view, call));
}
