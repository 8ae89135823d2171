import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkHook, SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { declared, typeIn } from './declared-types.ts';
import { narrowedByIf, narrowedByWhen } from './narrowing.ts';
import { lambdaTypes, passed, standing, unnamed } from './unnamed-functions.ts';
import { calleeOf, isSameCall, isType, lastName } from './values.ts';

/** What a declaration is given: the expression after `=`. */
function given(view: TreeView, node: number): number {
  const rest =
    /^(?:modifiers|type_parameters|variable_declaration|multi_variable_declaration|type_constraints|property_delegate|getter|setter)$/;
  const equals = view.child(node, '"="');
  if (equals < 0) return -1;
  return (
    view.children(node).find((child) => view.start(child) > view.start(equals) && !rest.test(view.kindOf(child))) ?? -1
  );
}

/** The only expression in a function; -1 for a block. */
function expression(view: TreeView, node: number): number {
  const body = view.first(view.child(node, 'function_body'));
  return view.is(body, 'block') ? -1 : body;
}

/** What `by lazy { … }` gives. */
function lazily(view: TreeView, node: number): number {
  const call = view.first(view.child(node, 'property_delegate'));
  if (!view.is(call, 'call_expression') || view.textOf(calleeOf(view, call)) !== 'lazy') return -1;
  return view.children(view.at(call, ':annotated_lambda > :lambda_literal')).at(-1) ?? -1;
}

/** `val (a, b) = …`: the parts of a value; at most three are told. */
function parts(view: TreeView, pattern: number, from: number, say: SayLink, ...steps: 'element'[]): void {
  const places = ['first', 'second', 'third'] as const;
  for (const [place, one] of view.children(pattern).entries()) {
    const name = view.child(one, 'identifier');
    const type = typeIn(view, one);
    if (name < 0) continue;
    if (type >= 0) declared(view, name, type, say);
    else if (place < 3 && from >= 0) say(name, places[place]!, from, ...steps);
  }
}

const property: LinkHook = (view, node, say) => {
  const value = given(view, node);
  const pattern = view.child(node, 'multi_variable_declaration');
  if (pattern >= 0) return parts(view, pattern, value, say);
  const variable = view.child(node, 'variable_declaration');
  const name = view.child(variable, 'identifier');
  if (name < 0) return;
  const type = typeIn(view, variable);
  receiverOf(view, node, variable, name, say);
  if (type >= 0) return declared(view, name, type, say);
  const getter = view.child(node, 'getter');
  const from = value >= 0 ? value : getter >= 0 ? expression(view, getter) : lazily(view, node);
  if (from >= 0) say(name, 'value', from);
};

/** The receiver of an extension: the type before the name. */
function receiverOf(view: TreeView, node: number, before: number, name: number, say: SayLink): void {
  const type = typeIn(view, node);
  if (type >= 0 && type < before) say(name, 'receiver', type);
}

const loop: LinkHook = (view, node, say) => {
  const [variable = -1, from = -1] = view.children(node);
  if (view.is(variable, 'multi_variable_declaration')) return parts(view, variable, from, say, 'element');
  const name = view.child(variable, 'identifier');
  const type = typeIn(view, variable);
  if (name < 0) return;
  if (type >= 0) declared(view, name, type, say);
  else say(name, 'value', from, 'element');
};

const subject: LinkHook = (view, node, say) => {
  const variable = view.child(node, 'variable_declaration');
  const name = view.child(variable, 'identifier');
  if (name < 0) return;
  const type = typeIn(view, variable);
  if (type >= 0) declared(view, name, type, say);
  else say(name, 'value', view.children(node).at(-1)!);
};

const isVariable = (view: TreeView, node: number): boolean => /\bvararg\b/.test(view.textOf(node));

/** The parameters of a function with their types and defaults. */
function parametersOf(view: TreeView, node: number, name: number, say: SayLink): void {
  let many = false;
  let last = -1;
  for (const child of view.children(view.child(node, 'function_value_parameters'))) {
    if (view.is(child, 'parameter_modifiers')) many = isVariable(view, child);
    else if (view.is(child, 'parameter')) {
      last = view.child(child, 'identifier');
      if (name >= 0) say(name, 'parameter', last, ...(many ? (['array'] as const) : []));
      declared(view, last, typeIn(view, child), say, ...(many ? (['array'] as const) : []));
      many = false;
    } else if (last >= 0) say(last, 'value', child);
  }
}

const fun: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  parametersOf(view, node, name, say);
  if (name < 0) return;
  receiverOf(view, node, name, name, say);
  const parameters = view.child(node, 'function_value_parameters');
  const type = view.children(node).find((child) => child > parameters && isType(view, child)) ?? -1;
  if (type >= 0) say(name, 'returns', type);
  else if (expression(view, node) >= 0) say(name, 'result', expression(view, node));
};

const unnamedFunction: LinkHook = (view, node, say) => parametersOf(view, node, -1, say);

const classParameter: LinkHook = (view, node, say) => {
  const name = view.child(node, 'identifier');
  const many = isVariable(view, view.child(node, 'modifiers')) ? (['array'] as const) : [];
  declared(view, name, typeIn(view, node), say, ...many);
  const value = given(view, node);
  if (value >= 0) say(name, 'value', value);
  const type = view.parent(view.parent(view.parent(node)));
  if (view.is(type, 'class_declaration')) say(view.field(type, 'name'), 'parameter', name, ...many);
};

/** What a type takes members from. */
function above(view: TreeView, node: number, name: number, say: SayLink): void {
  const isInterface = view.child(node, '"interface"') >= 0;
  for (const one of view.children(view.child(node, 'delegation_specifiers'))) {
    const from = view.first(one);
    const type = isType(view, from) ? from : view.child(from, 'user_type');
    const isClass = isInterface || view.is(from, 'constructor_invocation');
    if (type >= 0) say(name, isClass ? 'extends' : 'implements', type);
  }
}

