import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkRule, ValueRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { hasOnlyKnownDecorators } from './definitions.ts';
import { flow } from './flow.ts';
import { isInType, isMethod, isStaticMethod, valueKind } from './names.ts';
import { narrowing } from './narrowing.ts';

const inner = (view: TreeView, node: number): number => view.first(node);
const NAMED = 'identifier|attribute';

/** The values that an expression may have: of a condition, or of `or`. Those that do not matter are left out. */
function alternatives(view: TreeView, node: number): number[] {
  switch (view.kindOf(node)) {
    case 'parenthesized_expression':
      return alternatives(view, view.first(node));
    case 'conditional_expression': {
      const [first, , other] = view.children(node);
      return [first!, other ?? -1].flatMap((one) => (one < 0 ? [LINK_TARGETS.unknown] : alternatives(view, one)));
    }
    case 'boolean_operator': {
      const right = alternatives(view, view.field(node, 'right'));
      return view.child(node, '"or"') < 0 ? right : [...alternatives(view, view.field(node, 'left')), ...right];
    }
    case 'named_expression':
      return alternatives(view, view.field(node, 'value'));
    case 'assignment':
      return alternatives(view, view.field(node, 'right'));
    default:
      return node < 0 ? [] : [node];
  }
}

/** The types of a union; of any other type itself. */
function members(view: TreeView, node: number): number[] {
  if (view.is(node, 'type') || view.is(node, 'parenthesized_expression')) return members(view, view.first(node));
  if (view.is(node, 'binary_operator') || view.is(node, 'union_type')) {
    const parts = view.children(node).flatMap((part) => members(view, part));
    const something = parts.filter((part) => !view.is(part, 'none'));
    return something.length > 0 ? something : parts;
  }
  return [SELF.test(view.textOf(node)) ? LINK_TARGETS.this : node];
}

