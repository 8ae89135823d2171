import type { TreeView } from '../languages/index.ts';
import type { Branch } from '../model/index.ts';
import type { CompiledBranch, CompiledSpec } from './compiled-spec.ts';
import type { FlatTree } from './flat-tree.ts';
import { allAt } from './path.ts';

/** The branches and loops of a tree, in source order, outer ones before what is in them. `view` shows the tree. */
export function branchesOf(tree: FlatTree, { branches }: CompiledSpec, view: TreeView): Branch[] {
  const found: Branch[] = [];
  for (let node = 0; node < tree.count; node++) {
    for (const rule of branches[tree.kind[node]!] ?? []) {
      const code = codeOf(tree, rule, view, node);
      if (code.length === 0) continue;
      const starts = code.map((part) => tree.start[part]!);
      found.push({
        kind: rule.kind,
        at: tree.start[node]!,
        head: Math.max(...starts),
        start: Math.min(...starts),
        end: Math.max(...code.map((part) => tree.end[part]!)),
      });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function codeOf(tree: FlatTree, { code, when }: CompiledBranch, view: TreeView, node: number): readonly number[] {
  if (when && !when(view, node)) return [];
  return typeof code === 'function' ? code(view, node) : code.flatMap((path) => allAt(tree, node, [path]));
}
