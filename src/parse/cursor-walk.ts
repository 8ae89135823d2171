import type { TreeCursor } from 'web-tree-sitter';
import { ERROR_KIND, type FlatTree, growFlatTree, NODE_FLAGS } from './flat-tree.ts';

/**
 * Fills `tree` from the public cursor, which must stand on the root. Slow (several calls into WASM a node) but
 * bound to no private layout: what the raw walk is compared with, and what is used where it cannot be.
 * `keep[kind]` is 1 for the kinds to emit; the root and missing nodes are always emitted.
 */
export function walkCursor(cursor: TreeCursor, keep: Uint8Array, tree: FlatTree): void {
  tree.count = 0;
  emit(cursor, tree, -1);
  // Open nodes of the cursor's path: index of the nearest kept one, and whether this level was emitted itself.
  let path = new Int32Array(256);
  let depth = 0;
  let parent = 0;
  if (cursor.gotoFirstChild()) {
    for (;;) {
      const index = keep[cursor.nodeTypeId] || cursor.nodeIsMissing ? emit(cursor, tree, parent) : -1;
      if (cursor.gotoFirstChild()) {
        if (depth + 2 > path.length) {
          const longer = new Int32Array(path.length * 2);
          longer.set(path);
          path = longer;
        }
        path[depth++] = parent;
        path[depth++] = index;
        if (index >= 0) parent = index;
        continue;
      }
      if (index >= 0) tree.next[index] = tree.count;
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent() || depth === 0) {
          tree.next[0] = tree.count;
          return;
        }
        const closed = path[--depth]!;
        parent = path[--depth]!;
        if (closed >= 0) tree.next[closed] = tree.count;
      }
    }
  }
  tree.next[0] = tree.count;
}

function emit(cursor: TreeCursor, tree: FlatTree, parent: number): number {
  if (tree.count === tree.kind.length) growFlatTree(tree);
  const index = tree.count++;
  const kind = cursor.nodeTypeId;
  tree.kind[index] = kind;
  tree.start[index] = cursor.startIndex;
  tree.end[index] = cursor.endIndex;
  tree.field[index] = cursor.currentFieldId;
  tree.parent[index] = parent;
  tree.flags[index] =
    (cursor.nodeIsNamed ? NODE_FLAGS.named : 0) |
    (kind === ERROR_KIND ? NODE_FLAGS.error : 0) |
    (cursor.nodeIsMissing ? NODE_FLAGS.missing : 0);
  return index;
}
