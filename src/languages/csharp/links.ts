import { LINK_STEPS, LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkHook, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { shapeOf } from './functions.ts';
import { argumentValue } from './values.ts';

type Hook = (view: TreeView, node: number) => number;

const isVar = (view: TreeView, type: number): boolean => view.is(type, 'implicit_type');
const hasType = (view: TreeView, node: number): boolean => {
  const type = view.field(node, 'type');
  return type >= 0 && !isVar(view, type);
};
const last: Hook = (view, node) => view.children(node).at(-1) ?? -1;

/** What `.Name` in `a?.Name` is a member of. */
const condition: Hook = (view, node) => view.field(view.parent(node), 'condition');

/** What stands before `::`. */
const alias: Hook = (view, node) => {
  const before = view.field(node, 'alias');
  return view.textOf(before) === 'global' ? LINK_TARGETS.root : before;
};

const isDeclared = (view: TreeView, node: number): boolean =>
  /namespace_declaration$/.test(view.kindOf(view.parent(node)));

/** What a call or the making of a value names. */
const called: Hook = (view, node) => {
  switch (view.kindOf(node)) {
    case 'invocation_expression':
      return view.field(node, 'function');
    case 'object_creation_expression':
    case 'primary_constructor_base_type':
      return view.field(node, 'type');
    case 'attribute':
      return view.field(node, 'name');
    default:
      return -1;
  }
};

/** The call that an argument is of. */
const callAround: Hook = (view, argument) => called(view, view.parent(view.parent(argument)));

/** The arguments of a call that name what they are, or not. */
const argumentsOf = (view: TreeView, node: number): readonly number[] => {
  const list = view.child(node, 'argument_list');
  return list < 0 ? [] : view.children(list).filter((one) => view.is(one, 'argument'));
};

/** What a call is given; of a function that is written out how many it takes and what it gives. */
const passes: LinkHook = (view, node, say) => {
  const name = called(view, node);
  if (name < 0) return;
  for (const argument of argumentsOf(view, node)) {
    const value = view.field(argument, 'name') < 0 ? argumentValue(view, argument) : -1;
    if (!/^(?:lambda|anonymous_method)_expression$/.test(view.kindOf(value))) say(name, 'argument', argument);
    else {
      const { parameters, body } = shapeOf(view, value);
      const count = LINK_STEPS[parameters === undefined || parameters > 5 ? 7 : parameters + 1]!;
      say(name, 'argument', LINK_TARGETS.function, count, LINK_STEPS[body]!);
    }
  }
};

/** The variable that an argument makes: `out var x`. */
const madeByArgument: Hook = (view, node) => {
  const value = argumentValue(view, node);
  const isNew = view.is(value, 'declaration_expression') && isVar(view, view.field(value, 'type'));
  return isNew ? view.field(value, 'name') : -1;
};

const isCalled = (view: TreeView, node: number): boolean =>
  view.is(view.parent(view.parent(node)), 'invocation_expression');

/** The type that is said where `new()` stands. */
function expectedType(view: TreeView, made: number): number {
  const around = view.parent(made);
  switch (view.kindOf(around)) {
    case 'variable_declarator': {
      const type = view.field(view.parent(around), 'type');
      return isVar(view, type) ? -1 : type;
    }
    case 'property_declaration':
      return view.field(around, 'type');
    case 'assignment_expression':
      return view.field(around, 'left');
    case 'arrow_expression_clause': {
      const of = view.parent(around);
      const type = view.field(of, 'type');
      return type >= 0 ? type : view.field(of, 'returns');
    }
    default:
      return -1;
  }
}

/** What the names in `{ A = 1 }` are members of, and whether that is a type. */
const initialised: LinkHook = (view, assignment, say) => {
  const braces = view.parent(assignment);
  const left = view.field(assignment, 'left');
  if (!view.is(braces, 'initializer_expression') || !view.is(left, 'identifier')) return;
  const around = view.parent(braces);
  if (view.is(around, 'object_creation_expression')) say(left, 'member', around);
  else if (view.is(around, 'assignment_expression')) say(left, 'member', view.field(around, 'left'));
  else if (view.is(around, 'implicit_object_creation_expression')) {
    const type = expectedType(view, around);
    if (type < 0) say(left, 'member', LINK_TARGETS.unknown);
    else
      say(
        left,
        'member',
        type,
        ...(view.is(view.parent(around), 'assignment_expression') ? [] : (['construct'] as const)),
      );
  }
};

/** The value that a pattern is compared with, or -1. */
function matched(view: TreeView, pattern: number): number {
  for (let at = pattern; ; at = view.parent(at)) {
    const around = view.parent(at);
    switch (view.kindOf(around)) {
      case 'is_pattern_expression':
        return view.field(around, 'expression');
      case 'switch_section':
        return view.field(view.parent(view.parent(around)), 'value');
      case 'switch_expression_arm':
        return view.first(view.parent(around));
      case 'subpattern': {
        const key = view.first(around);
        return key === at ? -1 : key;
      }
      case 'negated_pattern':
      case 'parenthesized_pattern':
      case 'and_pattern':
      case 'or_pattern':
        continue;
      default:
        return -1;
    }
  }
}

/** The names of properties in `{ A: 1, B.C: 2 }`. */
const comparedMember: LinkHook = (view, subpattern, say) => {
  const [key, value] = view.children(subpattern);
  if (key === undefined || value === undefined) return;
  let first = key;
  while (view.is(first, 'member_access_expression')) first = view.field(first, 'expression');
  if (!view.is(first, 'identifier')) return;
  const pattern = view.parent(view.parent(subpattern));
  const type = view.field(pattern, 'type');
  if (type >= 0) say(first, 'member', type, 'construct');
  else {
    const at = matched(view, pattern);
    if (at >= 0) say(first, 'member', at);
  }
};

/** `var x` in a pattern is what that is compared with. */
const varPattern: LinkHook = (view, pattern, say) => {
  const name = view.field(pattern, 'name');
  const at = matched(view, pattern);
  if (name >= 0 && at >= 0) say(name, 'value', at);
};

const declarationPattern: LinkHook = (view, pattern, say) => {
  const [type, name] = [view.field(pattern, 'type'), view.field(pattern, 'name')];
  if (name < 0) return;
  if (type >= 0 && !isVar(view, type)) say(name, 'type', type);
  else varPattern(view, pattern, say);
};

/** The value that a declarator begins with. */
const initialValue: Hook = (view, declarator) => {
  const name = view.first(declarator);
  const value = view.children(declarator).at(-1) ?? -1;
  const own = view.child(declarator, '"this"');
  if (own >= 0) return own;
  return value === name || view.is(value, 'bracketed_argument_list') ? -1 : value;
};

const variables: LinkHook = (view, declaration, say) => {
  const type = view.field(declaration, 'type');
  for (const declarator of view.children(declaration)) {
    if (!view.is(declarator, 'variable_declarator')) continue;
    const name = view.field(declarator, 'name');
    if (name < 0) {
      const value = initialValue(view, declarator);
      if (value >= 0) parts(view, view.child(declarator, 'tuple_pattern'), value, say);
    } else if (!isVar(view, type)) say(name, 'type', type);
    else {
      const value = initialValue(view, declarator);
      if (value >= 0) say(name, 'value', value);
    }
  }
};

/** `var (a, b) = value`. */
function parts(view: TreeView, pattern: number, value: number, say: Parameters<LinkHook>[2]): void {
  const places = ['first', 'second', 'third'] as const;
  for (const [i, name] of view.children(pattern).entries()) {
    const place = places[i];
    if (place && view.is(name, 'identifier')) say(name, place, value);
  }
}

/** What is made up of what a loop goes through. */
const loop: LinkHook = (view, node, say) => {
  const [type, left, right] = [view.field(node, 'type'), view.field(node, 'left'), view.field(node, 'right')];
  if (!view.is(left, 'identifier')) return;
  if (isVar(view, type)) say(left, 'value', right, 'element');
  else say(left, 'type', type);
};

/** The names of a clause of a query: `from x in xs`, `join x in xs`, `let x = y`. */
const clause: LinkHook = (view, node, say) => {
  const type = view.field(node, 'type');
  const [name, value] = view.children(node).filter((child) => child !== type);
  if (name === undefined || value === undefined || !view.is(name, 'identifier')) return;
  if (type >= 0) say(name, 'type', type);
  else if (view.is(node, 'let_clause')) say(name, 'value', value);
  else say(name, 'value', value, 'element');
};

/** The parameters of a function without a name that are written without types. */
function untyped(view: TreeView, lambda: number): readonly number[] {
  const parameters = view.field(lambda, 'parameters');
  if (view.is(parameters, 'implicit_parameter')) return [parameters];
  if (!view.is(parameters, 'parameter_list')) return [];
  return view.children(parameters).flatMap((one) => {
    const name = view.field(one, 'name');
    return name >= 0 && view.field(one, 'type') < 0 ? [name] : [];
  });
}
const placeOf: Hook = (view, argument) => {
  const place = view.children(view.parent(argument)).indexOf(argument);
  return place < 7 ? place : 8;
};
const lambda: LinkRule = {
  kind: 'passed',
  of: untyped,
  from: (view, node) => callAround(view, view.parent(node)),
  places: (view, node, of) => ({
    // The last place stands for something else.
    argument: placeOf(view, view.parent(node)),
    parameter: untyped(view, node).indexOf(of),
  }),
  when: (view, node) =>
    view.is(view.parent(node), 'argument') &&
    view.field(view.parent(node), 'name') < 0 &&
    callAround(view, view.parent(node)) >= 0,
};

/** What a function is given to that is no argument. */
const taker: Hook = (view, node) => {
  const around = view.parent(node);
  switch (view.kindOf(around)) {
    case 'assignment_expression':
      return view.field(around, 'right') === node ? view.field(around, 'left') : -1;
    case 'variable_declarator':
    case 'property_declaration':
      return view.field(around, 'name');
    case 'arrow_expression_clause':
      return view.is(view.parent(around), 'property_declaration') ? view.field(view.parent(around), 'name') : -1;
    default:
      return -1;
  }
};
const assignedLambda: LinkRule = {
  kind: 'passed',
  of: untyped,
  from: taker,
  places: (view, node, of) => ({ argument: 7, parameter: untyped(view, node).indexOf(of) }),
};

const parameters: readonly LinkRule[] = [
  { kind: 'parameter', of: 'name', from: 'parameters:parameter_list > :parameter > name' },
  { kind: 'parameter', of: 'name', from: 'parameters:parameter_list > name', step: 'array' },
];
const primary: readonly LinkRule[] = [
  { kind: 'parameter', of: 'name', from: ':parameter_list > :parameter > name' },
  { kind: 'parameter', of: 'name', from: ':parameter_list > name', step: 'array' },
];
const returning = (field: 'type' | 'returns'): LinkRule => ({
  kind: 'returns',
  of: 'name:identifier',
  from: field,
  when: (view, node) => view.textOf(view.field(node, field)) !== 'void',
});
const listed: LinkRule = {
  kind: 'extends',
  of: 'name',
  from: (view, node) => view.children(view.child(node, 'base_list')).filter((one) => !view.is(one, 'argument_list')),
};
const declared: LinkRule = { kind: 'type', of: 'name:identifier', from: 'type' };

/** What a type parameter must be at least. */
const bounds = (view: TreeView, parameter: number): readonly number[] => {
  const name = view.textOf(view.field(parameter, 'name'));
  const around = view.parent(view.parent(parameter));
  return view
    .children(around)
    .filter((one) => view.is(one, 'type_parameter_constraints_clause') && view.textOf(view.first(one)) === name)
    .flatMap((one) => view.children(one).map((each) => view.field(each, 'type')))
    .filter((one) => one >= 0);
};

/** True for `A = 1` in an attribute, which is no argument. */
const isProperty = (view: TreeView, argument: number): boolean =>
  /^\s*=/.test(view.text.slice(view.end(view.field(argument, 'name')), view.end(view.field(argument, 'name')) + 40));

const attributeArguments = (view: TreeView, node: number): readonly number[] =>
  view
    .children(view.child(node, 'attribute_argument_list'))
    .filter((one) => view.field(one, 'name') < 0)
    .map((one) => last(view, one));

/** The type arguments of a name; of `Foo<,>` only how many there are is said. */
const typeArguments = (view: TreeView, name: number): readonly number[] => {
  const list = view.child(name, 'type_argument_list');
  const given = view.children(list);
  return given.length > 0 || list < 0
    ? given
    : view
        .textOf(list)
        .split(',')
        .map(() => LINK_TARGETS.unknown);
};

/** What a parameter is where nothing is given for it. */
const assumed: LinkRule = {
  kind: 'value',
  of: 'name',
  from: (view, node) => {
    const value = view.children(node).at(-1) ?? -1;
    return value === view.field(node, 'name') || value === view.field(node, 'type') ? -1 : value;
  },
};

/** What C# says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  member_access_expression: { kind: 'member', of: 'name', from: 'expression' },
  member_binding_expression: { kind: 'member', of: 'name', from: condition },
  qualified_name: {
    kind: 'member',
    of: 'name',
    from: 'qualifier',
    when: (view, node) => !isDeclared(view, node),
  },
  alias_qualified_name: { kind: 'member', of: 'name', from: alias },
  generic_name: {
    kind: 'typeArgument',
    of: '.',
    from: typeArguments,
  },
  invocation_expression: passes,
  // What is called but no method is said to be a type.
  object_creation_expression: [passes, { kind: 'value', of: 'type', from: () => LINK_TARGETS.type }],
  primary_constructor_base_type: passes,
  attribute: [
    { kind: 'value', of: 'name', from: () => LINK_TARGETS.type },
    { kind: 'argument', of: 'name', from: attributeArguments },
  ],
  attribute_argument: [
    {
      kind: 'member',
      of: 'name',
      from: (view, node) => view.field(view.parent(view.parent(node)), 'name'),
      when: isProperty,
    },
    {
      kind: 'key',
      of: 'name',
      from: (view, node) => view.field(view.parent(view.parent(node)), 'name'),
      when: (view, node) => !isProperty(view, node),
    },
  ],
  argument: [
    { kind: 'key', of: 'name', from: callAround },
    { kind: 'value', of: 'name', from: (view, node) => argumentValue(view, node) },
    { kind: 'out', of: madeByArgument, from: callAround, when: isCalled },
  ],
  assignment_expression: initialised,
  with_initializer: {
    kind: 'member',
    of: (view, node) => view.first(node),
    from: (view, node) => view.first(view.parent(node)),
  },
  variable_declaration: variables,
  // One that has a value needs not be given.
  parameter: [declared, assumed],
  parameter_list: declared,
  bracketed_parameter_list: declared,
  property_declaration: declared,
  event_declaration: declared,
  indexer_declaration: { kind: 'type', of: (view, node) => view.child(node, '"this"'), from: 'type' },
  foreach_statement: loop,
  catch_declaration: declared,
  declaration_expression: {
    ...declared,
    when: hasType,
  },
  declaration_pattern: declarationPattern,
  recursive_pattern: declarationPattern,
  var_pattern: varPattern,
  subpattern: comparedMember,
  from_clause: clause,
  join_clause: clause,
  let_clause: clause,
  lambda_expression: [lambda, assignedLambda],
  method_declaration: [returning('returns'), ...parameters],
  local_function_statement: [returning('type'), ...parameters],
  delegate_declaration: [returning('type'), ...parameters],
  constructor_declaration: parameters,
  class_declaration: [listed, ...primary],
  struct_declaration: [listed, ...primary],
  record_declaration: [listed, ...primary],
  interface_declaration: listed,
  type_parameter: { kind: 'extends', of: 'name', from: bounds },
  using_directive: {
    kind: 'type',
    of: 'name',
    from: (view, node) => view.next(view.field(node, 'name')),
  },
};
