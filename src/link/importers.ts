import { isSameFamily } from '../languages/index.ts';
import type { FileEntry } from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';
import type { ImportResolver } from './import-edges.ts';

/** The ids of the files whose imports lead to one, itself left out, in order of path. */
export type Importers = (file: FileEntry) => readonly number[];

/**
 * Finds the files that import one, among those of its family of languages: they alone can name what it defines, and to
 * read the imports of all others of a project takes far longer than most questions.
 */
export function createImporters(reader: IndexReader, imports: ImportResolver): Importers {
  const known = new Map<string, ReadonlyMap<string, readonly number[]>>();
  return ({ path, language }) => {
    let into = known.get(language);
    if (!into) {
      into = readImporters(language);
      known.set(language, into);
    }
    return into.get(path) ?? [];
  };

  function readImporters(language: string): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (const file of reader.files()) {
      const facts = isSameFamily(language, file.language) ? reader.facts(file.id) : undefined;
      if (!facts) continue;
      const targets = new Set(imports.edges(file, facts).flatMap(({ files }) => files));
      targets.delete(file.path);
      for (const path of targets) {
        const others = found.get(path);
        if (others) others.push(file.id);
        else found.set(path, [file.id]);
      }
    }
    return found;
  }
}
