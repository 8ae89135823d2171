import { LINK_TARGETS } from '../../model/index.ts';
import type { EmbeddedHook, FoundName } from '../rules.ts';
import type { LanguageSpec, LinkHook } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import {
  argumentsOf,
  attribute,
  attributeName,
  headOf,
  isFunction,
  isLaterClause,
  keyOf,
  macroOf,
  operatorOf,
} from './calls.ts';
import { aliasRole, isDefined, isHead, SYNTAX } from './roles.ts';

/** The names in `A.B.C`, each within the one before; the first within what stands before it: `__MODULE__.B`, `A.{B, C}`. */
export const aliasParts: EmbeddedHook = (view, node, say) => {
  const role = aliasRole(view, node);
  const out: FoundName[] = [];
  const parts = /[^.\s]+/g;
  const text = view.textOf(node);
  for (let part = parts.exec(text); part; part = parts.exec(text)) {
    const isLast = part.index + part[0].length === text.length;
    out.push({ node: isLast ? node : -1, start: view.start(node) + part.index, text: part[0], role });
  }
  for (const [i, name] of out.entries()) if (i > 0) say({ kind: 'within', of: name, from: out[i - 1]! });
  const [first] = out;
  const before = beforeName(view, node);
  if (first && before !== -1) say({ kind: 'within', of: first, from: before });
  // The last name of a module that is defined here is noted as that.
  if (!isDefined(view, node)) return out;
  if (out.length > 1) say({ kind: 'within', of: node, from: out.at(-2)! });
  return out.slice(0, -1);
};

/** What stands before the name of a module and a dot; -1 when nothing does. */
function beforeName(view: TreeView, node: number): number {
  let dot = view.parent(node);
  if (view.is(dot, 'tuple')) dot = view.parent(dot);
  if (!view.is(dot, 'dot')) return -1;
  const left = view.field(dot, 'left');
  if (left === node) return -1;
  return view.is(left, 'alias') ? left : isOwn(view, left) ? LINK_TARGETS.here : LINK_TARGETS.outer;
}

const isOwn = (view: TreeView, node: number): boolean => view.textOf(node) === '__MODULE__';

/** The name in `a: ` of a struct, which is a member of it. */
export const structKey: EmbeddedHook = (view, key, say) => {
  const pair = view.parent(key);
  const above = view.parent(view.parent(pair));
  const content = operatorOf(view, above) === '|' ? view.parent(above) : above;
  if (!view.is(pair, 'pair') || !view.is(content, 'map_content')) return [];
  const struct = view.first(view.child(view.parent(content), 'struct'));
  const text = keyOf(view, pair);
  if (struct < 0 || !view.text.startsWith(text, view.start(key))) return [];
  const name: FoundName = { node: -1, start: view.start(key), text, role: 'key' };
  say({ kind: 'member', of: name, from: isOwn(view, struct) ? LINK_TARGETS.here : struct });
  return [name];
};

/** A variable is of the struct that it is matched with, or given: `x` in `%T{} = x` and `x = %T{}`. */
function matched(view: TreeView, node: number, say: Parameters<LinkHook>[2]): void {
  const left = view.field(node, 'left');
  const right = view.field(node, 'right');
  for (const [name, map] of [
    [left, right],
    [right, left],
  ] as const) {
    const struct = view.first(view.child(map, 'struct'));
    if (!view.is(name, 'identifier') || !view.is(map, 'map') || struct < 0) continue;
    if (isOwn(view, struct)) say(name, 'type', LINK_TARGETS.here);
    else if (view.is(struct, 'alias')) say(name, 'type', struct);
  }
}

/** The name of what is called. */
function callee(view: TreeView, call: number): number {
  const target = view.field(call, 'target');
  return view.is(target, 'dot') ? view.field(target, 'right') : target;
}

/** What stands before `|>` where this is what it leads to; -1 when nothing does. */
function piped(view: TreeView, node: number): number {
  const around = view.parent(node);
  return operatorOf(view, around) === '|>' && view.field(around, 'right') === node ? view.field(around, 'left') : -1;
}

/** True in the block of `quote`, or its `do:`, unless it is unquoted there. */
function isQuoted(view: TreeView, node: number): boolean {
  let isOption = false;
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    if (view.is(at, 'do_block')) isOption = false;
    else if (view.is(at, 'pair')) isOption = keyOf(view, at) !== 'do';
    const macro = macroOf(view, at);
    if (macro === 'quote' && !isOption) return true;
    if (macro.startsWith('unquote')) return false;
  }
  return false;
}

/** What a function is called with: also what is piped into it, and the block after it. */
const called: LinkHook = (view, call, say) => {
  if (isFunction(view, call)) {
    defined(view, call, say);
    return;
  }
  const name = callee(view, call);
  if (!view.is(name, 'identifier') || isHead(view, call) || isDeclared(view, call)) return;
  if (attribute(view, view.parent(call)) === call) return;
  const given = [piped(view, call), ...argumentsOf(view, call), view.child(call, 'do_block')];
  for (const one of given) if (one >= 0) say(name, 'argument', one);
  if (view.is(view.field(call, 'target'), 'dot')) return;
  if (isQuoted(view, call)) say(name, 'token', LINK_TARGETS.unknown);
  const around = blockAround(view, call);
  if (around >= 0) say(name, 'within', around);
};

