import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkHook } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { typeAround } from './bodies.ts';
import { commandOf, madeBy } from './calls.ts';

/** The name of the class or module whose body a node stands in; -1 for none. */
export function nameOfTypeAround(view: TreeView, node: number): number {
  const type = typeAround(view, node);
  if (type < 0) return -1;
  if (view.is(type, 'singleton_class')) return -1;
  return lastName(view, view.field(type, 'name'));
}

/** The last name of a path of constants. */
const lastName = (view: TreeView, node: number): number =>
  view.is(node, 'scope_resolution') ? view.field(node, 'name') : node;

const MIXES = { include: 'implements', prepend: 'prepended', extend: 'extended' } as const;

/** What is called on what; `include` and its like say of a class where it takes its members from. */
const called: LinkHook = (view, call, say) => {
  const method = view.field(call, 'method');
  const receiver = view.field(call, 'receiver');
  if (receiver >= 0 && method >= 0) say(method, 'member', receiver);
  const mix = MIXES[commandOf(view, call) as keyof typeof MIXES];
  if (!mix || methodAround(view, call) >= 0) return;
  const type = nameOfTypeAround(view, call);
  if (type < 0) return;
  for (const given of view.children(view.field(call, 'arguments'))) say(type, mix, given);
};

/** The method that a node is in the body of; -1 in none. */
function methodAround(view: TreeView, node: number): number {
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    if (view.is(at, 'method') || view.is(at, 'singleton_method')) return at;
    if (view.is(at, 'class') || view.is(at, 'module') || view.is(at, 'singleton_class')) return -1;
  }
  return -1;
}

/** The values that an expression may have; those that do not matter are left out. */
function alternatives(view: TreeView, node: number): number[] {
  if (node < 0) return [];
  switch (view.kindOf(node)) {
    case 'parenthesized_statements': {
      const last = view.children(node).at(-1) ?? -1;
      return alternatives(view, last);
    }
    case 'conditional':
      return ['consequence', 'alternative'].flatMap((field) => alternatives(view, view.field(node, field)));
    case 'binary': {
      const between = view.text.slice(view.end(view.field(node, 'left')), view.start(view.field(node, 'right')));
      if (/^\s*(?:\|\||or)\s*$/.test(between)) {
        return ['left', 'right'].flatMap((field) => alternatives(view, view.field(node, field)));
      }
      return /^\s*(?:&&|and)\s*$/.test(between) ? alternatives(view, view.field(node, 'right')) : [node];
    }
    case 'assignment':
    case 'operator_assignment':
      return alternatives(view, view.field(node, 'right'));
    default:
      return [node];
  }
}

/** What is assigned to a name is its value; of what is unpacked nothing is known. */
const assigned: LinkHook = (view, node, say) => {
  const left = view.field(node, 'left');
  const right = view.field(node, 'right');
  if (view.is(left, 'left_assignment_list')) {
    for (const one of view.children(left)) say(one, 'value', LINK_TARGETS.unknown);
    return;
  }
  const isLogical = view.is(node, 'operator_assignment')
    ? /^\s*(?:\|\||&&)=/.test(view.text.slice(view.end(left), view.start(right)))
    : true;
  if (madeBy(view, right) !== undefined && /constant|scope_resolution/.test(view.kindOf(left))) {
    const [base = -1] = view.children(view.field(right, 'arguments'));
    if (madeBy(view, right) === 'class' && base >= 0) say(lastName(view, left), 'extends', base);
    return;
  }
  const name = lastName(view, left);
  const values = isLogical ? alternatives(view, right) : [LINK_TARGETS.unknown];
  for (const one of values) say(name, 'value', one);
};

