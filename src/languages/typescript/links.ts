import { LINK_TARGETS } from '../../model/index.ts';
import { callbackLinks, shortResult, typedReturns } from '../javascript/callbacks.ts';
import { links as shared } from '../javascript/links.ts';
import { writtenObject } from '../javascript/made-objects.ts';
import { isFunction } from '../javascript/names.ts';
import { objectPattern, patternLinks } from '../javascript/patterns.ts';
import { thisValue } from '../javascript/this-value.ts';
import type { LanguageSpec, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { firstMember, isUnnamed } from './object-types.ts';
import { holderOf, writtenFunctions } from './written-functions.ts';
import { writtenObjects } from './written-objects.ts';

const inner = (view: TreeView, node: number): number => view.first(node);
const typeArguments = (view: TreeView, node: number): readonly number[] =>
  view.children(view.field(node, 'type_arguments'));

/** The name of what is called, which stands in a field: `f`, `a.f`. */
function calledName(field: string): (view: TreeView, node: number) => number {
  return (view, node) => {
    const called = view.field(node, field);
    return view.is(called, 'member_expression') ? view.field(called, 'property') : called;
  };
}

const TYPES = 'type_identifier|generic_type|nested_type_identifier';
const NAMED: ReadonlySet<string> = new Set(TYPES.split('|'));
const NOTHING = /^(?:undefined|null|void|never)$/;

/** Types that have the members of their arguments, or hold these. */
const OF_ARGUMENT =
  /^(?:Partial|Required|Readonly|Pick|Omit|NonNullable|Awaited|Promise|PromiseLike|ReturnType|InstanceType|Extract|Exclude|Record|Array|ReadonlyArray|Set|Map|Iterable|AsyncIterable)$/;

/**
 * Of `A | undefined`, and of the branches of a condition, the type that is not nothing; unknown when there are several.
 * Those that differ in their arguments alone have the same members.
 */
function onlyMember(view: TreeView, node: number): number {
  const members: number[] = [];
  const visit = (type: number): void => {
    if (view.is(type, 'union_type') || view.is(type, 'parenthesized_type')) view.children(type).forEach(visit);
    else if (view.is(type, 'conditional_type')) {
      visit(view.field(type, 'consequence'));
      visit(view.field(type, 'alternative'));
    } else if (!NOTHING.test(view.textOf(type))) members.push(type);
  };
  visit(node);
  const [first = LINK_TARGETS.unknown, ...others] = members;
  const headOf = (type: number): string =>
    view.is(type, 'generic_type') && !OF_ARGUMENT.test(view.textOf(view.field(type, 'name')))
      ? view.textOf(view.field(type, 'name'))
      : view.textOf(type);
  return others.every((one) => headOf(one) === headOf(first)) ? first : LINK_TARGETS.unknown;
}

const BUILT_IN: Record<string, number> = {
  string: LINK_TARGETS.string,
  number: LINK_TARGETS.number,
  boolean: LINK_TARGETS.boolean,
  object: LINK_TARGETS.object,
};

/** `(a: A) => B`, also in parentheses or with nothing beside it; -1 for another type. */
function functionType(view: TreeView, annotation: number): number {
  const type = typeIn(view, annotation);
  if (!view.is(type, 'union_type')) return view.is(type, 'function_type') ? type : -1;
  const found = view
    .children(type)
    .flatMap((part) => functionType(view, part))
    .filter((one) => one >= 0);
  return found.length === 1 ? found[0]! : -1;
}

/** The names of parameters; a pattern has none, and its place. */
const parametersOf = (view: TreeView, owner: number): number[] =>
  view
    .children(view.field(owner, 'parameters'))
    .map((one) => view.field(one, 'pattern'))
    // `this` is given by no argument.
    .filter((pattern) => !view.is(pattern, 'this'));

/** The named types that `type X = A | B`, or `A & B`, is made of. */
const partsOf =
  (kind: string) =>
  (view: TreeView, alias: number): number[] => {
    const visit = (type: number): number[] => {
      if (view.is(type, kind) || view.is(type, 'parenthesized_type')) return view.children(type).flatMap(visit);
      if (kind === 'union_type' && view.is(type, 'conditional_type')) {
        return [view.field(type, 'consequence'), view.field(type, 'alternative')].flatMap(visit);
      }
      return NAMED.has(view.kindOf(type)) ? [type] : [];
    };
    const value = view.field(alias, 'value');
    const isSuch = view.is(value, kind) || (kind === 'union_type' && view.is(value, 'conditional_type'));
    return isSuch ? visit(value) : [];
  };

/** The type that an annotation is, past parentheses. */
function typeIn(view: TreeView, annotation: number): number {
  let type = annotation;
  while (view.is(type, 'type_annotation') || view.is(type, 'parenthesized_type')) type = view.first(type);
  return type;
}

/** Types that have no members of a project. */
const PLAIN = /^(?:undefined|null|void|never|string|number|boolean|bigint|symbol)$/;

/** The types that a value can be of: of `A | B` both; what is plain beside others adds no members. */
const optionsOf = (view: TreeView, node: number): number[] => optionsIn(view, view.field(node, 'type'));

function optionsIn(view: TreeView, annotation: number): number[] {
  if (annotation < 0) return [];
  if (!view.is(typeIn(view, annotation), 'union_type')) return [annotation];
  const found = new Map<string, number>();
  const visit = (type: number): void => {
    if (view.is(type, 'union_type') || view.is(type, 'parenthesized_type')) view.children(type).forEach(visit);
    else if (!PLAIN.test(view.textOf(type)) && !view.is(type, 'literal_type')) {
      if (!found.has(view.textOf(type))) found.set(view.textOf(type), type);
    }
  };
  visit(typeIn(view, annotation));
  return found.size > 0 ? [...found.values()] : [annotation];
}

/** The parts of the type `A & {…}` that a value is of, those that are written out first: they are what differs. */
function partsOfType(view: TreeView, node: number): number[] {
  const visit = (type: number): number[] =>
    view.is(type, 'intersection_type') || view.is(type, 'parenthesized_type')
      ? view.children(type).flatMap(visit)
      : [type];
  const type = typeIn(view, view.field(node, 'type'));
  const parts = view.is(type, 'intersection_type') ? visit(type) : [];
  return parts.sort((a, b) => Number(view.is(b, 'object_type')) - Number(view.is(a, 'object_type')));
}

const typed = (of: string): LinkRule[] => [
  { kind: 'type', of, from: optionsOf, when: (view, node) => view.field(node, 'type') >= 0 },
  { kind: 'extends', of, from: partsOfType },
];
/** The members of a type without a name are those of its first one, which stands for it. */
const ofUnnamed: LinkRule = {
  kind: 'member',
  of: 'name:property_identifier',
  from: (view, node) => firstMember(view, view.parent(node)),
  when: (view, node) => isUnnamed(view, view.parent(node)),
};
/** What is of a type that is a function: what that takes and gives. */
const functional = (of: string, field: string): LinkRule[] => {
  const typeOf = (view: TreeView, node: number): number => functionType(view, view.field(node, field));
  const when = (view: TreeView, node: number): boolean => typeOf(view, node) >= 0;
  return [
    { kind: 'parameter', of, from: (view, node) => parametersOf(view, typeOf(view, node)), when },
    { kind: 'returns', of, from: (view, node) => optionsIn(view, view.field(typeOf(view, node), 'return_type')), when },
  ];
};
const given = (of: string): LinkRule => ({ kind: 'value', of, from: 'value' });
/** What a name is that is given a function where it is defined: what that takes and gives. */
const ofFunction = (of: string): LinkRule[] => [
  ...shortResult(of),
  {
    ...{
      kind: 'returns',
      of,
      from: (view, node) => optionsIn(view, view.field(view.field(node, 'value'), 'return_type')),
    },
    when: (view, node) => isFunction(view, view.field(node, 'value')),
  },
  {
    ...{ kind: 'parameter', of, from: (view, node) => parametersOf(view, view.field(node, 'value')) },
    // What is declared counts.
    when: (view, node) => view.field(node, 'type') < 0 && isFunction(view, view.field(node, 'value')),
  },
];
const returned = (view: TreeView, node: number): number[] => optionsIn(view, view.field(node, 'return_type'));
const returns: LinkRule[] = [
  { kind: 'returns', of: 'name', from: returned },
  { kind: 'parameter', of: 'name', from: parametersOf },
];
/** A getter is what it returns. */
const method: LinkRule[] = returns.map((rule, i) =>
  i > 0 ? rule : { ...rule, when: (view, node) => view.child(node, '"get"') < 0 },
);
const getter: LinkRule = {
  ...{ kind: 'type', of: 'name', from: returned },
  when: (view, node) => view.child(node, '"get"') >= 0,
};

const supertypes: readonly LinkRule[] = [
  { kind: 'extends', of: 'name', from: ':class_heritage > :extends_clause > value' },
  { kind: 'implements', of: 'name', from: `:class_heritage > :implements_clause > :${TYPES}` },
];

const isHeld = (view: TreeView, made: number): boolean => holderOf(view, made) >= 0;
const ofPattern = patternLinks(true, isHeld);

/** What TypeScript says of names beside JavaScript. */
export const links: NonNullable<LanguageSpec['links']> = {
  ...shared,
  nested_type_identifier: { kind: 'member', of: 'name', from: 'module' },
  nested_identifier: { kind: 'member', of: 'property', from: 'object' },
  ...ofPattern,
  variable_declarator: [
    ...typed('name:identifier'),
    given('name:identifier'),
    ...functional('name:identifier', 'type'),
    ...ofFunction('name:identifier'),
  ],
  required_parameter: [
    ...typed('pattern:identifier'),
    given('pattern:identifier'),
    ...functional('pattern:identifier', 'type'),
  ],
  optional_parameter: [
    ...typed('pattern:identifier'),
    given('pattern:identifier'),
    ...functional('pattern:identifier', 'type'),
  ],
  public_field_definition: [...typed('name'), given('name'), ...functional('name', 'type'), ...ofFunction('name')],
  property_signature: [...typed('name'), ...functional('name', 'type'), ofUnnamed],
  function_declaration: returns,
  generator_function_declaration: returns,
  function_signature: returns,
  // What is assigned to a member is of the type that this is declared with.
  assignment_expression: { kind: 'value', of: 'left:identifier|member_expression', from: 'right' },
  return_statement: typedReturns,
  pair: writtenObjects,
  shorthand_property_identifier: [ofPattern.shorthand_property_identifier as LinkRule, ...writtenObjects],
  arrow_function: [...callbackLinks.arrow_function!, ...writtenFunctions],
  function_expression: [...callbackLinks.function_expression!, ...writtenFunctions],
  method_definition: [...method, getter, ...writtenObjects, ...writtenFunctions],
  method_signature: [...method, getter, ofUnnamed],
  abstract_method_signature: [...method, getter],
  class_declaration: supertypes,
  abstract_class_declaration: supertypes,
  class: supertypes,
  // `export = f`: it is what the module is.
  export_statement: {
    ...{ kind: 'value', of: ':identifier', from: () => [LINK_TARGETS.here] },
    when: (view, node, of) => view.field(node, 'value') !== of && view.child(node, '"namespace"') < 0,
  },
  interface_declaration: { kind: 'extends', of: 'name', from: ':extends_type_clause > type' },
  type_alias_declaration: [
    { kind: 'type', of: 'name', from: 'value' },
    ...functional('name', 'value'),
    { kind: 'option', of: 'name', from: partsOf('union_type') },
    { kind: 'extends', of: 'name', from: partsOf('intersection_type') },
  ],
  call_signature: {
    ...{ kind: 'returns', of: (view, node) => view.field(view.parent(view.parent(node)), 'name'), from: returned },
    when: (view, node) => view.is(view.parent(view.parent(node)), 'interface_declaration'),
  },
  type_parameter: { kind: 'extends', of: 'name', from: (view, node) => view.first(view.field(node, 'constraint')) },
  generic_type: {
    kind: 'typeArgument',
    of: 'name',
    from: typeArguments,
  },
  // `make<Foo>()`, `new Map<string, Foo>()`
  call_expression: { kind: 'typeArgument', of: calledName('function'), from: typeArguments },
  new_expression: { kind: 'typeArgument', of: calledName('constructor'), from: typeArguments },
  extends_clause: {
    ...{ kind: 'typeArgument', of: 'value', from: typeArguments },
    when: (view, node) => view.field(node, 'type_arguments') >= 0,
  },
};

/** How types, and expressions that name one, are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  object: writtenObject(true),
  object_pattern: objectPattern(true, isHeld),
  non_null_expression: { at: inner },
  satisfies_expression: { at: inner },
  as_expression: { at: (view, node) => view.children(node)[1] ?? LINK_TARGETS.unknown, step: 'construct' },
  type_annotation: { at: inner },
  generic_type: { at: 'name' },
  nested_type_identifier: { at: 'name' },
  nested_identifier: { at: 'property' },
  parenthesized_type: { at: inner },
  readonly_type: { at: inner },
  array_type: { at: inner, step: 'array' },
  union_type: { at: onlyMember },
  object_type: { at: (view, node) => (isUnnamed(view, node) ? firstMember(view, node) : LINK_TARGETS.unknown) },
  conditional_type: { at: onlyMember },
  this: thisValue(true),
  this_type: 'this',
  type_query: { at: inner },
  predefined_type: { at: (view, node) => BUILT_IN[view.textOf(node)] ?? LINK_TARGETS.unknown },
};
