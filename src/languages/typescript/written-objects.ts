import type { LinkStep } from '../../model/index.ts';
import { isPlaced } from '../javascript/callbacks.ts';
import { madeMembers, memberName } from '../javascript/made-objects.ts';
import type { LinkHook, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** What says of which type a value is that is written out: a type or a value, and steps from there. */
interface Expected {
  from: number;
  isType: boolean;
  steps: readonly LinkStep[];
}

/** Nodes that are what one of their operands is. */
const PASSES = /^(?:parenthesized_expression|ternary_expression)$/;
/** So many of them are looked through. */
const DEEP = 16;
const FUNCTION = /^(?:arrow_function|function_expression|function_declaration|method_definition)$/;

/** The node whose value an expression is, past parentheses, branches and what stands in its place when there is none. */
export function whole(view: TreeView, expression: number): number {
  let node = expression;
  for (let depth = 0; depth < DEEP; depth++) {
    const around = view.parent(node);
    const isOption =
      view.is(around, 'binary_expression') &&
      view.field(around, 'right') === node &&
      /^(?:\|\||\?\?)$/.test(view.textOf(view.field(around, 'operator')));
    if (!isOption && !PASSES.test(view.kindOf(around))) return node;
    if (view.is(around, 'ternary_expression') && view.field(around, 'condition') === node) return node;
    node = around;
  }
  return node;
}

/** What the place of an expression expects; undefined where that says nothing. Arguments are not looked at. */
function expectedAt(view: TreeView, expression: number): Expected | undefined {
  const node = whole(view, expression);
  const around = view.parent(node);
  const type = (from: number, ...steps: LinkStep[]): Expected | undefined =>
    from < 0 ? undefined : { from, isType: true, steps };
  switch (view.kindOf(around)) {
    case 'variable_declarator':
    case 'required_parameter':
    case 'optional_parameter':
    case 'public_field_definition':
      return type(view.field(around, 'type'));
    case 'as_expression':
    case 'satisfies_expression':
      return type(view.children(around)[1] ?? -1);
    case 'assignment_expression':
      return view.field(around, 'right') === node
        ? { from: view.field(around, 'left'), isType: false, steps: [] }
        : undefined;
    case 'pair': {
      const key = view.field(around, 'key');
      return view.is(key, 'property_identifier') ? { from: key, isType: false, steps: [] } : undefined;
    }
    case 'array': {
      const all = expectedAt(view, around);
      return all && all.steps.length < 2 ? { ...all, steps: [...all.steps, 'element'] } : undefined;
    }
    case 'return_statement':
      return returned(view, functionAround(view, around));
    case 'arrow_function':
      return view.field(around, 'body') === node ? returned(view, around) : undefined;
    default:
      return undefined;
  }
}

/** The function that a statement stands in; -1 for none, and for a generator. */
export function functionAround(view: TreeView, node: number): number {
  let at = view.parent(node);
  while (at >= 0 && !FUNCTION.test(view.kindOf(at))) {
    // What is returned there is not what is returned here.
    if (/^(?:class_body|generator_function)/.test(view.kindOf(at))) return -1;
    at = view.parent(at);
  }
  return at;
}

function returned(view: TreeView, made: number): Expected | undefined {
  const from = made < 0 ? -1 : view.field(made, 'return_type');
  if (from < 0) return undefined;
  return { from, isType: true, steps: view.child(made, '"async"') >= 0 ? ['await'] : [] };
}

const expected: LinkHook = (view, part, say) => {
  const name = memberName(view, part);
  const found = name < 0 ? undefined : expectedAt(view, view.parent(part));
  if (!found) return;
  say(name, 'key', found.from, ...(found.isType && found.steps.length === 0 ? (['construct'] as const) : found.steps));
};

/** A name in an object that is an argument: which, that says what is called. */
const argument: LinkRule = {
  kind: 'passed',
  of: memberName,
  from: (view, part) => {
    const call = view.parent(view.parent(whole(view, view.parent(part))));
    return view.is(call, 'new_expression') ? view.field(call, 'constructor') : view.field(call, 'function');
  },
  places: (view, part) => {
    const given = whole(view, view.parent(part));
    return { argument: view.children(view.parent(given)).indexOf(given), parameter: 0 };
  },
  when: (view, part) => isPlaced(view, whole(view, view.parent(part))),
};

/** The links of names in objects that are written out: what the place where the object stands expects has such members. */
export const writtenObjects: readonly (LinkRule | LinkHook)[] = [expected, argument, ...madeMembers(true)];
