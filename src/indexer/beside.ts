import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import type { IndexReader } from '../store/index.ts';
import { FILE_FLAGS } from '../store/index.ts';
import { pathPosition } from './path-position.ts';
import type { Plan } from './plan.ts';
import { isRecent, stampOfRule } from './stamp.ts';
import { FILE_STATE, type Tree, UNTRUSTED } from './tree.ts';

/** A file (relative to the root) that was read with others beside it, such as its schema, and these. */
export interface Reliance {
  path: string;
  on: readonly string[];
}

/** The path of a file that another one names, relative to the root; undefined for one outside. */
export function besidePath(path: string, specifier: string): string | undefined {
  const named = join(dirname(path), specifier);
  return specifier.startsWith('/') || named === '..' || named.startsWith('../') ? undefined : named;
}

/** True when a path of the root leads nowhere else by links. */
export function isInside(root: string, path: string): boolean {
  try {
    return realpathSync(`${root}/${path}`).startsWith(`${realpathSync(root)}/`);
  } catch {
    return false;
  }
}

/** What the index knows of such files. */
export function reliances(reader: IndexReader): Reliance[] {
  return reader.snapshot(() =>
    reader.filesFlagged(FILE_FLAGS.beside).map(({ id, path }) => {
      const named = reader.facts(id)!.imports.filter(({ kind }) => kind === 'type');
      return { path, on: named.flatMap(({ specifier }) => besidePath(path, specifier) ?? []) };
    }),
  );
}

/**
 * Adds the files to a plan that must be read anew because of what they rely on, and gives them. Of what is not in the
 * tree only a new listing tells that it may have changed.
 */
export function planRelying(plan: Plan & { listed: boolean }, known: readonly Reliance[]): Set<string> {
  const { tree } = plan;
  const touched = new Set([
    ...plan.read.map((index) => tree.paths[index]!),
    ...plan.unread.map(({ row }) => row.path),
    ...plan.removed,
  ]);
  const isChanged = (path: string): boolean => touched.has(path) || (plan.listed && pathPosition(tree.paths, path) < 0);
  const relying = known.filter(({ on }) => on.some(isChanged)).map(({ path }) => path);
  for (const path of relying) {
    const index = pathPosition(tree.paths, path);
    if (index < 0 || tree.state[index] === FILE_STATE.gone || tree.state[index] === FILE_STATE.pending) continue;
    tree.state[index] = FILE_STATE.pending;
    tree.ctime[index] = UNTRUSTED;
    plan.read.push(index);
  }
  plan.read.sort((a, b) => a - b);
  return new Set(relying);
}

/** Makes what files rely on, and the tree does not have, a rule of the tree: when it changes, the tree is listed anew. */
export function watchReliances(tree: Tree, root: string, known: readonly Reliance[]): void {
  const others = known.flatMap(({ on }) => on).filter((path) => pathPosition(tree.paths, path) < 0);
  const added = [...new Set(others.map((path) => `${root}/${path}`))].filter((path) => !tree.rules.includes(path));
  if (added.length === 0) return;
  const stamps = added.map(stampOfRule);
  const now = Date.now();
  tree.rules = [...tree.rules, ...added];
  const times = stamps.map(({ mtime }) => (isRecent(mtime, now) ? UNTRUSTED : mtime));
  tree.ruleTime = Float64Array.from([...tree.ruleTime.subarray(0, tree.rules.length - added.length), ...times]);
  const sizes = stamps.map(({ size }) => size);
  tree.ruleSize = Float64Array.from([...tree.ruleSize.subarray(0, tree.rules.length - added.length), ...sizes]);
  delete tree.saved;
}
