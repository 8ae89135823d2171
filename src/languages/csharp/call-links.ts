import { LINK_STEPS, LINK_TARGETS } from '../../model/index.ts';
import type { LinkHook, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { shapeOf } from './functions.ts';
import { argumentValue } from './values.ts';

type Hook = (view: TreeView, node: number) => number;

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
export const callAround: Hook = (view, argument) => called(view, view.parent(view.parent(argument)));

/** The arguments of a call that name what they are, or not. */
const argumentsOf = (view: TreeView, node: number): readonly number[] => {
  const list = view.child(node, 'argument_list');
  return list < 0 ? [] : view.children(list).filter((one) => view.is(one, 'argument'));
};

/** What a call is given; of a function that is written out how many it takes and what it gives. */
export const passes: LinkHook = (view, node, say) => {
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
  const isNew = view.is(value, 'declaration_expression') && view.is(view.field(value, 'type'), 'implicit_type');
  return isNew ? view.field(value, 'name') : -1;
};

const isCalled = (view: TreeView, node: number): boolean =>
  view.is(view.parent(view.parent(node)), 'invocation_expression');

/** What an argument is: a parameter by its name, a value, a variable that is made. */
export const argumentLinks: readonly LinkRule[] = [
  { kind: 'key', of: 'name', from: callAround },
  { kind: 'value', of: 'name', from: (view, node) => argumentValue(view, node) },
  { kind: 'out', of: madeByArgument, from: callAround, when: isCalled },
];
