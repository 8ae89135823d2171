import type { FoundName, NameHook } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const DECLARES = /\b(?:const|var)\s+$/;

/** The names after `const` or `var`: assignments are nodes of the same kind, and `a, const b = f();` is both. */
export const declaredNames: NameHook = (view, node) => {
  const out: FoundName[] = [];
  for (const name of view.children(node)) if (isDeclared(view, name)) out.push(found(view, name));
  return out;
};

function isDeclared(view: TreeView, node: number): boolean {
  const start = view.start(node);
  return view.is(node, 'identifier') && DECLARES.test(view.text.slice(Math.max(0, start - 20), start));
}

const found = (view: TreeView, node: number): FoundName => ({ node, start: view.start(node), text: view.textOf(node) });

/** An identifier directly in a declaration or an assignment, or the last member of a path there. */
export function inDeclaration(view: TreeView, node: number): FinalSlot {
  let part = node;
  while (!view.is(view.parent(part), 'variable_declaration')) part = view.parent(part);
  const around = view.parent(part);
  if (view.field(around, 'type') === part) return 'type';
  return view.start(part) === view.start(around) || view.children(around).at(-1) !== part ? 'write' : 'read';
}

/** The `x` of `.{ .x = 1 }`; what is assigned to where the loop of a `while` goes on. */
export function assigned(view: TreeView, node: number): FinalSlot {
  const target = view.parent(node);
  const isKey = view.is(target, 'field_expression') && view.field(target, 'object') < 0;
  return isKey ? 'key' : 'write';
}

const TYPES: ReadonlySet<string> = new Set(
  'function_signature pointer_type slice_type nullable_type array_type error_union_type builtin_type'.split(' '),
);

/** True for a constant whose value can only be a type. */
export function isType(view: TreeView, node: number): boolean {
  const value = view.children(node).at(-1) ?? -1;
  if (value === view.field(node, 'type')) return false;
  return TYPES.has(view.kindOf(value)) || /^@(?:This|Type|TypeOf|Vector)\(/.test(view.textOf(value));
}

/** A test without a name has the keyword for one. */
export const testKeyword: NameHook = (view, node) => [{ node: -1, start: view.start(node), text: 'test' }];

/** True for a function that takes what it is called on: its first parameter is of the type around it, or called `self`. */
export function takesSelf(view: TreeView, node: number): boolean {
  const first = view.first(view.child(node, 'parameters'));
  if (!view.is(first, 'parameter')) return false;
  if (/^_?self$/.test(view.textOf(view.field(first, 'name')))) return true;
  const type = view.textOf(view.field(first, 'type')).replace(/^[?*\s]*(?:\[\*\w*\])?(?:const\s+)?/, '');
  let holder = view.parent(view.parent(node));
  while (view.is(holder, 'if_expression')) holder = view.parent(holder);
  const [name] = view.is(holder, 'variable_declaration') ? declaredNames(view, holder) : [];
  return type === 'Self' || /^@This\(\)$/.test(type) || type === name?.text;
}

/** True for the value that a `.zon` file is, and what is in it. */
export function isData(view: TreeView, node: number): boolean {
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    const kind = view.kindOf(at);
    if (kind === 'call_expression') return view.text.startsWith('.{', view.start(at));
    if (kind !== 'initializer_list' && kind !== 'anonymous_struct_initializer' && kind !== 'assignment_expression') {
      return false;
    }
  }
  return false;
}
