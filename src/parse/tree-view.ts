import type { TreeView } from '../languages/index.ts';
import type { CompiledSpec } from './compiled-spec.ts';
import { ERROR_KIND, type FlatTree, NODE_FLAGS } from './flat-tree.ts';
import { type CompiledPath, compilePath, firstAt, type Resolve } from './path.ts';

/** A view of a tree that changes with the file. */
export interface MovableView {
  readonly view: TreeView;
  /** Shows another file from now on. */
  show(tree: FlatTree, text: string): void;
}

/** Makes the view that the hooks of a spec see. Kinds, fields and paths are looked up once per name. */
export function createTreeView({ grammar, comments, keep }: CompiledSpec): MovableView {
  let tree: FlatTree;
  let text = '';
  const kindIds = remembered((name) => {
    const token = name.startsWith('"');
    const ids = known(grammar.kindIds(token ? name.slice(1, -1) : name, !token), name);
    if (ids.some((id) => keep[id] === 0)) throw new Error(`not among the tokens of the spec: ${name}`);
    return ids;
  });
  const fieldIds = remembered((name) => known(grammar.fieldId(name), name));
  const resolve: Resolve = { kinds: kindIds, field: fieldIds };
  const paths = remembered((path): CompiledPath => compilePath(path, resolve));

  function known<T extends number | readonly number[]>(found: T, name: string): T {
    if (found === 0 || (typeof found !== 'number' && found.length === 0)) {
      throw new Error(`not in the grammar "${grammar.id}": ${name}`);
    }
    return found;
  }

  /** The first child from `child` on that is named and no comment. */
  function named(child: number, end: number): number {
    let at = child;
    while (at < end && ((tree.flags[at]! & NODE_FLAGS.named) === 0 || comments[tree.kind[at]!] === 1))
      at = tree.next[at]!;
    return at < end ? at : -1;
  }

  const view: TreeView = {
    get text() {
      return text;
    },
    is: (node, kind) => node >= 0 && kindIds(kind).includes(tree.kind[node]!),
    kindOf: (node) =>
      node < 0 ? '' : tree.kind[node] === ERROR_KIND ? 'ERROR' : grammar.kinds[tree.kind[node]!]!.name,
    textOf: (node) => (node < 0 ? '' : text.slice(tree.start[node], tree.end[node])),
    unquoted: (node) => {
      if (node < 0) return '';
      const { start, end } = withoutQuotes(text, tree.start[node]!, tree.end[node]!);
      return text.slice(start, end);
    },
    start: (node) => tree.start[node]!,
    end: (node) => tree.end[node]!,
    parent: (node) => (node < 0 ? -1 : tree.parent[node]!),
    next: (node) => (node <= 0 ? -1 : named(tree.next[node]!, tree.next[tree.parent[node]!]!)),
    previous: (node) => {
      if (node <= 0) return -1;
      const parent = tree.parent[node]!;
      let at = node;
      do {
        // What comes before in source order is below the sibling, or the parent itself.
        at--;
        while (at > parent && tree.parent[at] !== parent) at = tree.parent[at]!;
      } while (at > parent && ((tree.flags[at]! & NODE_FLAGS.named) === 0 || comments[tree.kind[at]!] === 1));
      return at > parent ? at : -1;
    },
    field: (node, field) => {
      if (node < 0) return -1;
      const id = fieldIds(field);
      const end = tree.next[node]!;
      for (let child = node + 1; child < end; child = tree.next[child]!) if (tree.field[child] === id) return child;
      return -1;
    },
    child: (node, kind) => {
      if (node < 0) return -1;
      const ids = kindIds(kind);
      const end = tree.next[node]!;
      for (let child = node + 1; child < end; child = tree.next[child]!) {
        if (ids.includes(tree.kind[child]!)) return child;
      }
      return -1;
    },
    first: (node) => (node < 0 ? -1 : named(node + 1, tree.next[node]!)),
    children: (node) => {
      const out: number[] = [];
      if (node < 0) return out;
      const end = tree.next[node]!;
      for (let child = named(node + 1, end); child >= 0; child = named(tree.next[child]!, end)) out.push(child);
      return out;
    },
    at: (node, path) => (node < 0 ? -1 : firstAt(tree, node, paths(path))),
  };
  return {
    view,
    show: (nextTree, nextText) => {
      tree = nextTree;
      text = nextText;
    },
  };
}

/** The range inside the quotes of a literal; a prefix before them (`r"…"`) is left out, too. */
export function withoutQuotes(text: string, start: number, end: number): { start: number; end: number } {
  const literal = /^[A-Za-z@$#]*("""|'''|["'`<])/.exec(text.slice(start, Math.min(end, start + 24)));
  if (!literal) return { start, end };
  const quote = literal[1]!;
  const from = start + literal[0].length;
  const closed = text.endsWith(quote === '<' ? '>' : quote, end) && end - quote.length >= from;
  return { start: from, end: closed ? end - quote.length : end };
}

function remembered<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    let value = made.get(name);
    if (value === undefined) {
      value = make(name);
      made.set(name, value);
    }
    return value;
  };
}
