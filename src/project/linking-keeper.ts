import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Linking } from '../link/index.ts';
import type { IndexReader } from '../store/index.ts';

/** Keeps what links the files as long as the index is the same. */
export interface LinkingKeeper {
  open(reader: IndexReader): Promise<Linking>;
}

/** Opens nothing yet. `root` is absolute. */
export function createLinkingKeeper(root: string): LinkingKeeper {
  let kept: { reader: IndexReader; generation: number; linking: Promise<Linking> } | undefined;
  return {
    open: (reader) => {
      const { generation } = reader.info();
      if (kept?.reader !== reader || kept.generation !== generation) {
        kept = { reader, generation, linking: load(reader, root) };
      }
      return kept.linking;
    },
  };
}

async function load(reader: IndexReader, root: string): Promise<Linking> {
  const { openLinking } = await import('../link/index.ts');
  return await openLinking(reader, (path) => textAt(join(root, path)));
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // What cannot be read configures nothing.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined;
  }
}
