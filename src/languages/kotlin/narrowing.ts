import type { LinkHook, SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** That a local is of a type. */
interface Test {
  name: string;
  type: number;
}

/** So deep are conditions looked at. */
const DEEP = 20;

/** What surely holds when a condition does (or, for `otherwise`, when it does not). */
function testsIn(view: TreeView, node: number, otherwise: boolean, depth = 0): Test[] {
  if (depth > DEEP) return [];
  if (view.is(node, 'parenthesized_expression')) return testsIn(view, view.first(node), otherwise, depth + 1);
  if (view.is(node, 'binary_expression')) {
    const [left, right] = [view.field(node, 'left'), view.field(node, 'right')];
    const joins = view.text.slice(view.end(left), view.start(right)).trim();
    if (joins !== (otherwise ? '||' : '&&')) return [];
    return [...testsIn(view, left, otherwise, depth + 1), ...testsIn(view, right, otherwise, depth + 1)];
  }
  if (!view.is(node, 'is_expression')) return [];
  const [left, type] = [view.field(node, 'left'), view.field(node, 'right')];
  if (!view.is(left, 'identifier')) return [];
  const isNot = view.text.slice(view.end(left), view.start(type)).includes('!');
  return isNot === otherwise ? [{ name: view.textOf(left), type }] : [];
}

/** Says of all uses of a name in a node which type it has there, unless it is written there. */
function sayIn(view: TreeView, node: number, { name, type }: Test, say: SayLink): void {
  const uses: number[] = [];
  let isWritten = false;
  const visit = (at: number): void => {
    for (const child of view.children(at)) {
      if (!view.is(child, 'identifier')) {
        if (view.is(child, 'assignment') && view.textOf(view.field(child, 'left')) === name) isWritten = true;
        visit(child);
        continue;
      }
      const isMember = view.is(at, 'navigation_expression') && view.first(at) !== child;
      const isCalled = view.is(at, 'call_expression') || view.is(at, 'user_type');
      const isKey = view.is(at, 'value_argument') && view.child(at, '"="') >= 0 && view.first(at) === child;
      const isDefined = view.is(at, 'variable_declaration') || view.is(at, 'parameter');
      if (!isMember && !isCalled && !isKey && !isDefined && view.textOf(child) === name) uses.push(child);
    }
  };
  if (view.is(node, 'identifier')) {
    if (view.textOf(node) === name) uses.push(node);
  } else visit(node);
  if (!isWritten) for (const use of uses) say(use, 'type', type);
}

const leaves = (view: TreeView, node: number): boolean => {
  const last = view.is(node, 'block') ? view.children(node).at(-1) : node;
  return last !== undefined && /^(?:return|throw|break|continue)/.test(view.textOf(last));
};

/** `if (x is Foo) …`: x is a Foo in it; after `if (x !is Foo) return` too. */
export const narrowedByIf: LinkHook = (view, node, say) => {
  const condition = view.field(node, 'condition');
  if (condition < 0 || !/\bis\b/.test(view.textOf(condition))) return;
  const [, then, other] = view.children(node);
  for (const test of testsIn(view, condition, false)) if (then !== undefined) sayIn(view, then, test, say);
  narrowedByAnd(view, condition, say);
  const opposite = testsIn(view, condition, true);
  for (const test of opposite) if (other !== undefined) sayIn(view, other, test, say);
  if (then === undefined || other !== undefined || !leaves(view, then)) return;
  for (let after = view.next(node); after >= 0; after = view.next(after)) {
    for (const test of opposite) sayIn(view, after, test, say);
  }
};

/** `x is Foo && x.bar`. */
function narrowedByAnd(view: TreeView, node: number, say: SayLink): void {
  if (!view.is(node, 'binary_expression')) return;
  const [left, right] = [view.field(node, 'left'), view.field(node, 'right')];
  const joins = view.text.slice(view.end(left), view.start(right)).trim();
  if (joins === '&&') for (const test of testsIn(view, left, false)) sayIn(view, right, test, say);
  if (joins === '||') for (const test of testsIn(view, left, true)) sayIn(view, right, test, say);
  narrowedByAnd(view, left, say);
}

/** `when (x) { is Foo -> … }` and `when { x is Foo -> … }`. */
export const narrowedByWhen: LinkHook = (view, node, say) => {
  const subject = view.child(node, 'when_subject');
  const variable = view.at(subject, ':variable_declaration > :identifier');
  const of = variable >= 0 ? variable : view.child(subject, 'identifier');
  for (const entry of view.children(node)) {
    if (!view.is(entry, 'when_entry')) continue;
    const parts = view.children(entry);
    const body = parts.at(-1);
    if (parts.length !== 2 || body === undefined) continue;
    const [condition] = parts as [number];
    if (subject < 0) {
      for (const test of testsIn(view, condition, false)) sayIn(view, body, test, say);
    } else if (of >= 0 && view.is(condition, 'type_test') && !view.textOf(condition).startsWith('!')) {
      sayIn(view, body, { name: view.textOf(of), type: view.first(condition) }, say);
    }
  }
};
