import { LINK_TARGETS } from '../../model/index.ts';
import type { ValueRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { isExports } from './assignments.ts';
import { writtenObject } from './made-objects.ts';

/** The function that a `this` is of, or the class whose field it stands in; -1 at file level and where a class is made. */
function functionAround(view: TreeView, node: number): number {
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    switch (view.kindOf(at)) {
      case 'method_definition':
      case 'function_expression':
      case 'generator_function':
      case 'function_declaration':
      case 'generator_function_declaration':
        return at;
      case 'class_body':
        return at;
      case 'class_static_block':
        return -1;
    }
  }
  return -1;
}

/** What a class, or a function, without a name of its own is the value of, where that gives it one. */
const NAMED = /^(?:pair|variable_declarator|assignment_expression|(?:public_)?field_definition|export_statement)$/;

/** True in a class that has no name. */
function isInUnnamedClass(view: TreeView, made: number): boolean {
  const body = view.is(made, 'method_definition') ? view.parent(made) : made;
  const around = view.is(body, 'class_body') ? view.parent(body) : -1;
  return view.is(around, 'class') && view.field(around, 'name') < 0 && !NAMED.test(view.kindOf(view.parent(around)));
}

const EXPRESSIONS = /^(?:function_expression|generator_function)$/;

/**
 * The function, or class body, whose `this` one is, past `.bind(this)`, which keeps the `this` around it. 'unknown' at file
 * level, in what has no name, and where what calls it says what it is.
 */
function ownerOfThis(view: TreeView, node: number): number | 'unknown' {
  for (let made = functionAround(view, node); ; made = functionAround(view, made)) {
    if (made < 0 || isInUnnamedClass(view, made) || declaresThis(view, made)) return 'unknown';
    if (!EXPRESSIONS.test(view.kindOf(made))) return made;
    const around = view.parent(made);
    if (NAMED.test(view.kindOf(around))) return made;
    if (!isBound(view, around)) return 'unknown';
  }
}

/** True for a function of TypeScript that says what its `this` is. */
function declaresThis(view: TreeView, made: number): boolean {
  const parameters = view.field(made, 'parameters');
  return parameters >= 0 && /^\(\s*this\b/.test(view.text.slice(view.start(parameters), view.start(parameters) + 20));
}

/** True for `f.bind` in `f.bind(this)`. */
function isBound(view: TreeView, member: number): boolean {
  const call = view.parent(member);
  const isCalled = view.is(member, 'member_expression') && view.is(call, 'call_expression');
  return (
    isCalled &&
    view.textOf(view.field(member, 'property')) === 'bind' &&
    view.is(view.first(view.field(call, 'arguments')), 'this')
  );
}

/**
 * What `this` is in a function that is assigned: `a` in `a.b = function () {}`. LINK_TARGETS.this for a member of a
 * prototype, unknown for what makes values of its own, `a.B`, and for what is no member.
 */
function assignedTo(view: TreeView, assignment: number): number {
  const left = view.field(assignment, 'left');
  const object = view.is(left, 'member_expression') ? view.field(left, 'object') : -1;
  if (object < 0) return LINK_TARGETS.unknown;
  if (view.textOf(view.field(object, 'property')) === 'prototype') return LINK_TARGETS.this;
  const isPlain = view.is(object, 'identifier') || view.is(object, 'member_expression') || view.is(object, 'this');
  const isMaker = /^\p{Lu}/u.test(view.textOf(view.field(left, 'property')));
  return isPlain && !isMaker ? object : LINK_TARGETS.unknown;
}

/** The object literal that a function is a member of; -1 for others. */
function objectAround(view: TreeView, made: number): number {
  const pair = view.parent(made);
  const isValue = view.is(pair, 'pair') && view.field(pair, 'value') === made;
  const object = isValue ? view.parent(pair) : pair;
  return view.is(object, 'object') ? object : -1;
}

/** The name of what an object is the value of, that is not made by a function: a variable, `exports`. -1 for none. */
function holderName(view: TreeView, object: number): number {
  let value = object;
  let around = view.parent(value);
  let name = -1;
  while (view.is(around, 'assignment_expression') && view.field(around, 'right') === value) {
    const left = view.field(around, 'left');
    if (view.is(left, 'member_expression') && isExports(view, left)) name = view.field(left, 'property');
    value = around;
    around = view.parent(value);
  }
  if (!view.is(around, 'variable_declarator') || view.field(around, 'value') !== value) return name;
  return view.is(view.field(around, 'name'), 'identifier') ? view.field(around, 'name') : name;
}

/** True for an object that is assigned to a prototype. */
function isPrototype(view: TreeView, object: number): boolean {
  const assignment = view.parent(object);
  const left = view.is(assignment, 'assignment_expression') ? view.field(assignment, 'left') : -1;
  return view.is(left, 'member_expression') && view.textOf(view.field(left, 'property')) === 'prototype';
}

/**
 * What `this` is: in a method of an object that is written out, that object; in a function that is assigned to a member,
 * what that is a member of; in a function that is given to a call, whatever that calls it on.
 */
export function thisValue(typed: boolean): ValueRule {
  const { at, step } = writtenObject(typed) as { at: (view: TreeView, node: number) => number; step: StepOf };
  const objectOf = (view: TreeView, node: number): number => {
    const made = ownerOfThis(view, node);
    return made === 'unknown' || made < 0 ? -1 : objectAround(view, made);
  };
  return {
    at: (view, node) => {
      const made = ownerOfThis(view, node);
      if (made === 'unknown') return LINK_TARGETS.unknown;
      const around = view.parent(made);
      if (EXPRESSIONS.test(view.kindOf(made)) && view.is(around, 'assignment_expression'))
        return assignedTo(view, around);
      const object = objectOf(view, node);
      if (object < 0) return LINK_TARGETS.this;
      const first = at(view, object);
      if (first >= 0) return first;
      const name = holderName(view, object);
      return name >= 0 ? name : isPrototype(view, object) ? LINK_TARGETS.this : LINK_TARGETS.unknown;
    },
    step: (view, node) => {
      const object = objectOf(view, node);
      return object < 0 ? 'none' : step(view, object);
    },
  };
}

type StepOf = (view: TreeView, node: number) => 'none' | 'construct';
