import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkHook, LinkRule, SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { contextOf } from './contexts.ts';
import {
  argumentsOf,
  calleeOf,
  givenTo,
  isBeforeValue,
  isIndex,
  isType,
  lastPart,
  nameOf,
  operand,
  parameterOf,
} from './nodes.ts';

/** The place of a parameter that stands for what an enumeration's case holds. */
const HELD = 31;

/** What is said of something with a type: of a function what it takes and gives. */
function sayType(view: TreeView, name: number, type: number, say: SayLink, ...steps: 'array'[]): void {
  const inner = view.is(type, 'optional_type')
    ? view.at(type, 'wrapped:tuple_type > :tuple_type_item > :function_type')
    : -1;
  const of = inner >= 0 ? inner : type;
  if (!view.is(of, 'function_type')) {
    say(name, 'type', type, ...steps);
    return;
  }
  const result = view
    .children(of)
    .filter((child) => isType(view, child))
    .at(-1);
  if (result !== undefined && result !== view.field(of, 'params')) say(name, 'returns', result);
  for (const item of view.children(view.field(of, 'params'))) {
    const taken = view.children(item).find((child) => isType(view, child));
    if (taken !== undefined) say(name, 'parameter', taken);
  }
}

/** What a function takes: names of parameters, their labels (`_` is none), and which may be left out. */
function sayParameters(view: TreeView, node: number, name: number, say: SayLink, needsLabel: boolean): void {
  for (const child of view.children(node)) {
    if (!view.is(child, 'parameter')) continue;
    const { name: own, label, type } = parameterOf(view, child);
    if (view.textOf(own) === '_') {
      // Nothing names it inside; outside its label does.
      const isLabelled = typeof label === 'number' && label >= 0;
      say(name, 'parameter', isLabelled ? label : LINK_TARGETS.unknown);
      if (isLabelled && type >= 0) sayType(view, label, type, say);
      continue;
    }
    say(name, 'parameter', own);
    if (label === 'name') {
      if (!needsLabel) say(own, 'key', LINK_TARGETS.null);
    } else say(own, 'key', label >= 0 ? label : LINK_TARGETS.null);
    const isMany = type >= 0 && /^\s*\.\.\./.test(view.text.slice(view.end(type), view.end(type) + 8));
    if (isMany) say(own, 'option', LINK_TARGETS.array);
    else if (hasDefault(view, child)) say(own, 'option', LINK_TARGETS.null);
    if (type >= 0) sayType(view, own, type, say, ...(isMany ? (['array'] as const) : []));
  }
}

const hasDefault = (view: TreeView, parameter: number): boolean =>
  /^\s*(?:\.\.\.)?\s*=(?!=)/.test(view.text.slice(view.end(parameter), view.end(parameter) + 20));

const callable =
  (keyword: string, needsLabel: boolean): LinkHook =>
  (view, node, say) => {
    const name = keyword === '' ? view.field(node, 'name') : view.child(node, `"${keyword}"`);
    // An operator is no name.
    if (name < 0 || (keyword === '' && !view.is(name, 'simple_identifier'))) return;
    const result = view
      .children(node)
      .filter((child) => isType(view, child))
      .at(-1);
    if (keyword === 'init') say(name, 'returns', LINK_TARGETS.this);
    else if (result !== undefined) say(name, 'returns', result);
    sayParameters(view, node, name, say, needsLabel);
  };

/** The name in a pattern that is nothing but that. */
const boundIn = (view: TreeView, pattern: number): number => {
  const bound = view.field(pattern, 'bound_identifier');
  return bound >= 0 ? bound : view.children(pattern).length === 1 ? view.child(pattern, 'simple_identifier') : -1;
};

/** Names of one `let` or `var`, each with its type or its value. */
const properties: LinkHook = (view, node, say) => {
  let name = -1;
  let isTyped = false;
  for (const child of view.children(node)) {
    if (view.is(child, 'pattern')) {
      name = boundIn(view, child);
      isTyped = false;
    } else if (name < 0) continue;
    else if (view.is(child, 'type_annotation')) {
      const type = view.children(child).find((each) => isType(view, each));
      if (type !== undefined) sayType(view, name, type, say);
      isTyped = true;
    } else if (view.field(node, 'value') >= 0 && !isTyped && isValue(view, node, child)) say(name, 'value', child);
  }
};

const isValue = (view: TreeView, node: number, child: number): boolean =>
  !/^(?:modifiers|value_binding_pattern|computed_property|willset_didset_block|type_constraints)$/.test(
    view.kindOf(child),
  ) && isBeforeValue(view.text.slice(view.start(node), view.start(child)));

