import type { TreeView } from '../spec.ts';

/** Nodes between a declaration and the name it declares. */
const AROUND = new Set([
  'pointer_declarator',
  'array_declarator',
  'parenthesized_declarator',
  'attributed_declarator',
  'init_declarator',
  'reference_declarator',
]);

const FUNCTIONS = new Set(['function_declarator', 'abstract_function_declarator']);

/**
 * True when the name is declared as a function: a parameter list follows it directly. `int (*f)(void)` declares a
 * variable, `int *f(void)` and `int (f)(void)` a function.
 */
export function declaresFunction(view: TreeView, name: number): boolean {
  let node = view.parent(name);
  while (view.is(node, 'parenthesized_declarator')) node = view.parent(node);
  return view.is(node, 'function_declarator');
}

/** True when anything below the declarator of this name is initialised: `int x = 1`. */
export function isInitialised(view: TreeView, name: number): boolean {
  let node = view.parent(name);
  while (AROUND.has(view.kindOf(node)) && !view.is(node, 'init_declarator')) node = view.parent(node);
  return view.is(node, 'init_declarator');
}

/** The parameters of a function with a body belong to its scope; those of any other declarator are seen in the list only. */
export function parameterScope(view: TreeView, list: number): 'block' | undefined {
  let node = view.parent(list);
  while (FUNCTIONS.has(view.kindOf(node)) || AROUND.has(view.kindOf(node))) node = view.parent(node);
  return view.kindOf(node) === 'function_definition' || view.kindOf(node) === 'lambda_expression' ? undefined : 'block';
}
