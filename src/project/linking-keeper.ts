import type { Hearing } from '../indexer/index.ts';
import type { Linking } from '../link/index.ts';
import type { IndexReader } from '../store/index.ts';
import { type ConfigTexts, createConfigTexts } from './config-texts.ts';

/** Keeps what links the files as long as the index is the same, and the files that configure how modules are found. */
export interface LinkingKeeper {
  /** `hearing` is of a check that was made for this question; undefined when there was none, or nothing listens. */
  open(reader: IndexReader, hearing: Hearing | undefined): Promise<Linking>;
}

/** Opens nothing yet. `root` is absolute. Unless `isCrossFile`, every file is taken as if it stood alone. */
export function createLinkingKeeper(root: string, isCrossFile: () => boolean): LinkingKeeper {
  let kept: { reader: IndexReader; generation: number; texts: ConfigTexts; linking: Promise<Linking> } | undefined;
  return {
    open: (reader, hearing) => {
      const { generation } = reader.info();
      if (kept?.reader !== reader || kept.generation !== generation || kept.texts.changed(hearing)) {
        const texts = createConfigTexts(root, (path) => (reader.fileByPath(path)?.segment ?? 0) > 0);
        kept = { reader, generation, texts, linking: load(reader, isCrossFile() ? texts : undefined) };
      }
      return kept.linking;
    },
  };
}

async function load(reader: IndexReader, disk: ConfigTexts | undefined): Promise<Linking> {
  const { openLinking, openSeparateFiles } = await import('../link/index.ts');
  return disk ? await openLinking(reader, disk) : await openSeparateFiles(reader);
}
