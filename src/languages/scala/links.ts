import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkHook, LinkRule, SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { inPattern } from './patterns.ts';
import { calleeOf, isName, mainName } from './values.ts';

/** What a type is made of, and what its first list takes. */
const type: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  if (name < 0) return;
  for (const one of view.children(view.field(node, 'extend'))) {
    if (!view.is(one, 'arguments')) say(name, 'extends', one);
  }
  const self = view.at(node, 'body > :self_type');
  const parts = view.children(self);
  if (parts.length > 1) {
    const [own, of] = parts as [number, number];
    say(name, 'receiver', of);
    if (view.textOf(own) !== 'this') say(own, 'type', of);
  }
  const first = view.children(view.field(node, 'class_parameters'));
  for (const one of first) if (view.is(one, 'class_parameter')) say(name, 'parameter', view.field(one, 'name'));
};

/** What a parameter is declared to be, and what it is when it is not given. */
const parameter: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  const of = view.field(node, 'type');
  if (name < 0) return;
  if (of >= 0) typed(view, name, of, say);
  const value = view.field(node, 'default_value');
  if (value >= 0) say(name, 'value', value);
};

/** A name is declared with a type: of a function, what that takes and gives is said as well. */
function typed(view: TreeView, name: number, of: number, say: SayLink): void {
  say(name, 'type', of);
  const inside = view.is(of, 'lazy_parameter_type') ? view.field(of, 'type') : of;
  if (!view.is(inside, 'function_type')) return;
  say(name, 'returns', view.field(inside, 'return_type'));
  for (const one of view.children(view.field(inside, 'parameter_types'))) say(name, 'parameter', one);
}

const isFunctionPart = (view: TreeView, list: number): boolean => view.is(list, 'parameters');

const fun: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  if (name < 0) return;
  const lists = view
    .children(node)
    .filter((child) => isFunctionPart(view, child) && !/^\(\s*(?:implicit|using)\b/.test(view.textOf(child)));
  const extension = view.parent(node);
  const around = view.is(extension, 'extension_definition') ? extension : view.parent(extension);
  if (view.is(around, 'extension_definition')) {
    const on = view.children(around).find((child) => isFunctionPart(view, child) && view.child(child, '"using"') < 0);
    if (on !== undefined) say(name, 'receiver', view.field(view.child(on, 'parameter'), 'type'));
  }
  const [first] = lists;
  if (first !== undefined) {
    for (const one of view.children(first)) {
      if (!view.is(one, 'parameter')) continue;
      const isMany = view.is(view.field(one, 'type'), 'repeated_parameter_type');
      say(name, 'parameter', view.field(one, 'name'), ...(isMany ? (['array'] as const) : []));
    }
  }
  const returns = view.field(node, 'return_type');
  const body = view.field(node, 'body');
  if (returns >= 0) say(name, 'returns', returns);
  else if (body >= 0) say(name, 'result', body);
};

/** The names of a pattern, by what it is compared with. */
function pattern(view: TreeView, node: number, from: number, say: SayLink, ...steps: 'element'[]): void {
  const places = ['first', 'second', 'third'] as const;
  if (view.is(node, 'identifier')) {
    if (inPattern(view, node) === 'variable') say(node, 'value', from, ...steps);
  } else if (view.is(node, 'typed_pattern')) {
    const name = view.field(node, 'pattern');
    if (view.is(name, 'identifier')) typed(view, name, view.field(node, 'type'), say);
  } else if (view.is(node, 'capture_pattern')) {
    const inside = view.field(node, 'pattern');
    const name = view.field(node, 'name');
    if (view.is(inside, 'case_class_pattern')) say(name, 'type', view.field(inside, 'type'));
    else say(name, 'value', from, ...steps);
    pattern(view, inside, from, say, ...steps);
  } else if (view.is(node, 'case_class_pattern')) {
    const of = view.field(node, 'type');
    const parts = view.children(node).filter((child) => child !== of);
    for (const [i, part] of parts.entries()) partOf(view, part, i, of, say);
  } else if (view.is(node, 'tuple_pattern')) {
    for (const [i, part] of view.children(node).entries()) {
      if (view.is(part, 'identifier') && i < 3 && inPattern(view, part) === 'variable')
        say(part, places[i]!, from, ...steps);
      else if (!view.is(part, 'identifier')) pattern(view, part, LINK_TARGETS.unknown, say);
    }
  }
}

function partOf(view: TreeView, part: number, place: number, of: number, say: SayLink): void {
  const places = ['first', 'second', 'third'] as const;
  const name = view.is(part, 'capture_pattern') ? view.field(part, 'name') : part;
  if (view.is(name, 'identifier') && inPattern(view, name) === 'variable' && place < 3) say(name, places[place]!, of);
  if (!view.is(part, 'identifier')) pattern(view, part, LINK_TARGETS.unknown, say);
}

