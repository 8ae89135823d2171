import type { FoundName, NameHook } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** Goes up from a name through the parts of `a.b<c>.d` that it is in. */
function wholeName(view: TreeView, node: number): number {
  let at = node;
  while (/^(?:qualified_name|alias_qualified_name|generic_name)$/.test(view.kindOf(view.parent(at))))
    at = view.parent(at);
  return at;
}

/** What stands before the last part of `a.b.C`: a type or a namespace. */
export function qualifier(view: TreeView, node: number): FinalSlot {
  if (view.textOf(node) === 'global') return 'none';
  const around = view.kindOf(view.parent(wholeName(view, node)));
  if (around === 'using_directive') return 'import';
  return around.endsWith('namespace_declaration') ? 'none' : 'type';
}

/** In `f(out x)` and `(x, y) = …` variables are written, in others they are read. */
export function argument(view: TreeView, node: number): FinalSlot {
  let at = node;
  while (at >= 0 && !view.is(at, 'argument')) at = view.parent(at);
  if (view.child(at, '"out"') >= 0 || view.child(at, '"ref"') >= 0) return 'write';
  while (view.is(at, 'argument') && view.is(view.parent(at), 'tuple_expression')) at = view.parent(view.parent(at));
  const tuple = view.is(at, 'argument') ? -1 : lastTuple(view, node);
  return tuple >= 0 &&
    view.field(view.parent(tuple), 'left') === tuple &&
    view.is(view.parent(tuple), 'assignment_expression')
    ? 'write'
    : 'read';
}

/** The outermost of the tuples that a name is directly in. */
function lastTuple(view: TreeView, node: number): number {
  let at = node;
  let tuple = -1;
  while (/^(?:argument|tuple_expression|member_access_expression)$/.test(view.kindOf(view.parent(at)))) {
    at = view.parent(at);
    if (view.is(at, 'tuple_expression')) tuple = at;
  }
  return tuple;
}

/** What a member is taken from; in `{ Owner.Name: "x" }` that is a member itself. */
export function accessed(view: TreeView, node: number): FinalSlot {
  let whole = view.parent(node);
  while (view.is(view.parent(whole), 'member_access_expression')) whole = view.parent(whole);
  const pattern = view.parent(whole);
  return view.is(pattern, 'subpattern') && view.first(pattern) === whole ? 'key' : 'read';
}

/** The left side of an assignment; in `new Foo { A = 1 }` it is a member of Foo. */
export function assigned(view: TreeView, node: number): FinalSlot {
  const assignment = view.parent(node);
  const isOwn = view.field(assignment, 'left') === node;
  return isOwn && view.is(view.parent(assignment), 'initializer_expression') ? 'key' : 'write';
}

const isFollowedBy = (view: TreeView, node: number, what: RegExp): boolean =>
  what.test(view.text.slice(view.end(node), view.end(node) + 40));

/** In `new { A = x, y }` A is a key. */
export function anonymousMember(view: TreeView, node: number): FinalSlot {
  return isFollowedBy(view, node, /^\s*=(?![=>])/) ? 'key' : 'read';
}

/** In `x with { A = y }` the first is a key. */
export function withMember(view: TreeView, node: number): FinalSlot {
  return view.first(view.parent(node)) === node ? 'key' : 'read';
}

/** In `join x in y on a equals b` and `let x = y` the first name is new. */
export function queryName(view: TreeView, node: number): FinalSlot {
  if (view.field(view.parent(node), 'type') === node) return 'type';
  return isFollowedBy(view, node, /^\s*(?:in\b|=(?![=>]))/) && isFirstName(view, node) ? 'variable' : 'read';
}
function isFirstName(view: TreeView, node: number): boolean {
  const type = view.field(view.parent(node), 'type');
  return view.children(view.parent(node)).find((child) => child !== type) === node;
}

/** `x is Foo` names a type, where it does not name a constant; the labels of a switch mostly name constants. */
export function constantPattern(view: TreeView, node: number): FinalSlot {
  let at = wholeName(view, node);
  if (!view.is(view.parent(at), 'constant_pattern')) return 'read';
  while (/_pattern$/.test(view.kindOf(view.parent(at)))) at = view.parent(at);
  return view.is(view.parent(at), 'is_pattern_expression') ? 'type' : 'read';
}

/** `goto case X` reads X, `goto X` jumps to a label. */
export function target(view: TreeView, node: number): FinalSlot {
  const jump = view.parent(node);
  return view.child(jump, '"case"') >= 0 ? 'read' : 'label';
}

/** `x++` and `--x` write x. */
export function changed(view: TreeView, node: number): FinalSlot {
  let unary = view.parent(node);
  while (view.is(unary, 'member_access_expression')) unary = view.parent(unary);
  return view.child(unary, '"++"') >= 0 || view.child(unary, '"--"') >= 0 ? 'write' : 'read';
}

/** The name of an operator as it is written: `operator +`, `operator int`. */
export const operatorName: NameHook = (view, node) => {
  const keyword = view.child(node, '"operator"');
  if (keyword < 0) return [];
  const start = view.start(keyword);
  const parameters = view.field(node, 'parameters');
  const [text] = /^.*/.exec(view.text.slice(start, view.start(parameters)).trimEnd())!;
  return [{ node: -1, start, text }];
};

/** `~Foo`. */
export const finalizerName: NameHook = (view, node) => {
  const name = view.field(node, 'name');
  const start = view.start(view.child(node, '"~"'));
  const text = view.text.slice(start, view.end(name));
  return /^~\S+$/.test(text) ? [{ node: -1, start, text }] : [];
};

/** `this` of an indexer. */
export const indexerName: NameHook = (view, node) => {
  const keyword = view.child(node, '"this"');
  return keyword < 0 ? [] : [{ node: keyword, start: view.start(keyword), text: 'this' }];
};

/** The name in `#define X`. */
export const macroName: NameHook = (view, node) => {
  const [head, text] = /^#\s*define\s+([\p{L}_][\p{L}\p{Nd}_]*)/u.exec(view.textOf(node)) ?? ['', ''];
  const start = view.start(node) + head!.length - text!.length;
  return text === '' ? [] : [{ node: view.child(node, 'preproc_arg'), start, text: text! }];
};

/** The first `value` in an accessor that has a parameter of that name without saying so. */
export const implicitValue: NameHook = (view, body) => {
  const head = view.text.slice(view.start(view.parent(body)), view.start(body));
  return /\bget\s*$/.test(head) ? [] : firstNamed(view, body, 'value');
};

function firstNamed(view: TreeView, node: number, name: string): FoundName[] {
  if (view.is(node, 'identifier')) {
    return view.textOf(node) === name ? [{ node: -1, start: view.start(node), text: name }] : [];
  }
  for (const child of view.children(node)) {
    if (view.is(node, 'member_access_expression') && child === view.field(node, 'name')) continue;
    const found = firstNamed(view, child, name);
    if (found.length > 0) return found;
  }
  return [];
}
