import { LINK_TARGETS } from '../../model/index.ts';
import type { LinkRule, ValueRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { resultLinks, returning, shortBody } from './callbacks.ts';
import { holderOf } from './names.ts';

/** Objects with more members are data. */
const MOST = 100;
/** Functions in functions that are looked out of, objects in objects. */
const DEEP = 8;

/** The name of a member of an object that is written out: `a`, `b` and `c` in `{ a: 1, b, c() {} }`; -1 for one without. */
export function memberName(view: TreeView, part: number): number {
  const name = view.is(part, 'pair')
    ? view.field(part, 'key')
    : view.is(part, 'method_definition')
      ? view.field(part, 'name')
      : part;
  const isName = view.is(name, 'property_identifier') || view.is(name, 'shorthand_property_identifier');
  return isName && view.is(view.parent(part), 'object') ? name : -1;
}

/**
 * The name that stands for the type of an object which a function makes, that of its first member: what a function with a
 * name gives back, or a variable in a function is, when nothing else says its type, and objects in that. -1 for other objects, and for those that may
 * have more members than they name.
 */
function firstName(view: TreeView, object: number, typed: boolean, depth = 0): number {
  if (!view.is(object, 'object') || depth > DEEP) return -1;
  const first = firstNamed(view, object);
  return first >= 0 && isGiven(view, object, typed, depth) ? first : -1;
}

/** The name of the first member of an object with a few members, that has no others than it writes; -1 for others. */
function firstNamed(view: TreeView, object: number): number {
  let count = 0;
  let first = -1;
  for (let part = view.first(object); part >= 0; part = view.next(part)) {
    const name = memberName(view, part);
    if (first < 0) first = name;
    if (++count > MOST || (name < 0 && !isComputed(view, part))) return -1;
  }
  return first;
}

/** A member whose name is a value, `[KEY]: 1`, or no word: `'a-b': 1`. */
function isComputed(view: TreeView, part: number): boolean {
  const key = view.field(part, view.is(part, 'method_definition') ? 'name' : 'key');
  return view.is(key, 'computed_property_name') || (view.is(key, 'string') && /[^\w$'"]/.test(view.textOf(key)));
}

function isGiven(view: TreeView, object: number, typed: boolean, depth: number): boolean {
  let value = object;
  while (view.is(view.parent(value), 'parenthesized_expression')) value = view.parent(value);
  const around = view.parent(value);
  const hasType = (node: number, field: string): boolean => typed && view.field(node, field) >= 0;
  switch (view.kindOf(around)) {
    case 'pair':
      return view.field(around, 'value') === value && firstName(view, view.parent(around), typed, depth + 1) >= 0;
    case 'return_statement': {
      if (returning(view, around) < 0) return false;
      let made = view.parent(around);
      while (!view.is(made, 'function_declaration') && !view.is(made, 'method_definition') && !isValue(view, made)) {
        made = view.parent(made);
      }
      return isFree(made);
    }
    case 'arrow_function':
      return view.field(around, 'body') === value && isFree(around);
    case 'variable_declarator':
      return (
        view.is(view.field(around, 'name'), 'identifier') &&
        !hasType(around, 'type') &&
        /^const\b/.test(view.textOf(view.parent(around))) &&
        isInFunction(view, around)
      );
    default:
      return false;
  }

  /** True for a function of which nothing but its body says what it gives. */
  function isFree(made: number): boolean {
    if (hasType(made, 'return_type')) return false;
    const holder = view.parent(made);
    if (view.is(made, 'function_declaration')) return true;
    // In an object that is written out the place of that may say it.
    if (view.is(made, 'method_definition')) return view.is(holder, 'class_body') && view.child(made, '"get"') < 0;
    const isNamed = view.is(holder, 'variable_declarator') || view.is(holder, typed ? FIELD : PLAIN_FIELD);
    return isNamed && !hasType(holder, 'type');
  }
}

/** What is not is a definition that has members itself. */
function isInFunction(view: TreeView, node: number): boolean {
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    if (isValue(view, at) || FUNCTIONS.test(view.kindOf(at))) return true;
  }
  return false;
}

const FUNCTIONS = /^(?:function_declaration|generator_function|generator_function_declaration|method_definition)$/;
const [FIELD, PLAIN_FIELD] = ['public_field_definition', 'field_definition'];
const isValue = (view: TreeView, node: number): boolean =>
  view.is(node, 'arrow_function') || view.is(node, 'function_expression');

/** The object that was asked for last, with its last `...other`: what comes before that may be of the other. */
let spread = { text: '', object: -1, last: -1 };

function lastSpread(view: TreeView, object: number): number {
  if (spread.object !== object || spread.text !== view.text) {
    const last = view.children(object).findLast((part) => view.is(part, 'spread_element')) ?? -1;
    spread = { text: view.text, object, last };
  }
  return spread.last;
}

/** What a member may be that is no data. */
const HELD = /^(?:identifier|member_expression|call_expression|new_expression|await_expression)$/;

/** The links of names in objects that functions make: each is a member of the type of its object. */
export function madeMembers(typed: boolean): readonly LinkRule[] {
  const first = (view: TreeView, part: number): number => firstName(view, view.parent(part), typed);
  const isMade = (view: TreeView, part: number): boolean => first(view, part) >= 0;
  const isMadePair = (view: TreeView, part: number): boolean => view.is(part, 'pair') && isMade(view, part);
  const ofPair = (kind: LinkRule['kind'], from: LinkRule['from']): LinkRule => ({
    ...{ kind, of: memberName, from },
    when: isMadePair,
  });
  const declared = (when: LinkRule['when']): LinkRule => ({
    ...{ kind: 'returns', of: memberName, from: 'value:arrow_function|function_expression > return_type' },
    ...(when && { when }),
  });
  // Of what is written out for a name the members are definitions.
  const isHeld = (view: TreeView, part: number): boolean =>
    view.is(part, 'pair') &&
    !isMade(view, part) &&
    memberName(view, part) >= 0 &&
    holderOf(view, part) !== '' &&
    lastSpread(view, view.parent(part)) < part;
  return [
    {
      ...{ kind: 'value', of: memberName, from: 'value' },
      when: (view, part) => HELD.test(view.kindOf(view.field(part, 'value'))) && isHeld(view, part),
    },
    ...resultLinks({ of: memberName, from: shortBody }, (view, part) => view.field(part, 'value'), isHeld),
    ...(typed ? [declared(isHeld)] : []),
    { kind: 'member', of: memberName, from: first, when: isMade },
    ofPair('value', (view, part) => view.field(part, 'value')),
    ...resultLinks({ of: memberName, from: shortBody }, (view, part) => view.field(part, 'value'), isMadePair),
    ...(typed ? [declared(isMadePair)] : []),
  ];
}

/** What an object that is written out is: that, or a value of the type that stands for it. */
export function writtenObject(typed: boolean): ValueRule {
  const first = (view: TreeView, object: number): number => firstName(view, object, typed);
  return {
    at: (view, object) => {
      const name = first(view, object);
      return name < 0 ? LINK_TARGETS.object : name;
    },
    step: (view, object) => (first(view, object) < 0 ? 'none' : 'construct'),
  };
}
