/** Kind of an ERROR node; like every kind of a {@link FlatTree} it fits 16 bits. */
export const ERROR_KIND = 65535;

/** Bits of `FlatTree.flags`. */
export const NODE_FLAGS = {
  /** The node has a name in the grammar (`identifier`), as against a bare token (`=>`). */
  named: 1,
  /** The node is an ERROR: text the grammar could not fit in. Its kind is {@link ERROR_KIND}. */
  error: 2,
  /** The node is not in the text: the parser inserted it to go on. Its start equals its end. */
  missing: 4,
} as const;

/**
 * A syntax tree as columns in pre-order; node 0 is the root and is always there.
 *
 * Only the kinds asked for and missing nodes are in it: a node left out passes its descendants up to the nearest kept ancestor.
 * The arrays belong to the runtime, are longer than `count` and are used again: a tree is valid until the next
 * parse of the same runtime, and growth replaces the arrays, so take them from the tree after each parse.
 */
export interface FlatTree {
  /** Number of nodes; entries from here on mean nothing. */
  count: number;
  /** Public symbol id, what web-tree-sitter calls typeId; names are in `Grammar.kinds`. */
  kind: Uint16Array;
  /** UTF-16 offset of the first code unit. */
  start: Int32Array;
  /** UTF-16 offset just after the last code unit. */
  end: Int32Array;
  /** Id of the field the node has in its syntactic parent, or 0. */
  field: Uint16Array;
  /** Index of the nearest kept ancestor, -1 at the root. */
  parent: Int32Array;
  /** Index just after the node's subtree: the children of n are `for (c = n + 1; c < next[n]; c = next[c])`. */
  next: Int32Array;
  /** Sum of {@link NODE_FLAGS}. */
  flags: Uint8Array;
}

/** An empty tree with room for `capacity` nodes (at least 1). */
export function createFlatTree(capacity: number): FlatTree {
  return {
    count: 0,
    kind: new Uint16Array(capacity),
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    field: new Uint16Array(capacity),
    parent: new Int32Array(capacity),
    next: new Int32Array(capacity),
    flags: new Uint8Array(capacity),
  };
}

/** Doubles the room of `tree` and keeps what is in it. All seven arrays are replaced. */
export function growFlatTree(tree: FlatTree): void {
  const old = { ...tree };
  Object.assign(tree, createFlatTree(Math.max(1024, old.kind.length * 2)));
  tree.count = old.count;
  tree.kind.set(old.kind);
  tree.start.set(old.start);
  tree.end.set(old.end);
  tree.field.set(old.field);
  tree.parent.set(old.parent);
  tree.next.set(old.next);
  tree.flags.set(old.flags);
}

const COLUMNS = ['kind', 'start', 'end', 'field', 'parent', 'next', 'flags'] as const;

/** A tree of its own with the nodes of `tree`. */
export function copyFlatTree(tree: FlatTree): FlatTree {
  const copy = createFlatTree(tree.count);
  copy.count = tree.count;
  for (const column of COLUMNS) copy[column].set(tree[column].subarray(0, tree.count));
  return copy;
}

/** Appends a node of another tree, `offset` further on in the text, with its place in `tree` as given. */
export function appendNode(
  tree: FlatTree,
  from: FlatTree,
  node: number,
  { offset, parent, next }: { offset: number; parent: number; next: number },
): void {
  if (tree.count === tree.kind.length) growFlatTree(tree);
  const index = tree.count++;
  tree.kind[index] = from.kind[node]!;
  tree.start[index] = from.start[node]! + offset;
  tree.end[index] = from.end[node]! + offset;
  tree.field[index] = from.field[node]!;
  tree.flags[index] = from.flags[node]!;
  tree.parent[index] = parent;
  tree.next[index] = next;
}
