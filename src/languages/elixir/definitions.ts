import type { NameHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { argumentsOf, attribute, attributeName, headOf, keyOf, macroOf, nameIn, operatorOf, option } from './calls.ts';

/** True for calls of one of these macros. */
export const calls =
  (...macros: string[]) =>
  (view: TreeView, node: number): boolean =>
    macros.includes(macroOf(view, node));

/** True for an attribute of one of these names that is set. */
export const sets =
  (...names: string[]) =>
  (view: TreeView, node: number): boolean =>
    names.includes(attributeName(view, node));

/** The name of what `def` and its like define. */
export const functionName: NameHook = (view, call) => {
  const name = nameIn(view, headOf(view, call));
  return name ? [name] : [];
};

/** `C` of `defmodule A.B.C`; the rest is its owner. */
export const moduleName: NameHook = (view, call) => {
  let node = argumentsOf(view, call)[0] ?? -1;
  if (view.is(node, 'dot')) node = view.field(node, 'right');
  if (!view.is(node, 'alias')) return [];
  const [text] = /[^.\s]+$/.exec(view.textOf(node)) ?? [''];
  return [{ node, start: view.end(node) - text.length, text }];
};

/** `A.B` of `defmodule A.B.C`, the type of `defimpl P, for: T`. */
export function moduleOwner(view: TreeView, call: number): string {
  if (macroOf(view, call) === 'defimpl') return view.textOf(option(view, call, 'for')).replace(/\s+/g, ' ');
  const node = argumentsOf(view, call)[0] ?? -1;
  return view.is(node, 'alias')
    ? view
        .textOf(node)
        .replace(/\s/g, '')
        .replace(/\.?[^.]+$/, '')
    : '';
}

/** What `@type`, `@callback` and their like declare: the name before `::`. */
export const declaredName: NameHook = (view, node) => {
  let head = argumentsOf(view, attribute(view, node))[0] ?? -1;
  if (operatorOf(view, head) === 'when') head = view.field(head, 'left');
  if (operatorOf(view, head) === '::') head = view.field(head, 'left');
  const name = nameIn(view, head);
  return name ? [name] : [];
};

/** Attributes that say something to the compiler or of what follows, and are no constants. */
const RESERVED = new Set([
  ...['doc', 'moduledoc', 'typedoc', 'spec', 'type', 'typep', 'opaque', 'callback', 'macrocallback', 'impl'],
  ...['behaviour', 'derive', 'enforce_keys', 'deprecated', 'since', 'compile', 'dialyzer', 'file', 'nifs', 'on_load'],
  ...['before_compile', 'after_compile', 'after_verify', 'on_definition', 'external_resource', 'optional_callbacks'],
  ...['fallback_to_any', 'undefined_impl_description', 'vsn', 'tag', 'moduletag', 'describetag'],
]);

/** `name` of `@name value`. */
export const constantName: NameHook = (view, node) => {
  const node_ = view.field(attribute(view, node), 'target');
  return [{ node: node_, start: view.start(node_), text: view.textOf(node_) }];
};

/** True for an attribute with a value that is one of the module's own. */
export function isConstant(view: TreeView, node: number): boolean {
  const name = attributeName(view, node);
  return name !== '' && !RESERVED.has(name) && argumentsOf(view, attribute(view, node)).length === 1;
}

/** True for a key of `defstruct` or `defexception`: an atom in its list, or a pair there. */
export function isField(view: TreeView, node: number): boolean {
  let around = view.parent(node);
  if (view.is(around, 'keywords')) around = view.parent(around);
  if (view.is(around, 'list')) around = view.parent(around);
  if (!view.is(around, 'arguments')) return false;
  return calls('defstruct', 'defexception')(view, view.parent(around));
}

/** The name of a field, without its colon. */
export const fieldName: NameHook = (view, node) => {
  if (view.is(node, 'atom')) {
    return [{ node, start: view.start(node) + 1, text: view.textOf(node).slice(1) }];
  }
  const key = view.field(node, 'key');
  const quoted = view.textOf(key).startsWith('"') ? 1 : 0;
  return [{ node: view.is(key, 'keyword') ? key : -1, start: view.start(key) + quoted, text: keyOf(view, node) }];
};

/** `:user` in `Record.defrecord :user, …`. */
export const recordName: NameHook = (view, call) => {
  const name = argumentsOf(view, call)[0] ?? -1;
  return view.is(name, 'atom') ? fieldName(view, name) : [];
};

/** True for `defrecord` and `defrecordp`, of the module Record or imported from it. */
export function isRecord(view: TreeView, call: number): boolean {
  const target = view.field(call, 'target');
  return RECORDS.has(view.textOf(view.is(target, 'dot') ? view.field(target, 'right') : target));
}
const RECORDS = new Set(['defrecord', 'defrecordp']);

/** The title of a test. */
export const testName: NameHook = (view, call) => {
  const title = argumentsOf(view, call)[0] ?? -1;
  if (!view.is(title, 'string')) return [];
  const text = view.unquoted(title);
  return [{ node: title, start: view.text.indexOf(text, view.start(title)), text }];
};

/** The text that an attribute has: `@doc "…"`, with a heredoc or a sigil; -1 for `@doc false`. */
function textOfAttribute(view: TreeView, node: number): number {
  const value = argumentsOf(view, attribute(view, node))[0] ?? -1;
  return view.is(value, 'string') || view.is(value, 'sigil') ? value : -1;
}

/** The documentation of a definition: `@moduledoc` in a module, `@doc` or `@typedoc` above others. */
export function documentation(view: TreeView, node: number): number {
  if (calls('defmodule', 'defprotocol', 'defimpl')(view, node)) {
    for (let at = view.first(view.child(node, 'do_block')); at >= 0; at = view.next(at)) {
      if (attributeName(view, at) === 'moduledoc') return textOfAttribute(view, at);
    }
    return -1;
  }
  const name = sets('type', 'typep', 'opaque')(view, node) ? 'typedoc' : 'doc';
  return attributesAbove(view, node, name).reduce((found, at) => (found >= 0 ? found : textOfAttribute(view, at)), -1);
}

/** The attributes of this name between a definition and what stands before it. */
function attributesAbove(view: TreeView, node: number, name: string): number[] {
  const out: number[] = [];
  for (let at = view.previous(node); OF_NEXT.has(attributeName(view, at)); at = view.previous(at)) {
    if (attributeName(view, at) === name) out.push(at);
  }
  return out;
}

const OF_NEXT = new Set(['doc', 'typedoc', 'spec', 'impl', 'deprecated', 'since', 'dialyzer', 'tag']);

/** True for what has `@deprecated` above it. */
export const isDeprecated = (view: TreeView, node: number): boolean =>
  attributesAbove(view, node, 'deprecated').length > 0;

/** True for the attributes that are a part of the definition below: all but its documentation. */
export const leads = (view: TreeView, node: number): boolean =>
  ['spec', 'impl', 'deprecated', 'dialyzer', 'tag'].includes(attributeName(view, node));
