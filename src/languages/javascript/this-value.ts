import { LINK_TARGETS } from '../../model/index.ts';
import type { ValueRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { isExports } from './assignments.ts';
import { writtenObject } from './made-objects.ts';

/** The function that a `this` is of; -1 at file level and in a class outside of its methods. */
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
      case 'class_static_block':
        return -1;
    }
  }
  return -1;
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

/**
 * What `this` is: in a method of an object that is written out, that object; in a function that is given to a call,
 * whatever that calls it on.
 */
export function thisValue(typed: boolean): ValueRule {
  const { at, step } = writtenObject(typed) as { at: (view: TreeView, node: number) => number; step: StepOf };
  const objectOf = (view: TreeView, node: number): number => {
    const made = functionAround(view, node);
    return made < 0 ? -1 : objectAround(view, made);
  };
  return {
    at: (view, node) => {
      const made = functionAround(view, node);
      if (made >= 0 && view.is(view.parent(made), 'arguments')) return LINK_TARGETS.unknown;
      const object = objectOf(view, node);
      if (object < 0) return LINK_TARGETS.this;
      const first = at(view, object);
      if (first >= 0) return first;
      const name = holderName(view, object);
      return name < 0 ? LINK_TARGETS.this : name;
    },
    step: (view, node) => {
      const object = objectOf(view, node);
      return object < 0 ? 'none' : step(view, object);
    },
  };
}

type StepOf = (view: TreeView, node: number) => 'none' | 'construct';