const type: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  if (name < 0) return;
  above(view, node, name, say);
  // One of an object around it.
  if (/\binner\b/.test(view.textOf(view.child(node, 'modifiers')))) say(name, 'member', LINK_TARGETS.this);
};

const companion: LinkHook = (view, node, say) => {
  const written = view.field(node, 'name');
  const name = written >= 0 ? written : view.child(node, '"companion"');
  if (name < 0) return;
  above(view, node, name, say);
  // What it has is of the type around it.
  say(name, 'member', LINK_TARGETS.type);
};

/** What an object without a name is made of. */
const objectLiteral: LinkHook = (view, node, say) => {
  for (const one of view.children(view.child(node, 'delegation_specifiers'))) {
    const from = view.first(one);
    const name = lastName(view, isType(view, from) ? from : view.child(from, 'user_type'));
    if (name >= 0) say(name, 'value', LINK_TARGETS.type);
  }
};

const alias: LinkHook = (view, node, say) => {
  const name = view.field(node, 'type');
  if (name >= 0) declared(view, name, typeIn(view, node), say);
};

/** `a.b.C<D>`: each name is of the one before, the last is given types. */
const userType: LinkHook = (view, node, say) => {
  let before = -1;
  for (const child of view.children(node)) {
    if (view.is(child, 'identifier')) {
      if (before >= 0) say(child, 'member', before);
      before = child;
    } else if (view.is(child, 'type_arguments') && before >= 0) {
      for (const one of view.children(child)) say(before, 'typeArgument', one);
    }
  }
};

const navigation: LinkHook = (view, node, say) => {
  const parts = view.children(node);
  const last = parts.at(-1);
  if (last === undefined || parts.length < 2 || !view.is(last, 'identifier')) return;
  say(last, 'member', parts[0]!);
  if (view.child(node, '"::"') >= 0) say(last, 'value', LINK_TARGETS.function);
};

/** The name of a type or a function and what it is called with. */
function called(view: TreeView, callee: number, list: number, say: SayLink): void {
  for (const one of view.children(list)) {
    if (!view.is(one, 'value_argument')) continue;
    const value = view.children(one).at(-1) ?? -1;
    const key = view.child(one, '"="') >= 0 ? view.first(one) : -1;
    if (key >= 0) {
      say(key, 'key', callee);
      say(key, 'value', value);
      say(callee, 'argument', key);
    } else if (view.text[view.start(one)] === '*') say(callee, 'argument', value, 'array');
    else say(callee, 'argument', value);
  }
}

const call: LinkHook = (view, node, say) => {
  const around = view.parent(node);
  if (view.is(around, 'call_expression') && view.first(around) === node && isSameCall(view, around)) return;
  const callee = calleeOf(view, node);
  if (callee < 0) return;
  const inside = isSameCall(view, node) ? view.first(node) : node;
  for (const one of view.children(view.child(inside, 'type_arguments'))) say(callee, 'typeArgument', one);
  called(view, callee, view.child(inside, 'value_arguments'), say);
  const lambda = view.at(node, ':annotated_lambda > :lambda_literal');
  if (view.child(node, 'annotated_lambda') >= 0) say(callee, 'argument', LINK_TARGETS.function);
  const shown = lambda < 0 ? undefined : view.children(lambda).at(-1);
  if (shown !== undefined && !view.is(shown, 'lambda_parameters')) say(callee, 'result', shown);
};

const construction: LinkHook = (view, node, say) => {
  const name = lastName(view, view.child(node, 'user_type'));
  if (name >= 0) called(view, name, view.child(node, 'value_arguments'), say);
};

const infix: LinkHook = (view, node, say) => {
  const [left, name, right] = view.children(node);
  if (left === undefined || name === undefined || right === undefined || !view.is(name, 'identifier')) return;
  say(name, 'member', left);
  say(name, 'argument', right);
};

/** What Kotlin says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  navigation_expression: navigation,
  call_expression: call,
  constructor_invocation: construction,
  infix_expression: infix,
  callable_reference: (view, node, say) => {
    const name = lastName(view, node);
    if (name >= 0) say(name, 'value', LINK_TARGETS.function);
  },
  user_type: userType,
  property_declaration: property,
  for_statement: loop,
  when_subject: subject,
  function_declaration: [fun, standing],
  anonymous_function: [unnamedFunction, standing],
  secondary_constructor: [
    (view, node, say) => parametersOf(view, node, view.child(node, '"constructor"'), say),
    standing,
  ],
  anonymous_initializer: standing,
  getter: standing,
  setter: standing,
  class_parameter: classParameter,
  class_declaration: type,
  object_declaration: type,
  companion_object: companion,
  object_literal: objectLiteral,
  type_alias: alias,
  type_parameter: (view, node, say) => {
    const name = view.child(node, 'identifier');
    const bound = typeIn(view, node);
    if (name >= 0 && bound >= 0) say(name, 'extends', bound);
  },
  catch_block: (view, node, say) => {
    const name = view.child(node, 'identifier');
    if (name >= 0) declared(view, name, typeIn(view, node), say);
  },
  lambda_literal: [unnamed, passed, lambdaTypes],
  if_expression: narrowedByIf,
  when_expression: narrowedByWhen,
  qualified_identifier: (view, node, say) => {
    if (!view.is(view.parent(node), 'import')) return;
    const names = view.children(node);
    for (const [i, name] of names.entries()) if (i > 0) say(name, 'member', names[i - 1]!);
  },
};