/** The name of what is called with the block around a call, if that is no syntax of the language. */
function blockAround(view: TreeView, call: number): number {
  let at = view.parent(call);
  while (at >= 0 && !view.is(view.parent(at), 'do_block') && !view.is(at, 'do_block')) at = view.parent(at);
  const block = view.is(at, 'do_block') ? at : view.parent(at);
  const around = view.parent(block);
  const name = view.is(around, 'call') ? callee(view, around) : -1;
  return view.is(name, 'identifier') && !SYNTAX.has(view.textOf(name)) ? name : -1;
}

/** A member of the module that stands before it, of the one around, or of a value. */
const memberOf: LinkHook = (view, dot, say) => {
  const left = view.field(dot, 'left');
  const right = view.field(dot, 'right');
  if (view.is(right, 'identifier')) say(right, 'member', isOwn(view, left) ? LINK_TARGETS.here : left);
};

/** The parameters of a function; one with a default value is also given that. */
const defined: LinkHook = (view, call, say) => {
  if (isLaterClause(view, call)) return;
  const head = headOf(view, call);
  const name = view.is(head, 'call') ? view.field(head, 'target') : head;
  if (!view.is(name, 'identifier') || !view.is(head, 'call')) return;
  for (const one of argumentsOf(view, head)) {
    const hasDefault = operatorOf(view, one) === '\\\\';
    say(name, 'parameter', hasDefault ? view.field(one, 'left') : one);
    if (hasDefault) say(name, 'argument', view.field(one, 'right'));
  }
};

/** `x |> f`, and `&f/2`, which is a function of two. */
const operated: LinkHook = (view, node, say) => {
  if (operatorOf(view, node) === '=') matched(view, node, say);
  if (operatorOf(view, node) === '|>') {
    const right = view.field(node, 'right');
    if (view.is(right, 'identifier')) say(right, 'argument', view.field(node, 'left'));
    return;
  }
  const { left, count } = captured(view, node);
  const name = view.is(left, 'call') ? callee(view, left) : left;
  if (!view.is(name, 'identifier')) return;
  for (let i = 0; i < count; i++) say(name, 'argument', LINK_TARGETS.unknown);
};

/** `f` and 2 in `&f/2`. */
function captured(view: TreeView, node: number): { left: number; count: number } {
  const isCapture = operatorOf(view, view.parent(node)) === '&' && view.is(view.parent(node), 'unary_operator');
  const count = view.field(node, 'right');
  if (!isCapture || !view.is(count, 'integer')) return { left: -1, count: 0 };
  return { left: view.field(node, 'left'), count: Math.min(Number(view.textOf(count)), 255) };
}

/** `f(a)` in `@callback f(a) :: b`. */
function isDeclared(view: TreeView, call: number): boolean {
  let at = view.parent(call);
  while (view.is(at, 'binary_operator') && view.field(at, 'left') >= 0) at = view.parent(at);
  const said = view.parent(view.parent(at));
  return view.is(at, 'arguments') && DECLARES.test(attributeName(view, said)) && headIn(view, said) === call;
}

const DECLARES = /^(?:callback|macrocallback|type|typep|opaque)$/;

/** What is before `::` in an attribute that declares something. */
function headIn(view: TreeView, node: number): number {
  let head = argumentsOf(view, attribute(view, node))[0] ?? -1;
  if (operatorOf(view, head) === 'when') head = view.field(head, 'left');
  return operatorOf(view, head) === '::' ? view.field(head, 'left') : head;
}

/** `@name` is one of the module around; what is declared takes so many. */
const attributes: LinkHook = (view, node, say) => {
  const operand = attribute(view, node);
  if (operand < 0) return;
  const name = view.is(operand, 'call') ? view.field(operand, 'target') : operand;
  if (view.is(name, 'identifier')) say(name, 'within', LINK_TARGETS.here);
  if (!DECLARES.test(attributeName(view, node))) return;
  const head = headIn(view, node);
  if (!view.is(head, 'call')) return;
  for (const one of argumentsOf(view, head)) say(view.field(head, 'target'), 'parameter', one);
};

/** What Elixir says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  call: called,
  dot: memberOf,
  binary_operator: operated,
  unary_operator: attributes,
};

/** How expressions of Elixir are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  call: {
    at: (view, node) => callee(view, node),
    // `user.name` may only look a key up.
    step: (view, node) => (view.child(node, 'arguments') < 0 ? 'none' : 'call'),
  },
  dot: { at: (view, node) => view.field(node, 'right') },
  string: 'string',
  integer: 'number',
  float: 'number',
  atom: 'string',
  list: 'array',
  boolean: 'boolean',
  nil: 'null',
};
