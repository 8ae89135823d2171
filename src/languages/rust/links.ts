import { LINK_TARGETS, type LinkStep } from '../../model/index.ts';
import type { LanguageSpec, LinkRule, SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { passed, takenLinks } from './closure-links.ts';
import { conditionLinks, isUnlikely } from './conditions.ts';
import { closureLinks, forLinks, letLinks, matchLinks, statementLinks } from './pattern-links.ts';
import { tokenLinks } from './token-links.ts';

const inner = (view: TreeView, node: number): number => view.first(node);
const BOUND = 'type_identifier|generic_type|scoped_type_identifier|higher_ranked_trait_bound';
const bounds = (of: string): LinkRule => ({ kind: 'extends', of, from: `bounds > :${BOUND}` });
const typed: LinkRule = { kind: 'type', of: 'name', from: 'type' };
/** Where a function is seen, if not wherever its type is: `pub(super)`, `pub(self)`, and a method of a type without `pub`. */
function visibilityLink(view: TreeView, node: number, say: SayLink): void {
  const written = view.textOf(view.child(node, 'visibility_modifier'));
  const within = /^pub\s*\(\s*(?:in\s+)?(super|self)\s*\)$/.exec(written)?.[1];
  const impl = view.parent(view.parent(node));
  const isOwn = written === '' && view.is(impl, 'impl_item') && view.field(impl, 'trait') < 0;
  if (within === 'super') say(view.field(node, 'name'), 'within', LINK_TARGETS.outer);
  else if (within === 'self' || isOwn) say(view.field(node, 'name'), 'within', LINK_TARGETS.here);
}

/** What a function returns, of a tuple each of its values; and whether it takes `self` itself, not a reference, or which pointer. */
function returns(view: TreeView, node: number, say: SayLink): void {
  const parameters = view.field(node, 'parameters');
  const self = view.child(parameters, 'self_parameter');
  const [first = -1] = view.children(parameters);
  if (view.is(first, 'parameter') && view.is(view.field(first, 'pattern'), 'self'))
    say(view.field(node, 'name'), 'receiver', view.field(first, 'type'));
  if (self >= 0 && /^(?:mut\s+)?self$/.test(view.textOf(self)))
    say(view.field(node, 'name'), 'receiver', LINK_TARGETS.this);
  const type = view.field(node, 'return_type');
  visibilityLink(view, node, say);
  const types = view.is(type, 'tuple_type') ? view.children(type) : [type];
  for (const each of types) if (each >= 0) say(view.field(node, 'name'), 'returns', each);
}

/** `a::b`, but in a `use`, whose names are told by the import, and in `pub(in a::b)`. */
function pathLinks(view: TreeView, node: number, say: SayLink): void {
  const path = view.field(node, 'path');
  const name = view.field(node, 'name');
  if (path < 0 || view.is(name, 'super')) return;
  for (let above = view.parent(node); above >= 0; above = view.parent(above)) {
    const kind = view.kindOf(above);
    if (kind === 'visibility_modifier' || kind.startsWith('use_') || kind === 'scoped_use_list') return;
    if (!kind.startsWith('scoped_')) break;
  }
  say(name, 'member', path);
}

/**
 * `impl A for B`: B implements A; `impl B`: B implements what is here. A type without a name that is an occurrence is
 * told as the target of the trait. Of an impl for a reference it is said that it is.
 */
function implLinks(view: TreeView, node: number, say: SayLink): void {
  const trait = view.field(node, 'trait');
  const type = view.field(node, 'type');
  const plain = typeOf(view, type);
  if (!/^(?:primitive|array|tuple|unit|function|never|pointer)_type$/.test(view.kindOf(plain))) {
    const steps: LinkStep[] = view.is(type, 'reference_type') ? ['pointed'] : [];
    say(plain, 'implements', trait < 0 ? LINK_TARGETS.this : trait, ...steps);
    if (isUnlikely(view, node)) say(plain, 'option', LINK_TARGETS.unknown);
  } else if (trait >= 0) say(trait, 'implements', primitive(view, plain));
}

function typeOf(view: TreeView, type: number): number {
  return view.is(type, 'reference_type') ? typeOf(view, view.field(type, 'type')) : type;
}

function primitive(view: TreeView, node: number): number {
  if (view.is(node, 'array_type')) return LINK_TARGETS.array;
  if (!view.is(node, 'primitive_type')) return LINK_TARGETS.unknown;
  const name = view.textOf(node);
  if (name === 'str') return LINK_TARGETS.string;
  return name === 'bool' ? LINK_TARGETS.boolean : LINK_TARGETS.number;
}

/** `A<B, C>`: lifetimes do not count; of `Iterator<Item = A>` that is what it is given. */
function argumentLinks(view: TreeView, node: number, say: SayLink): void {
  for (const argument of view.children(view.field(node, 'type_arguments'))) {
    if (view.is(argument, 'lifetime')) continue;
    const type = view.is(argument, 'type_binding') ? view.field(argument, 'type') : argument;
    say(view.field(node, 'type'), 'typeArgument', type);
  }
}

/** `A { b: c, d }` names the members of A; `d` names a local as well. */
function structLinks(view: TreeView, node: number, say: SayLink): void {
  const type = view.field(node, 'name');
  for (const field of view.children(view.field(node, 'body'))) {
    const isShort = view.is(field, 'shorthand_field_initializer');
    if (!isShort && !view.is(field, 'field_initializer')) continue;
    const name = isShort ? view.children(field).findLast((child) => view.is(child, 'identifier')) : undefined;
    const of = name ?? view.field(field, 'field');
    if (isShort) say(of, 'shorthand', LINK_TARGETS.object);
    say(of, 'member', type, 'construct');
  }
}

/** What `A(B)` holds, a variant or a struct. */
function contentLinks(view: TreeView, node: number, say: SayLink): void {
  const body = view.field(node, 'body');
  if (!view.is(body, 'ordered_field_declaration_list')) return;
  const types = view
    .children(body)
    .filter((child) => !/^(?:visibility_modifier|attribute_item)$/.test(view.kindOf(child)));
  for (const type of types) say(view.field(node, 'name'), 'typeArgument', type);
}

/** The name of a macro that is called is a token of itself: functions have names of their own. */
function macroLinks(view: TreeView, node: number, say: SayLink): void {
  const macro = view.field(node, 'macro');
  say(macro, 'token', macro);
}

/** What Rust says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  field_expression: { kind: 'member', of: 'field', from: 'value' },
  scoped_identifier: pathLinks,
  scoped_type_identifier: pathLinks,
  generic_type: argumentLinks,
  impl_item: implLinks,
  trait_item: [bounds('name'), conditionLinks],
  associated_type: bounds('name'),
  type_parameter: bounds('name'),
  where_predicate: [
    { kind: 'extends', of: 'left:type_identifier', from: `bounds > :${BOUND}` },
    { kind: 'extends', of: 'left:scoped_type_identifier > name', from: `bounds > :${BOUND}` },
  ],
  const_parameter: typed,
  field_declaration: [typed, conditionLinks],
  const_item: [typed, conditionLinks],
  static_item: [typed, conditionLinks],
  type_item: [typed, conditionLinks],
  struct_item: [contentLinks, conditionLinks],
  enum_item: conditionLinks,
  mod_item: conditionLinks,
  enum_variant: [contentLinks, conditionLinks],
  function_item: [returns, takenLinks, conditionLinks],
  function_signature_item: [returns, takenLinks],
  parameter: letLinks,
  let_declaration: statementLinks,
  let_condition: letLinks,
  for_expression: forLinks,
  match_expression: matchLinks,
  closure_expression: [closureLinks, passed],
  struct_expression: structLinks,
  macro_invocation: macroLinks,
  token_tree: tokenLinks,
};

/** Functions that give what they take: of a pointer the members of what it points to are seen. */
const MAKES_POINTER = /^(?:(?:std|alloc)::\w+::)?(?:Box|Rc|Arc|ManuallyDrop|Pin)::(?:new|clone|from|pin)$/;
/** Those of which what they take is the one thing they hold. */
const HOLDS = /^(?:Some|Ok)$/;

function called(view: TreeView, node: number): number {
  const callee = view.field(node, 'function');
  const text = view.textOf(callee);
  if (!MAKES_POINTER.test(text) && !HOLDS.test(text)) return callee;
  const given = view.children(view.field(node, 'arguments'));
  return given.length === 1 ? given[0]! : LINK_TARGETS.unknown;
}

/** The last expression of a block, when there is one. */
function lastOf(view: TreeView, block: number): number {
  const last = view.children(block).at(-1) ?? -1;
  return /_statement$|_declaration$|_item$|^label$|^$/.test(view.kindOf(last)) ? LINK_TARGETS.unknown : last;
}

/** One arm that has a value that can be told: all are of one type. */
function armOf(view: TreeView, node: number): number {
  const values = view.children(view.field(node, 'body')).map((arm) => view.field(arm, 'value'));
  return (
    values.find((value) =>
      /^(?:call|field|try|struct|reference)_expression$|^(?:scoped_)?identifier$/.test(view.kindOf(value)),
    ) ?? LINK_TARGETS.unknown
  );
}

/** How expressions and types are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  field_expression: {
    at: (view, node) => {
      const field = view.field(node, 'field');
      if (!view.is(field, 'integer_literal')) return field;
      return view.textOf(field) === '0' ? view.field(node, 'value') : LINK_TARGETS.unknown;
    },
    step: (view, node) => (view.is(view.field(node, 'field'), 'integer_literal') ? 'element' : 'none'),
  },
  scoped_identifier: { at: (view, node) => pathEnd(view, node) },
  scoped_type_identifier: { at: 'name' },
  generic_function: { at: 'function' },
  generic_type: { at: 'type' },
  generic_type_with_turbofish: { at: 'type' },
  bracketed_type: { at: inner },
  qualified_type: { at: 'alias' },
  call_expression: {
    at: called,
    step: (view, node) => {
      const text = view.textOf(view.field(node, 'function'));
      return MAKES_POINTER.test(text) ? 'none' : HOLDS.test(text) ? 'array' : 'call';
    },
  },
  index_expression: { at: inner, step: 'element' },
  try_expression: { at: inner, step: 'element' },
  await_expression: { at: inner, step: 'await' },
  reference_expression: { at: 'value' },
  unary_expression: {
    at: (view, node) => (view.text[view.start(node)] === '*' ? inner(view, node) : LINK_TARGETS.unknown),
    step: 'pointed',
  },
  parenthesized_expression: { at: inner },
  struct_expression: { at: 'name', step: 'construct' },
  range_expression: { at: () => LINK_TARGETS.number, step: 'array' },
  type_cast_expression: { at: 'type', step: 'construct' },
  block: { at: lastOf },
  unsafe_block: { at: inner },
  if_expression: { at: 'consequence' },
  match_expression: { at: armOf },
  crate: 'root',
  super: 'outer',
  self: {
    at: (view, node) => (view.is(view.parent(node), 'scoped_identifier') ? LINK_TARGETS.here : LINK_TARGETS.this),
  },
  integer_literal: 'number',
  float_literal: 'number',
  string_literal: 'string',
  raw_string_literal: 'string',
  char_literal: 'number',
  boolean_literal: 'boolean',
  array_expression: 'array',
  closure_expression: 'function',
  primitive_type: { at: primitive },
  reference_type: { at: 'type' },
  pointer_type: { at: 'type' },
  array_type: { at: 'element', step: 'array' },
  abstract_type: { at: 'trait' },
  dynamic_type: { at: 'trait' },
  function_type: {
    at: (view, node) => (view.field(node, 'trait') < 0 ? LINK_TARGETS.function : view.field(node, 'trait')),
  },
  bounded_type: { at: inner },
  higher_ranked_trait_bound: { at: 'type' },
};

/** `super::super` is further out than can be said. */
function pathEnd(view: TreeView, node: number): number {
  const name = view.field(node, 'name');
  return view.is(name, 'super') ? LINK_TARGETS.unknown : name;
}