const value: LinkHook = (view, node, say) => {
  const names = view.field(node, 'pattern');
  const name = names >= 0 ? names : view.field(node, 'name');
  const of = view.field(node, 'type');
  const from = view.field(node, 'value');
  if (isName(view, name)) {
    if (of >= 0) typed(view, name, of, say);
    else if (from >= 0) say(name, 'value', from);
  } else if (from >= 0) pattern(view, name, from, say);
};

const given: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  const of = view.field(node, 'return_type');
  if (name >= 0 && of >= 0) {
    say(name, 'type', of);
    say(name, 'extends', of);
  }
};

const enumerator: LinkHook = (view, node, say) => {
  const [names, from] = view.children(node);
  if (names === undefined || from === undefined || view.is(from, 'guard')) return;
  const between = view.text.slice(view.end(names), view.start(from));
  if (between.includes('<-')) pattern(view, names, from, say, 'element');
  else pattern(view, names, from, say);
};

/** `x match { case … }`: what is compared. */
const clause: LinkHook = (view, node, say) => {
  const names = view.field(node, 'pattern');
  const match = view.parent(view.parent(node));
  const from = view.is(match, 'match_expression') ? view.field(match, 'value') : LINK_TARGETS.unknown;
  pattern(view, names, from, say);
};

const field: LinkHook = (view, node, say) => {
  const name = view.field(node, 'field');
  const of = view.field(node, 'value');
  if (view.textOf(name) === 'this') {
    // `Outer.this`: the name of a type.
    if (isName(view, of)) say(of, 'value', LINK_TARGETS.type);
  } else say(name, 'member', above(view, of));
};

/** `super[Foo]` is that type. */
const above = (view: TreeView, of: number): number =>
  view.is(of, 'generic_function') && view.textOf(view.field(of, 'function')) === 'super'
    ? view.first(view.field(of, 'type_arguments'))
    : of;

const infix: LinkHook = (view, node, say) => {
  const [left, name, right] = [view.field(node, 'left'), view.field(node, 'operator'), view.field(node, 'right')];
  if (!isName(view, name)) return;
  const isTurned = view.textOf(name).endsWith(':');
  say(name, 'member', isTurned ? right : left);
  const given = isTurned ? left : right;
  for (const one of view.is(given, 'tuple_expression') ? view.children(given) : [given]) say(name, 'argument', one);
};

/** What something is called with. */
function called(view: TreeView, callee: number, list: number, say: SayLink): void {
  if (!view.is(list, 'arguments')) {
    say(callee, 'argument', list);
    return;
  }
  for (const one of view.children(list)) {
    const key = view.is(one, 'assignment_expression') ? view.field(one, 'left') : -1;
    if (view.is(key, 'identifier')) {
      say(key, 'key', callee);
      say(key, 'value', view.field(one, 'right'));
      say(callee, 'argument', key);
    } else say(callee, 'argument', one);
  }
}

const call: LinkHook = (view, node, say) => {
  const { name, isLater } = calleeOf(view, node);
  if (name >= 0 && !isLater) called(view, name, view.field(node, 'arguments'), say);
};

const generic: LinkHook = (view, node, say) => {
  const of = view.field(node, 'function');
  const name = view.is(of, 'field_expression') ? view.field(of, 'field') : of;
  if (!isName(view, name) || /^(?:super|asInstanceOf)$/.test(view.textOf(name))) return;
  for (const one of view.children(view.field(node, 'type_arguments'))) say(name, 'typeArgument', one);
};

const instance: LinkHook = (view, node, say) => {
  const name = mainName(view, view.first(node));
  if (name < 0) return;
  say(name, 'value', LINK_TARGETS.type);
  const list = view.field(node, 'arguments');
  if (list >= 0) called(view, name, list, say);
};

/** `extends Base(1) with Other` */
const extended: LinkHook = (view, node, say) => {
  let name = -1;
  for (const one of view.children(node)) {
    if (!view.is(one, 'arguments')) name = mainName(view, one);
    else if (name >= 0) called(view, name, one, say);
  }
};

/** What is made with a body of its own takes its members from the types before it. */
const template: LinkHook = (view, node, say) => {
  const made = view.parent(node);
  if (!view.is(made, 'instance_expression')) return;
  const of = view.first(made);
  const types = view.is(of, 'compound_type') ? view.children(of) : [of];
  for (const one of types) if (mainName(view, one) >= 0) say(mainName(view, one), 'shorthand', LINK_TARGETS.object);
};

const chained: LinkHook = (view, node, say) => {
  const names = view.children(node);
  for (const [i, name] of names.entries()) if (i > 0 && isName(view, name)) say(name, 'member', names[i - 1]!);
};

const genericType: LinkHook = (view, node, say) => {
  const name = mainName(view, node);
  if (name < 0) return;
  for (const one of view.children(view.field(node, 'type_arguments'))) say(name, 'typeArgument', one);
};

