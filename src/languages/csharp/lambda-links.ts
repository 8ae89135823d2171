import { NO_ARGUMENT } from '../../model/index.ts';
import type { LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { callAround } from './call-links.ts';

type Hook = (view: TreeView, node: number) => number;

/** The parameters of a function without a name that are written without types. */
function untyped(view: TreeView, lambda: number): readonly number[] {
  const parameters = view.field(lambda, 'parameters');
  if (view.is(parameters, 'implicit_parameter')) return [parameters];
  if (!view.is(parameters, 'parameter_list')) return [];
  return view.children(parameters).flatMap((one) => {
    const name = view.field(one, 'name');
    return name >= 0 && view.field(one, 'type') < 0 ? [name] : [];
  });
}
const placeOf: Hook = (view, argument) => {
  const place = view.children(view.parent(argument)).indexOf(argument);
  return place < 7 ? place : 8;
};
const passedLambda: LinkRule = {
  kind: 'passed',
  of: untyped,
  from: (view, node) => callAround(view, view.parent(node)),
  places: (view, node, of) => ({
    // The last place stands for something else.
    argument: placeOf(view, view.parent(node)),
    parameter: untyped(view, node).indexOf(of),
  }),
  when: (view, node) =>
    view.is(view.parent(node), 'argument') &&
    view.field(view.parent(node), 'name') < 0 &&
    callAround(view, view.parent(node)) >= 0,
};

/** What a function is given to that is no argument. */
const taker: Hook = (view, node) => {
  const around = view.parent(node);
  switch (view.kindOf(around)) {
    case 'assignment_expression':
      return view.field(around, 'right') === node ? view.field(around, 'left') : -1;
    case 'variable_declarator':
    case 'property_declaration':
      return view.field(around, 'name');
    case 'arrow_expression_clause':
      return view.is(view.parent(around), 'property_declaration') ? view.field(view.parent(around), 'name') : -1;
    default:
      return -1;
  }
};
const assignedLambda: LinkRule = {
  kind: 'passed',
  of: untyped,
  from: taker,
  places: (view, node, of) => ({ argument: NO_ARGUMENT, parameter: untyped(view, node).indexOf(of) }),
};

/** What the parameters of a function without a name are, by what it is given to. */
export const lambdaLinks: readonly LinkRule[] = [passedLambda, assignedLambda];