/** `if let a = b`, `if let a`, `if case .a(let b) = c` */
const conditions: LinkHook = (view, node, say) => {
  const children = view.children(node);
  children.forEach((child, i) => {
    if (view.is(child, 'statements')) return;
    const next = children[i + 1] ?? -1;
    const between = next < 0 ? '' : view.text.slice(view.end(child), view.start(next));
    const isNamed = view.is(child, 'simple_identifier') && view.is(children[i - 1] ?? -1, 'value_binding_pattern');
    if (isNamed && view.textOf(child) !== 'self') {
      if (/^\s*=/.test(between) && isBeforeValue(between)) say(child, 'value', next);
      else if (view.is(next, 'type_annotation')) say(child, 'type', next);
      else if (!/^\s*\.|^\s*\(/.test(between)) say(child, 'shorthand', LINK_TARGETS.unknown);
    }
    if (view.is(child, 'simple_identifier') && /\.\s*$/.test(view.text.slice(view.start(node), view.start(child)))) {
      // What the case is one of comes after the `=`.
      const value = children.find(
        (each) => each > child && isBeforeValue(view.text.slice(view.end(child), view.start(each))),
      );
      if (value !== undefined) say(child, 'within', value);
    }
  });
};

/** `.one` in a pattern is a case of what is compared; what follows in brackets are the values it holds. */
const patternCases: LinkRule = {
  kind: 'within',
  of: (view, node) => {
    const name = view.child(node, 'simple_identifier');
    return name >= 0 && view.text[view.start(name) - 1] === '.' ? name : -1;
  },
  from: (view, node) => comparedWith(view, node),
};

/** What a pattern is compared with. */
function comparedWith(view: TreeView, pattern: number): number {
  let at = view.parent(pattern);
  while (view.is(at, 'pattern') || view.is(at, 'switch_pattern')) {
    // A pattern in the brackets of another one.
    if (view.is(at, 'pattern') && view.child(at, 'simple_identifier') >= 0) return LINK_TARGETS.unknown;
    at = view.parent(at);
  }
  return view.is(at, 'switch_entry') ? view.field(view.parent(at), 'expr') : LINK_TARGETS.unknown;
}

/** The names that a case in a pattern gives to what it holds. */
const heldNames = (view: TreeView, node: number): number[] => {
  const name = view.child(node, 'simple_identifier');
  const inBrackets = view.children(node).filter((child) => view.is(child, 'pattern') && child > name);
  return name < 0 || view.text[view.start(name) - 1] !== '.' ? [] : inBrackets.map((child) => boundIn(view, child));
};
const held: LinkRule = {
  kind: 'passed',
  of: (view, node) => heldNames(view, node).filter((name) => name >= 0),
  from: (view, node) => view.child(node, 'simple_identifier'),
  places: (view, node, of) => ({ argument: heldNames(view, node).indexOf(of), parameter: HELD }),
};

/** The same in a condition, where the parts of the pattern stand beside one another: `if case .a(let b) = c`. */
const heldHere = (view: TreeView, node: number): { name: number; case: number; place: number }[] => {
  const found: { name: number; case: number; place: number }[] = [];
  let [of, place] = [-1, 0];
  for (const child of view.children(node)) {
    if (view.is(child, 'simple_identifier') && view.text[view.start(child) - 1] === '.') [of, place] = [child, 0];
    else if (view.is(child, 'pattern') && of >= 0) found.push({ name: boundIn(view, child), case: of, place: place++ });
    else if (!view.is(child, 'simple_identifier')) of = -1;
  }
  return found.filter(({ name }) => name >= 0);
};
const heldByCondition = (index: number): LinkRule => ({
  kind: 'passed',
  of: (view, node) => heldHere(view, node)[index]?.name ?? -1,
  from: (view, node) => heldHere(view, node)[index]?.case ?? -1,
  places: (view, node) => ({ argument: heldHere(view, node)[index]!.place, parameter: HELD }),
});

/** `let f as Foo` */
const cast: LinkHook = (view, node, say) => {
  const type = view.children(node).find((child) => isType(view, child));
  const inner = view.child(node, 'pattern');
  const name = inner < 0 ? view.field(node, 'bound_identifier') : boundIn(view, inner);
  if (type !== undefined && name >= 0 && view.child(node, '"as"') >= 0) say(name, 'type', type);
};

const call: LinkHook = (view, node, say) => {
  if (view.is(node, 'call_expression') && isIndex(view, node)) return;
  const name = calleeOf(view, node);
  if (name < 0) return;
  for (const { label, value, trailing } of argumentsOf(view, node)) {
    if (label >= 0) {
      say(label, 'key', name);
      if (value >= 0) say(label, 'value', value);
    }
    // The label says which argument it is.
    say(name, 'argument', label >= 0 ? label : trailing ? LINK_TARGETS.function : value);
  }
};

/** `$0` of a closure, and names of parameters without a type. */
const passed: LinkRule = {
  kind: 'passed',
  of: (view, node) => [...closureNames(view, node), ...numbered(view, node)],
  from: (view, node) => {
    const given = givenTo(view, node);
    if (!given) return -1;
    const { label } = argumentsOf(view, given.call)[given.index]!;
    return label >= 0 ? label : calleeOf(view, given.call);
  },
  places: (view, node, of) => {
    const { call: at, index } = givenTo(view, node)!;
    const { trailing } = argumentsOf(view, at)[index]!;
    const name = view.textOf(of);
    const parameter = /^\$\d$/.test(name) ? Number(name[1]) : closureNames(view, node).indexOf(of);
    // A closure after the brackets is the last argument, however many there are before.
    return { argument: trailing ? 7 : Math.min(index, 6), parameter: Math.max(0, parameter) };
  },
};

function closureNames(view: TreeView, closure: number): number[] {
  const list = view.at(closure, 'type > :lambda_function_type_parameters');
  return view.children(list).map((child) => {
    const typed = view.children(child).some((each) => isType(view, each));
    return typed ? -1 : view.field(child, 'name');
  });
}

function numbered(view: TreeView, closure: number): number[] {
  const found: number[] = [];
  const visit = (node: number): void => {
    if (view.is(node, 'lambda_literal') && node !== closure) return;
    if (view.is(node, 'simple_identifier') && /^\$\d$/.test(view.textOf(node))) found.push(node);
    else for (const child of view.children(node)) visit(child);
  };
  if (view.textOf(closure).includes('$')) visit(closure);
  return found;
}

const inherits: LinkHook = (view, node, say) => {
  const type = view.field(node, 'name');
  const name = view.is(type, 'user_type') ? lastPart(view, type) : type;
  if (name < 0) return;
  for (const child of view.children(node)) {
    if (!view.is(child, 'inheritance_specifier')) continue;
    const above = view.field(child, 'inherits_from');
    if (above >= 0) say(name, 'extends', above);
  }
};

/** Another name of a type, or one that a protocol asks for. */
const named: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  const type = view.children(node).find((child) => child > name && isType(view, child));
  if (type !== undefined) sayType(view, name, type, say);
  else say(name, 'type', LINK_TARGETS.unknown);
};