/** Each name of a path is of the one before; what is selected is of the last. */
const imported: LinkHook = (view, node, say) => {
  let before = -1;
  for (const child of view.children(node)) {
    if (before >= 0 && view.text.slice(view.end(before), view.start(child)).includes(',')) before = -1;
    if (isName(view, child)) {
      if (before >= 0) say(child, 'member', before);
      before = child;
    } else if (before >= 0) {
      const selectors = view.is(child, 'namespace_selectors') ? view.children(child) : [child];
      for (const one of selectors) {
        const name = isName(view, one) ? one : view.is(one, 'namespace_wildcard') ? -1 : view.field(one, 'name');
        if (isName(view, name)) say(name, 'member', before);
      }
    }
  }
};

/** The call that a function is an argument of, and its place there: 6 in a later list, 7 the last. */
function takerOf(view: TreeView, lambda: number): { from: number; place: number } {
  let node = lambda;
  let around = view.parent(node);
  while (/^(?:block|indented_block|parenthesized_expression|case_block|case_clause)$/.test(view.kindOf(around))) {
    if (view.is(around, 'block') && view.children(around).length > 1) break;
    node = around;
    around = view.parent(node);
  }
  if (view.is(around, 'infix_expression') && view.field(around, 'right') === node) {
    return { from: view.field(around, 'operator'), place: 7 };
  }
  const list = view.is(around, 'arguments') ? around : node;
  const owner = view.parent(list);
  if (!view.is(owner, 'call_expression') || view.field(owner, 'arguments') !== list) return { from: -1, place: 0 };
  const { name, isLater } = calleeOf(view, owner);
  const place = list === node ? 7 : view.children(list).indexOf(node);
  return place > 5 && place !== 7 ? { from: -1, place: 0 } : { from: name, place: isLater ? 6 : place };
}

const lambdaNames = (view: TreeView, lambda: number): readonly number[] => {
  const list = view.field(lambda, 'parameters');
  return view.is(list, 'bindings') ? view.children(list) : list >= 0 ? [list] : [];
};
const passed: LinkRule = {
  kind: 'passed',
  of: (view, node) =>
    lambdaNames(view, node).flatMap((one) => {
      if (view.is(one, 'identifier')) return [one];
      return view.is(one, 'binding') && view.field(one, 'type') < 0 ? [view.field(one, 'name')] : [];
    }),
  from: (view, node) => takerOf(view, node).from,
  places: (view, node, of) => ({
    argument: takerOf(view, node).place,
    parameter: lambdaNames(view, node).findIndex((one) => one === of || view.field(one, 'name') === of),
  }),
};
/** `_.name`: a member of what the function around it is given. */
const placeholder: LinkRule = {
  kind: 'passed',
  of: 'field',
  from: (view, node) => takerOf(view, wholeOf(view, node)).from,
  places: (view, node) => ({ argument: takerOf(view, wholeOf(view, node)).place, parameter: 0 }),
  when: (view, node) => view.is(view.field(node, 'value'), 'wildcard'),
};
/** The expression that a placeholder makes a function of, as far as it is plain: `_.a.b(c)`. */
function wholeOf(view: TreeView, node: number): number {
  let whole = node;
  for (let around = view.parent(whole); ; around = view.parent(whole)) {
    const goesOn =
      (view.is(around, 'field_expression') && view.field(around, 'value') === whole) ||
      (view.is(around, 'call_expression') && view.field(around, 'function') === whole) ||
      (view.is(around, 'infix_expression') && view.field(around, 'left') === whole) ||
      view.is(around, 'prefix_expression');
    if (!goesOn) return whole;
    whole = around;
  }
}

/** What Scala says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  class_definition: type,
  object_definition: type,
  trait_definition: type,
  enum_definition: type,
  full_enum_case: type,
  simple_enum_case: type,
  // It is seen as all of its package is.
  package_object: [type, (view, node, say) => say(view.field(node, 'name'), 'within', LINK_TARGETS.here)],
  class_parameter: parameter,
  parameter,
  binding: parameter,
  function_definition: fun,
  function_declaration: fun,
  val_definition: value,
  var_definition: value,
  val_declaration: value,
  var_declaration: value,
  given_definition: [type, given],
  type_definition: (view, node, say) => {
    const of = view.field(node, 'type');
    if (of >= 0) say(view.field(node, 'name'), 'type', of);
  },
  enumerator,
  case_clause: clause,
  field_expression: [field, placeholder],
  infix_expression: infix,
  call_expression: call,
  generic_function: generic,
  instance_expression: instance,
  extends_clause: extended,
  template_body: template,
  stable_type_identifier: chained,
  stable_identifier: chained,
  generic_type: genericType,
  lambda_expression: passed,
  import_declaration: imported,
  upper_bound: (view, node, say) => {
    const list = view.parent(node);
    const names = view.children(list);
    const name = names[names.indexOf(node) - 1];
    if (name !== undefined && isName(view, name)) say(name, 'extends', view.field(node, 'type'));
  },
};
