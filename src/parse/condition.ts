import type { CompiledCondition } from './compiled-spec.ts';
import type { Pass } from './pass.ts';
import { firstAt } from './path.ts';
import { innermost } from './scope-stack.ts';

/** Whether a condition holds at `node`; `nameNode` and `name` are -1 and '' as long as the name is not known. */
export function holds(pass: Pass, condition: CompiledCondition, node: number, nameNode: number, name: string): boolean {
  const { tree } = pass;
  const { parent, notParent, scope, has, lacks } = condition;
  if (parent && !parent.includes(tree.kind[tree.parent[node]!]!)) return false;
  if (notParent?.includes(tree.kind[tree.parent[node]!]!)) return false;
  if (scope && !scope.includes(innermost(pass).kind)) return false;
  if (condition.in && !condition.in.includes(pass.containers.at(-1)!.kind)) return false;
  if (condition.name && !condition.name.test(name)) return false;
  for (const path of has) if (firstAt(tree, node, path) < 0) return false;
  for (const path of lacks) if (firstAt(tree, node, path) >= 0) return false;
  return condition.test?.(pass.view, node, nameNode) ?? true;
}