/** Cases with what they hold. */
const cases: LinkHook = (view, node, say) => {
  let name = -1;
  for (const child of view.children(node)) {
    if (view.is(child, 'simple_identifier')) name = child;
    else if (view.is(child, 'enum_type_parameters')) {
      let label = -1;
      for (const each of view.children(child)) {
        if (view.is(each, 'simple_identifier')) label = label < 0 ? each : label;
        else if (isType(view, each)) {
          if (label >= 0 && view.textOf(label) !== '_') {
            say(name, 'parameter', label);
            sayType(view, label, each, say);
          } else say(name, 'parameter', each);
          label = -1;
        }
      }
    }
  }
};

/** What Swift says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  navigation_suffix: {
    kind: 'member',
    of: 'suffix:simple_identifier',
    from: (view, node) => operand(view, view.field(view.parent(node), 'target')),
  },
  // `.name` of the type that is expected there.
  prefix_expression: (view, node, say) => {
    if (view.text[view.start(node)] !== '.') return;
    const name = nameOf(view, node);
    if (name >= 0) contextOf(view, node, name, say);
  },
  call_expression: call,
  constructor_expression: call,
  user_type: (view, node, say) => {
    const parts = view.children(node).filter((child) => view.is(child, 'type_identifier'));
    parts.slice(1).forEach((part, i) => {
      say(part, 'member', parts[i]!);
    });
    const last = parts.at(-1);
    if (last === undefined) return;
    for (const type of view.children(view.child(node, 'type_arguments')))
      if (isType(view, type)) say(last, 'typeArgument', type);
  },
  property_declaration: properties,
  protocol_property_declaration: properties,
  if_statement: [conditions, ...[0, 1, 2, 3].map(heldByCondition)],
  guard_statement: [conditions, ...[0, 1, 2, 3].map(heldByCondition)],
  while_statement: [conditions, ...[0, 1, 2, 3].map(heldByCondition)],
  for_statement: (view, node, say) => {
    const name = boundIn(view, view.field(node, 'item'));
    const collection = view.field(node, 'collection');
    if (name >= 0 && collection >= 0) say(name, 'value', collection, 'element');
  },
  pattern: [patternCases, held, cast],
  lambda_literal: passed,
  lambda_parameter: (view, node, say) => {
    const name = view.field(node, 'name');
    const type = view.children(node).find((child) => child > name && isType(view, child));
    if (name >= 0 && type !== undefined) sayType(view, name, type, say);
  },
  function_declaration: callable('', true),
  protocol_function_declaration: callable('', true),
  init_declaration: callable('init', true),
  subscript_declaration: callable('subscript', false),
  class_declaration: inherits,
  protocol_declaration: inherits,
  typealias_declaration: named,
  associatedtype_declaration: named,
  enum_entry: cases,
  type_parameter: {
    kind: 'extends',
    of: ':type_identifier',
    from: (view, node) => view.children(node).filter((child) => isType(view, child)),
  },
};
