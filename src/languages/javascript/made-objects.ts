import { LINK_TARGETS } from '../../model/index.ts';
import type { LinkRule, ValueRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { resultLinks, returning, shortBody } from './callbacks.ts';

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
 * name gives back, when nothing else says its type, and objects in that. -1 for other objects, and for those that may
 * have more members than they name.
 */
function firstName(view: TreeView, object: number, typed: boolean, depth = 0): number {
  if (!view.is(object, 'object') || depth > DEEP) return -1;
  if (!hasNames(view, object) || !isGiven(view, object, typed, depth)) return -1;
  return memberName(view, view.first(object));
}

/** True for an object with a few members, all of which have names. This is asked for each of them. */
function hasNames(view: TreeView, object: number): boolean {
  let count = 0;
  for (let part = view.first(object); part >= 0; part = view.next(part)) {
    if (++count > MOST || memberName(view, part) < 0) return false;
  }
  return count > 0;
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

const [FIELD, PLAIN_FIELD] = ['public_field_definition', 'field_definition'];
const isValue = (view: TreeView, node: number): boolean =>
  view.is(node, 'arrow_function') || view.is(node, 'function_expression');

/** The links of names in objects that functions make: each is a member of the type of its object. */
export function madeMembers(typed: boolean): readonly LinkRule[] {
  const first = (view: TreeView, part: number): number => firstName(view, view.parent(part), typed);
  const isMade = (view: TreeView, part: number): boolean => first(view, part) >= 0;
  const isMadePair = (view: TreeView, part: number): boolean => view.is(part, 'pair') && isMade(view, part);
  const ofPair = (kind: LinkRule['kind'], from: LinkRule['from']): LinkRule => ({
    ...{ kind, of: memberName, from },
    when: isMadePair,
  });
  return [
    { kind: 'member', of: memberName, from: first, when: isMade },
    ofPair('value', (view, part) => view.field(part, 'value')),
    ...resultLinks({ of: memberName, from: shortBody }, (view, part) => view.field(part, 'value'), isMadePair),
    ...(typed ? [ofPair('returns', 'value:arrow_function|function_expression > return_type')] : []),
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