/** The type of the object itself. */
const SELF = /^["']?(?:[\w.]+\.)?Self["']?$/;

/** The type variable that the first parameter of a method is declared with, or that it is a type of: `self: T`, `cls: type[T]`. */
function selfVariable(view: TreeView, method: number): string {
  if (!isMethod(view, method) || isStaticMethod(view, method)) return '';
  const first = view.first(view.field(method, 'parameters'));
  if (!view.is(first, 'typed_parameter')) return '';
  const [, name = ''] = SELF_TYPE.exec(view.textOf(view.field(first, 'type'))) ?? [];
  const own = view.textOf(view.field(method, 'type_parameters'));
  return own.match(/\w+/g)?.includes(name) || isTypeVariable(view, name) ? name : '';
}

const SELF_TYPE = /^(?:(?:\w+\.)?[Tt]ype\[)?(\w+)\]?$/;

/** True for a name that the file gives a `TypeVar`. */
const isTypeVariable = (view: TreeView, name: string): boolean =>
  name !== '' && new RegExp(`^[ \\t]*${name}\\b[^=\\n]*=\\s*(?:\\w+\\.)?TypeVar\\(`, 'm').test(view.text);

/** True for the first parameter of a method, when that is declared with a type variable. */
const isSelf = (view: TreeView, parameter: number): boolean =>
  view.first(view.parent(parameter)) === parameter && selfVariable(view, view.parent(view.parent(parameter))) !== '';

const declared = (of: string, from = 'type'): LinkRule => ({
  kind: 'type',
  of,
  from: (view, node) => members(view, view.at(node, from)),
  // They say nothing of the type by themselves.
  when: (view, node) =>
    view.at(node, from) >= 0 && !/^(?:[\w.]+\.)?(?:Final|ClassVar|TypeAlias)$/.test(view.textOf(view.at(node, from))),
});

/** What is assigned to several names is given to them in order. */
const unpacked = (from: string, step: LinkRule['step'] = 'none'): LinkRule => ({
  kind: 'value',
  of: (view, node) => {
    const left = view.field(node, 'left');
    const isList = ['pattern_list', 'tuple_pattern', 'list_pattern'].some((kind) => view.is(left, kind));
    const names = isList ? view.children(left) : [];
    return names.some((name) => view.is(name, 'list_splat_pattern')) ? [] : names;
  },
  from: (view, node) => {
    const right = view.field(node, from);
    const parts = view.is(right, 'expression_list') || view.is(right, 'tuple');
    return parts && step === 'none' ? view.children(right) : [right];
  },
  paired: true,
  step,
});

const iterated: readonly LinkRule[] = [
  { kind: 'value', of: `left:${NAMED}`, from: 'right', step: 'element' },
  unpacked('right', 'element'),
];

/** Bases; of what a call makes, which has no class body, what it is made from. */
function basesOfMade(view: TreeView, node: number): number[] {
  const call = view.field(node, 'right');
  const given = view.children(view.field(call, 'arguments'));
  const callee = view.textOf(view.field(call, 'function')).replace(/^.*\./, '');
  if (callee === 'NewType' && given.length === 2) return [given[1]!];
  const bound = given.find(
    (one) => view.is(one, 'keyword_argument') && view.textOf(view.field(one, 'name')) === 'bound',
  );
  const value = bound === undefined ? -1 : view.field(bound, 'value');
  return [view.is(value, 'identifier') || view.is(value, 'attribute') ? value : LINK_TARGETS.unknown];
}

/** The name of the function around a statement, where it does not say what it returns. */
function resultOf(view: TreeView, node: number): number {
  let at = view.parent(node);
  while (at >= 0 && !view.is(at, 'function_definition')) {
    if (view.is(at, 'lambda') || view.is(at, 'class_definition')) return -1;
    at = view.parent(at);
  }
  if (at < 0 || view.field(at, 'return_type') >= 0 || !hasOnlyKnownDecorators(view, at)) return -1;
  return view.field(at, 'name');
}

const isMade = (view: TreeView, node: number): boolean =>
  view.is(view.field(node, 'right'), 'call') && /^(?:type|class|enum)$/.test(valueKind(view, node) ?? '');

/** What stands for all further arguments is a container of the language. */
const container: LinkRule = {
  kind: 'value',
  of: ':identifier',
  from: () => [LINK_TARGETS.array],
  when: (view, node) => /^(?:lambda_)?parameters$/.test(view.kindOf(view.parent(node))),
};

const GIVING =
  /^(?:enumerate|list|set|frozenset|tuple|sorted|reversed|iter|aiter|next|anext|(?:typing\.|t\.)?cast|(?:copy\.)?(?:deep)?copy)$/;

/** What Python says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  attribute: { kind: 'member', of: 'attribute', from: 'object' },
  assignment: [
    declared(`left:${NAMED}`),
    {
      kind: 'type',
      of: 'left:identifier',
      from: 'right',
      when: (view, node) => view.field(node, 'type') >= 0 && valueKind(view, node) === 'type',
    },
    {
      kind: 'value',
      of: `left:${NAMED}`,
      from: (view, node) => alternatives(view, view.field(node, 'right')),
      when: (view, node) => {
        const type = view.textOf(view.field(node, 'type'));
        return (type === '' || /^(?:[\w.]+\.)?(?:Final|ClassVar)$/.test(type)) && !isMade(view, node);
      },
    },
    { kind: 'extends', of: 'left:identifier', from: basesOfMade, when: isMade },
    unpacked('right'),
  ],
  named_expression: { kind: 'value', of: 'name', from: (view, node) => alternatives(view, view.field(node, 'value')) },
  for_statement: iterated,
  for_in_clause: iterated,
  as_pattern: [
    {
      kind: 'value',
      of: `:as_pattern_target > :${NAMED}`,
      from: (view, node) => [view.first(node)],
      step: 'entered',
      when: (view, node) => view.is(view.parent(node), 'with_item'),
    },
    {
      kind: 'value',
      of: `:as_pattern_target > :${NAMED}`,
      from: (view, node) => (view.is(view.first(node), 'tuple') ? view.children(view.first(node)) : [view.first(node)]),
      step: 'construct',
      when: (view, node) => view.is(view.parent(node), 'except_clause'),
    },
  ],
  typed_parameter: [
    { ...declared(':identifier'), when: (view, node) => !isSelf(view, node) },
    { kind: 'value', of: ':identifier', from: () => [LINK_TARGETS.this], when: isSelf },
    { kind: 'type', of: ':list_splat_pattern > :identifier', from: 'type', step: 'array' },
  ],
  typed_default_parameter: declared('name'),
  list_splat_pattern: container,
  dictionary_splat_pattern: container,
  function_definition: [
    {
      kind: 'returns',
      of: 'name',
      from: (view, node) => {
        const self = selfVariable(view, node);
        const isOfSelf = (type: number): boolean => self !== '' && type >= 0 && view.textOf(type) === self;
        return members(view, view.field(node, 'return_type')).map((type) =>
          isOfSelf(type) ? LINK_TARGETS.this : type,
        );
      },
      when: (view, node) => view.field(node, 'return_type') >= 0 && hasOnlyKnownDecorators(view, node),
    },
    {
      // The first parameter of a method is what it is called on.
      kind: 'value',
      of: (view, node) => {
        const first = view.first(view.field(node, 'parameters'));
        return view.is(first, 'identifier') ? [first] : [];
      },
      from: () => [LINK_TARGETS.this],
      when: (view, node) => isMethod(view, node) && !isStaticMethod(view, node),
    },
    flow,
  ],
  module: flow,
  if_statement: narrowing,
  elif_clause: narrowing,
  boolean_operator: narrowing,
  assert_statement: narrowing,
  return_statement: {
    kind: 'result',
    of: resultOf,
    from: (view, node) => {
      const value = view.first(node);
      return value < 0 ? [LINK_TARGETS.null] : alternatives(view, value);
    },
  },
  // What it gives is made one by one; a context gives the first.
  yield: {
    kind: 'result',
    of: resultOf,
    from: (view, node) => {
      const value = view.first(node);
      if (value < 0) return [LINK_TARGETS.null];
      return /^yield\s+from\b/.test(view.textOf(node)) ? [LINK_TARGETS.unknown] : [value];
    },
    step: 'array',
  },
  class_definition: {
    kind: 'extends',
    of: 'name',
    from: (view, node) =>
      view.children(view.field(node, 'superclasses')).filter((base) => !view.is(base, 'keyword_argument')),
  },
  // A name in quotes is one only for those who read it as a type.
  string_content: {
    kind: 'type',
    of: '.',
    from: () => [LINK_TARGETS.string],
    when: (view, node) => isInType(view, view.parent(node)),
  },
  type_alias_statement: {
    kind: 'type',
    of: (view, node) => {
      const name = view.at(node, 'left:type > :identifier');
      return [name < 0 ? view.at(node, 'left:type > :generic_type > :identifier') : name];
    },
    from: (view, node) => members(view, view.field(node, 'right')),
  },
  generic_type: { kind: 'typeArgument', of: ':identifier', from: ':type_parameter > :type' },
  subscript: {
    kind: 'typeArgument',
    of: (view, node) => [view.field(node, 'value')],
    from: (view, node) => view.children(node).slice(1),
    when: (view, node) => isInType(view, node),
  },
  call: {
    // What these give depends on what they are given.
    kind: 'argument',
    of: 'function',
    from: (view, node) =>
      view.children(view.field(node, 'arguments')).filter((one) => !view.is(one, 'keyword_argument')),
    when: (view, node) => GIVING.test(view.textOf(view.field(node, 'function'))),
  },
  keyword_argument: {
    kind: 'key',
    of: 'name',
    from: (view, node) => [view.field(view.parent(view.parent(node)), 'function')],
    when: (view, node) => view.is(view.parent(view.parent(node)), 'call'),
  },
  keyword_pattern: {
    kind: 'member',
    of: ':identifier',
    from: (view, node) => [view.first(view.parent(view.parent(node)))],
  },
};

const isSuper = (view: TreeView, call: number): boolean => view.textOf(view.field(call, 'function')) === 'super';

/** `super(Other, self)`: what comes after another class than the one around is not looked for. */
function superOf(view: TreeView, call: number): number {
  const [first] = view.children(view.field(call, 'arguments'));
  if (first === undefined) return LINK_TARGETS.super;
  for (let at = view.parent(call); at >= 0; at = view.parent(at)) {
    if (!view.is(at, 'class_definition')) continue;
    const own = view.textOf(view.field(at, 'name'));
    const isOwn = [own, '__class__', 'type(self)', 'self.__class__'].includes(view.textOf(first));
    return isOwn ? LINK_TARGETS.super : LINK_TARGETS.unknown;
  }
  return LINK_TARGETS.unknown;
}

/** The first part of a display whose parts are all made alike; else that it is one. */
function alike(view: TreeView, node: number): number {
  const parts = view.children(node);
  const [first] = parts;
  if (first === undefined) return LINK_TARGETS.array;
  const kind = view.kindOf(first);
  const callee = view.textOf(view.field(first, 'function'));
  const isAlike = (part: number): boolean =>
    view.kindOf(part) === kind && view.textOf(view.field(part, 'function')) === callee;
  const isName = kind === 'identifier' || kind === 'attribute';
  return kind !== 'list_splat' && parts.every(isAlike) && (!isName || parts.length === 1) ? first : LINK_TARGETS.array;
}

const display: ValueRule = {
  at: alike,
  step: (view, node) => (alike(view, node) === LINK_TARGETS.array ? 'none' : 'array'),
};

/** How expressions and types are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  attribute: { at: 'attribute' },
  call: {
    at: (view, node) => (isSuper(view, node) ? superOf(view, node) : view.field(node, 'function')),
    step: (view, node) => (isSuper(view, node) ? 'none' : 'call'),
  },
  subscript: {
    at: 'value',
    // A slice is of the same type.
    step: (view, node) =>
      isInType(view, node) || view.is(view.field(node, 'subscript'), 'slice') ? 'none' : 'pointed',
  },
  await: { at: inner, step: 'await' },
  parenthesized_expression: { at: inner },
  assignment: { at: 'right' },
  named_expression: { at: 'value' },
  dotted_name: { at: (view, node) => view.children(node).at(-1) ?? LINK_TARGETS.unknown },
  class_pattern: { at: inner },
  string: { at: (view, node) => (isInType(view, node) ? view.child(node, 'string_content') : LINK_TARGETS.string) },
  concatenated_string: 'string',
  integer: 'number',
  float: 'number',
  true: 'boolean',
  false: 'boolean',
  comparison_operator: 'boolean',
  not_operator: 'boolean',
  none: 'null',
  lambda: 'function',
  list: display,
  set: display,
  tuple: 'array',
  dictionary: 'array',
  dictionary_comprehension: 'array',
  list_comprehension: { at: 'body', step: 'array' },
  set_comprehension: { at: 'body', step: 'array' },
  generator_expression: { at: 'body', step: 'array' },
  type: { at: (view, node) => typeIn(view, node) },
  generic_type: { at: ':identifier' },
};

/** What a type consists of, when that is one. */
function typeIn(view: TreeView, node: number): number {
  const [only, more] = members(view, node);
  return more === undefined ? (only ?? LINK_TARGETS.unknown) : LINK_TARGETS.unknown;
}
