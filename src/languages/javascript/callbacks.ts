import type { LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** The names, and patterns, of the parameters of a function that have no type of their own; -1 for others. */
function parametersOf(view: TreeView, made: number): number[] {
  const parameters = view.kindOf(made) === 'arrow_function' ? view.field(made, 'parameter') : -1;
  if (parameters >= 0) return [parameters];
  return view.children(view.field(made, 'parameters')).map((one) => {
    if (view.is(one, 'identifier') || view.is(one, 'object_pattern')) return one;
    // Of TypeScript.
    const name = /^(required|optional)_parameter$/.test(view.kindOf(one)) ? view.first(one) : -1;
    return view.children(one).length === 1 ? name : -1;
  });
}

/** The names that a pattern takes out of an object by themselves, or by keys. */
function takenNames(view: TreeView, pattern: number): number[] {
  if (!view.is(pattern, 'object_pattern')) return [];
  return view.children(pattern).flatMap((one) => {
    if (view.is(one, 'pair_pattern')) return view.field(one, 'key');
    const name = view.is(one, 'object_assignment_pattern') ? view.field(one, 'left') : one;
    return view.is(name, 'shorthand_property_identifier_pattern') ? name : [];
  });
}

/** What is called with a function, `made`, that is one of the arguments. */
function calledWith(view: TreeView, made: number): number {
  const call = view.parent(view.parent(made));
  return view.is(call, 'call_expression') ? view.field(call, 'function') : view.field(call, 'constructor');
}

/**
 * The parameters of a function that is written out, and what is taken out of them: what they are, that says what the
 * function is given to.
 */
export function functionGiven(
  from: (view: TreeView, made: number) => number,
  argument: (view: TreeView, made: number) => number,
  when: (view: TreeView, made: number) => boolean,
): readonly LinkRule[] {
  return [
    {
      kind: 'passed',
      of: (view, made) => parametersOf(view, made).filter((name) => view.is(name, 'identifier')),
      from,
      places: (view, made, of) => ({
        argument: argument(view, made),
        parameter: parametersOf(view, made).indexOf(of),
      }),
      when,
    },
    {
      kind: 'taken',
      of: (view, made) => parametersOf(view, made).flatMap((one) => takenNames(view, one)),
      from,
      places: (view, made, of) => ({
        argument: argument(view, made),
        parameter: parametersOf(view, made).findIndex((one) => takenNames(view, one).includes(of)),
      }),
      when,
    },
  ];
}

/** An argument beyond this place is none of a link 'passed'. */
const LAST_PLACE = 6;

/** True for an argument whose place is known: there is no `...all` before it. */
export function isPlaced(view: TreeView, node: number): boolean {
  const all = view.parent(node);
  if (!view.is(all, 'arguments')) return false;
  const given = view.children(all);
  const place = given.indexOf(node);
  return place <= LAST_PLACE && !given.slice(0, place).some((one) => view.is(one, 'spread_element'));
}

/** The function that a `return` stands in, and gives a value of; -1 for none, and for a generator. */
function functionOf(view: TreeView, statement: number): number {
  for (let at = view.parent(statement); at >= 0; at = view.parent(at)) {
    switch (view.kindOf(at)) {
      case 'method_definition':
        return view.child(at, '"*"') < 0 ? at : -1;
      case 'function_declaration':
      case 'arrow_function':
      case 'function_expression':
        return at;
      case 'generator_function_declaration':
      case 'generator_function':
      case 'class_body':
        return -1;
    }
  }
  return -1;
}

/** The name of the function that a `return` stands in; -1 when it has none, and for one that is assigned where `typed`. */
export function returning(view: TreeView, statement: number, typed = false): number {
  const made = functionOf(view, statement);
  if (view.is(made, 'function_declaration') || view.is(made, 'method_definition')) return view.field(made, 'name');
  const around = view.parent(made);
  switch (view.kindOf(around)) {
    case 'field_definition':
      return view.field(around, 'property');
    case 'variable_declarator':
    case 'public_field_definition':
      return view.field(around, 'name');
    case 'pair':
      return memberKey(view, around);
    case 'assignment_expression': {
      // `exports.f = function () { … }`
      const left = view.field(around, 'left');
      return !typed && view.is(left, 'member_expression') ? view.field(left, 'property') : -1;
    }
    default:
      return -1;
  }
}

/** The word that is the key of a pair; -1 for another key. */
function memberKey(view: TreeView, pair: number): number {
  const key = view.field(pair, 'key');
  return view.is(key, 'property_identifier') ? key : -1;
}

/** What a function, `made`, shows to give: where it is asynchronous, a promise of that. */
export function resultLinks(
  { of, from }: Pick<LinkRule, 'of' | 'from'>,
  made: (view: TreeView, node: number) => number,
  when: (view: TreeView, node: number) => boolean = () => true,
): readonly LinkRule[] {
  const isAsync = (view: TreeView, node: number): boolean => view.child(made(view, node), '"async"') >= 0;
  return [
    { kind: 'result', of, from, when: (view, node) => when(view, node) && !isAsync(view, node) },
    { kind: 'promised', of, from, when: (view, node) => when(view, node) && isAsync(view, node) },
  ];
}

/** Those of one that is an argument. */
const given = functionGiven(calledWith, (view, made) => view.children(view.parent(made)).indexOf(made), isPlaced);

/** What functions are given and give back. */
export const callbackLinks: Readonly<
  Record<'arrow_function' | 'function_expression' | 'return_statement', readonly LinkRule[]>
> = {
  arrow_function: given,
  function_expression: given,
  return_statement: resultLinks(
    { of: (view, node) => returning(view, node), from: (view, node) => view.first(node) },
    functionOf,
  ),
};

/** What functions give back where members are declared with types: what these are assigned says nothing then. */
export const typedReturns: readonly LinkRule[] = resultLinks(
  { of: (view, node) => returning(view, node, true), from: (view, node) => view.first(node) },
  functionOf,
);

/** `const f = () => value`, or a field of a class, whose name is the path; the function stands in `field`. */
export const shortResult = (of: string, field: 'value' | 'right' = 'value'): readonly LinkRule[] =>
  resultLinks({ of, from: (view, node) => bodyOf(view, view.field(node, field)) }, (view, node) =>
    view.field(node, field),
  );

/** The value that an arrow function, which is the value of a node, is written with; -1 for others. */
export const shortBody = (view: TreeView, node: number): number => bodyOf(view, view.field(node, 'value'));

function bodyOf(view: TreeView, made: number): number {
  const body = view.is(made, 'arrow_function') ? view.field(made, 'body') : -1;
  return view.is(body, 'statement_block') ? -1 : body;
}
