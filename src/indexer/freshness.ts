import { fingerprintOf } from './fingerprint.ts';
import { type GenerationFiles, indexFiles } from './generation-files.ts';
import type { IndexerHost } from './host.ts';
import { sweep } from './sweep.ts';
import type { Tree } from './tree.ts';
import { readTree } from './tree-file.ts';

/** How the disk stands against the index. */
export interface Freshness {
  /** The generation to read; undefined when there is no index. */
  files: GenerationFiles | undefined;
  /** The tree that was last saved for it, if any. */
  tree: Tree | undefined;
  /**
   * `none`: no index; `fresh`: nothing has changed; `changed`: files have (`changed` are their positions in the tree);
   * `unlisted`: names may have come or gone, so only a new listing can tell.
   */
  state: 'none' | 'fresh' | 'changed' | 'unlisted';
  changed: number[];
}

/** Looks for changes since the index was made, in some 3 microseconds a file. Reads no file of the project. */
export function checkFreshness(host: IndexerHost): Freshness {
  const files = indexFiles(host.root).current();
  if (!files) return { files, tree: undefined, state: 'none', changed: [] };
  const tree = readTree(files.tree);
  if (!tree) return { files, tree, state: 'unlisted', changed: [] };
  const { relist, changed } = sweep(host.root, tree, fingerprintOf(host));
  return { files, tree, state: relist ? 'unlisted' : changed.length > 0 ? 'changed' : 'fresh', changed };
}
