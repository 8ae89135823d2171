import type { TreeView } from '../tree-view.ts';
import { looksLikeMacro } from './readable/words.ts';

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

/** True when what is declared, or what it points to, is a function, so that the type before it is that of the result. */
export function hasParameters(view: TreeView, declarator: number): boolean {
  for (let at = declarator; at >= 0; ) {
    if (view.is(at, 'function_declarator')) return true;
    const inner = view.field(at, 'declarator');
    at = inner < 0 && AROUND.has(view.kindOf(at)) ? view.first(at) : inner;
  }
  return false;
}

/** True when anything below the declarator of this name is initialised: `int x = 1`. */
function isInitialised(view: TreeView, name: number): boolean {
  let node = view.parent(name);
  while (AROUND.has(view.kindOf(node)) && !view.is(node, 'init_declarator')) node = view.parent(node);
  return view.is(node, 'init_declarator');
}

/** True for `extern` without a value: the variable is defined somewhere else. */
export function isElsewhere(view: TreeView, node: number, name: number): boolean {
  return hasWord(view, node, 'storage_class_specifier', /^extern$/) && !isInitialised(view, name);
}

/** True when the value itself, not what it points to, is `const` or `constexpr`. */
export function isConstant(view: TreeView, node: number, name: number): boolean {
  let at = view.parent(name);
  for (; AROUND.has(view.kindOf(at)); at = view.parent(at)) {
    if (view.is(at, 'pointer_declarator')) return hasWord(view, at, 'type_qualifier', /^const$/);
  }
  return at === node && hasWord(view, node, 'type_qualifier', /^const(expr)?$/);
}

/** True when the name stands alone: in `typedef struct { … } a, *b;` `a` is the struct, `b` is not. */
export function isPlain(view: TreeView, node: number, name: number): boolean {
  return view.parent(name) === node;
}

function hasWord(view: TreeView, node: number, kind: string, word: RegExp): boolean {
  return view.children(node).some((child) => view.is(child, kind) && word.test(view.textOf(child)));
}

/**
 * True unless it is a call in the body of a function, after a macro that is a statement by itself:
 * `LOCK  f(&x);`, `LIST(x)  f(y);`.
 */
export function isDeclared(view: TreeView, node: number): boolean {
  if (!view.is(view.parent(node), 'compound_statement')) return true;
  const declarator = view.field(node, 'declarator');
  const type = view.field(node, 'type');
  if (!view.is(declarator, 'function_declarator') || view.first(node) !== type) return true;
  // What is given to a call looks like types without names at most.
  const isTyped = view.children(view.field(declarator, 'parameters')).some((one) => {
    return view.field(one, 'declarator') >= 0 || !view.is(view.field(one, 'type'), 'type_identifier');
  });
  return (
    (isTyped && !view.text.slice(view.start(declarator), view.end(declarator)).includes('&')) ||
    !(view.is(type, 'macro_type_specifier') || looksLikeMacro(view.textOf(type)))
  );
}

/** True for the declarator of a function that is followed by a body and stands in what does not parse. */
export function isBrokenHead(view: TreeView, node: number): boolean {
  let around = view.parent(node);
  while (view.is(around, 'pointer_declarator')) around = view.parent(around);
  return view.kindOf(around) === 'ERROR' && /^[\s\w]*\{/.test(view.text.slice(view.end(node), view.end(node) + 200));
}

/** The parameters of a function with a body belong to its scope; those of any other declarator are seen in the list only. */
export function parameterScope(view: TreeView, list: number): 'block' | undefined {
  let node = view.parent(list);
  while (FUNCTIONS.has(view.kindOf(node)) || AROUND.has(view.kindOf(node))) node = view.parent(node);
  return /^(function_definition|lambda_expression|catch_clause)$/.test(view.kindOf(node)) ? undefined : 'block';
}