/** The last expressions of a method are what it gives; those of branches too. */
function last(view: TreeView, node: number): number[] {
  switch (view.kindOf(node)) {
    case 'body_statement':
    case 'then':
    case 'else':
    case 'begin':
      if (view.children(node).some((one) => view.is(one, 'rescue') || view.is(one, 'ensure')))
        return [LINK_TARGETS.unknown];
      return last(view, view.children(node).at(-1) ?? -1);
    case 'if':
    case 'unless': {
      const parts = ['consequence', 'alternative'].map((field) => view.field(node, field));
      return parts.flatMap((part) => (part < 0 ? [LINK_TARGETS.null] : last(view, part)));
    }
    case 'return':
      return [];
    case '':
      return [LINK_TARGETS.null];
    case 'if_modifier':
    case 'unless_modifier':
    case 'case':
    case 'case_match':
    case 'while':
    case 'yield':
      return [LINK_TARGETS.unknown];
    default:
      return alternatives(view, node);
  }
}

const results: LinkHook = (view, method, say) => {
  const name = view.field(method, 'name');
  for (const one of last(view, view.field(method, 'body'))) say(name, 'result', one);
};

const returned: LinkHook = (view, node, say) => {
  const method = methodAround(view, node);
  if (method < 0) return;
  const value = view.first(view.first(node));
  for (const one of value < 0 ? [LINK_TARGETS.null] : alternatives(view, value))
    say(view.field(method, 'name'), 'result', one);
};

/** `def self.a` is a method of the object that is named. */
const singleton: LinkHook = (view, method, say) => {
  say(view.field(method, 'name'), 'within', view.field(method, 'object'));
  results(view, method, say);
};

const superclass: LinkHook = (view, node, say) => {
  const name = lastName(view, view.field(node, 'name'));
  const above = view.field(node, 'superclass');
  if (above >= 0) say(name, 'extends', view.first(above));
};

/** What stands before `::` in the name of a constant; nothing before it is all that is outermost. */
const path: LinkHook = (view, node, say) => {
  const scope = view.field(node, 'scope');
  say(view.field(node, 'name'), 'within', scope < 0 ? LINK_TARGETS.root : scope);
};

/** Says of a method that is named by a symbol what it is one of. */
export function sayNamed(view: TreeView, symbol: number, say: (from: number) => void): void {
  const list = view.parent(symbol);
  if (view.is(list, 'block_argument')) {
    say(LINK_TARGETS.unknown);
    return;
  }
  const call = view.is(list, 'argument_list') ? view.parent(list) : list;
  const receiver = view.is(call, 'call') ? view.field(call, 'receiver') : -1;
  if (receiver >= 0 && !view.is(receiver, 'self')) say(receiver);
  else say(methodAround(view, symbol) >= 0 ? LINK_TARGETS.this : LINK_TARGETS.here);
}

/** What Ruby says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  call: called,
  assignment: assigned,
  operator_assignment: assigned,
  method: results,
  singleton_method: singleton,
  return: returned,
  class: superclass,
  scope_resolution: path,
};

const isNew = (view: TreeView, call: number): boolean => view.textOf(view.field(call, 'method')) === 'new';

/** What a call is made of: of `X.new` the class. */
function callee(view: TreeView, call: number): number {
  const receiver = view.field(call, 'receiver');
  if (isNew(view, call)) return receiver < 0 ? LINK_TARGETS.this : receiver;
  return view.field(call, 'method') < 0 ? LINK_TARGETS.unknown : view.field(call, 'method');
}

/** How expressions of Ruby are made of others. What a method gives is its value where it is called. */
export const values: NonNullable<LanguageSpec['values']> = {
  self: 'this',
  call: { at: callee, step: (view, node) => (isNew(view, node) ? 'construct' : 'none') },
  scope_resolution: { at: 'name' },
  superclass: { at: (view, node) => view.first(node) },
  parenthesized_statements: {
    at: (view, node) => {
      const [only = LINK_TARGETS.unknown, more] = view.children(node);
      return more === undefined ? only : LINK_TARGETS.unknown;
    },
  },
  assignment: { at: 'right' },
  string: 'string',
  heredoc_beginning: 'string',
  simple_symbol: 'string',
  delimited_symbol: 'string',
  integer: 'number',
  float: 'number',
  true: 'boolean',
  false: 'boolean',
  nil: 'null',
  array: 'array',
  string_array: 'array',
  symbol_array: 'array',
  hash: 'object',
  regex: 'pattern',
  lambda: 'function',
};
