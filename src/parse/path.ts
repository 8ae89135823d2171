import type { Path } from '../languages/index.ts';
import type { FlatTree } from './flat-tree.ts';

/** Finds what the names in a spec mean in a grammar, and notes the names it does not have. */
export interface Resolve {
  /** Ids of a kind; a name in double quotes is a bare token. */
  kinds(name: string): readonly number[];
  field(name: string): number;
}

/** One step down: children in `field` (0 any) of one of `kinds` ([] any), or the nearest descendants of those kinds. */
interface Step {
  field: number;
  kinds: readonly number[];
  deep: boolean;
}

/** A path that has been compiled for a grammar. */
export type CompiledPath = readonly Step[];

/** Compiles the text form of a path, see `Path`. */
export function compilePath(path: Path, resolve: Resolve): CompiledPath {
  if (path === '.') return [];
  return path.split(' > ').map((step) => {
    const colon = step.indexOf(':');
    const field = colon < 0 ? step : step.slice(0, colon);
    const kinds = colon < 0 ? [] : step.slice(colon + 1).split('|');
    return {
      field: field === '' || field === '**' ? 0 : resolve.field(field),
      kinds: kinds.flatMap((kind) => resolve.kinds(kind)),
      deep: field === '**',
    };
  });
}

/** Adds the nodes that `path` leads to from `node` to `out`, in source order. `limit` is how many are wanted. */
function follow(tree: FlatTree, node: number, path: CompiledPath, step: number, limit: number, out: number[]): void {
  const wanted = path[step];
  if (!wanted) {
    out.push(node);
    return;
  }
  const { field, kinds, deep } = wanted;
  const end = tree.next[node]!;
  for (let child = node + 1; child < end && out.length < limit; ) {
    const fits =
      (field === 0 || tree.field[child] === field) && (kinds.length === 0 || kinds.includes(tree.kind[child]!));
    if (fits) follow(tree, child, path, step + 1, limit, out);
    child = deep && !fits ? child + 1 : tree.next[child]!;
  }
}

/** The first node that `path` leads to, or -1. */
export function firstAt(tree: FlatTree, node: number, path: CompiledPath): number {
  const out: number[] = [];
  follow(tree, node, path, 0, 1, out);
  return out[0] ?? -1;
}

/** All nodes that the first path which leads anywhere leads to. */
export function allAt(tree: FlatTree, node: number, paths: readonly CompiledPath[]): number[] {
  const out: number[] = [];
  for (const path of paths) {
    follow(tree, node, path, 0, Number.POSITIVE_INFINITY, out);
    if (out.length > 0) break;
  }
  return out;
}

/** The first node that any of the paths leads to, in their order, or -1. */
export function firstOf(tree: FlatTree, node: number, paths: readonly CompiledPath[]): number {
  for (const path of paths) {
    const found = firstAt(tree, node, path);
    if (found >= 0) return found;
  }
  return -1;
}
