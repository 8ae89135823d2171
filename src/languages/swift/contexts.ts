import type { SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { argumentsOf, calleeOf, isType } from './nodes.ts';

/** Says which type `.name` is looked up in, as far as what is around says that. */
export function contextOf(view: TreeView, node: number, name: number, say: SayLink): void {
  let below = node;
  let around = view.parent(node);
  // What is called or taken further has the type that is expected.
  while (isGoingOn(view, around, below)) {
    below = around;
    around = view.parent(around);
  }
  switch (view.kindOf(around)) {
    case 'value_argument': {
      const call = view.parent(view.parent(view.parent(around)));
      const label = view.at(around, ':value_argument_label > :simple_identifier');
      if (label >= 0) say(name, 'within', label);
      else sayArgument(view, call, below, name, say);
      return;
    }
    case 'property_declaration':
    case 'protocol_property_declaration': {
      const type = view.previous(below);
      if (view.is(type, 'type_annotation')) say(name, 'within', type);
      return;
    }
    case 'equality_expression':
      if (view.field(around, 'rhs') === below) say(name, 'within', view.field(around, 'lhs'));
      else say(name, 'within', view.field(around, 'rhs'));
      return;
    case 'nil_coalescing_expression':
      if (view.field(around, 'if_nil') === below) say(name, 'within', view.field(around, 'value'));
      return;
    case 'assignment':
      if (view.field(around, 'result') === below) say(name, 'within', view.field(around, 'target'));
      return;
    case 'control_transfer_statement':
      if (/^return\b/.test(view.textOf(around))) sayResult(view, around, name, say);
      return;
    case 'statements':
      // The only statement is what is returned.
      if (view.children(around).length === 1) sayResult(view, around, name, say);
      return;
    default: {
      // A default value comes after its parameter.
      const parameter = view.previous(below);
      const type = view.is(parameter, 'parameter')
        ? view.children(parameter).find((child) => isType(view, child))
        : undefined;
      if (type !== undefined) say(name, 'within', type);
    }
  }
}

function isGoingOn(view: TreeView, around: number, below: number): boolean {
  if (view.is(around, 'call_expression')) return view.first(around) === below;
  return view.is(around, 'ternary_expression') && view.field(around, 'condition') !== below;
}

/** An argument without a label: the place says which parameter it is for. */
function sayArgument(view: TreeView, call: number, value: number, name: number, say: SayLink): void {
  const callee = calleeOf(view, call);
  if (callee < 0) return;
  const index = argumentsOf(view, call).findIndex((one) => one.value === value);
  // Only the first: what may be left out could stand before others.
  if (index === 0) say(name, 'within', callee, 'pointed');
}

/** What the function or property around gives; closures have types of their own. */
function sayResult(view: TreeView, from: number, name: number, say: SayLink): void {
  for (let at = view.parent(from); at >= 0; at = view.parent(at)) {
    const kind = view.kindOf(at);
    if (kind === 'lambda_literal' || kind === 'init_declaration') return;
    if (kind === 'function_declaration' || kind === 'subscript_declaration') {
      const type = view
        .children(at)
        .filter((child) => isType(view, child))
        .at(-1);
      if (type !== undefined) say(name, 'within', type);
      return;
    }
    if (kind === 'computed_property' && view.is(view.parent(at), 'property_declaration')) {
      const type = view.previous(at);
      if (view.is(type, 'type_annotation')) say(name, 'within', type);
      return;
    }
    if (kind === 'if_statement' || kind === 'switch_entry' || kind === 'for_statement' || kind === 'while_statement') {
      if (!view.is(from, 'control_transfer_statement')) return;
    }
  }
}
