import type { ModuleWorld, WorldDefinition } from '../languages/index.ts';
import { type IndexReader, joinedName } from '../store/index.ts';

/** The files of an index as the rules of modules see them. `text` reads a file of the root, in the index or not. */
export function createModuleWorld(reader: IndexReader, text: (path: string) => string | undefined): ModuleWorld {
  const files = new Set(reader.files().map(({ path }) => path));
  const directories = new Map<string, string[]>([['', []]]);
  const byName = new Map<string, string[]>();
  const namesIn = (directory: string): string[] => {
    const known = directories.get(directory);
    if (known) return known;
    const names: string[] = [];
    directories.set(directory, names);
    const slash = directory.lastIndexOf('/');
    namesIn(slash < 0 ? '' : directory.slice(0, slash));
    return names;
  };
  for (const path of files) {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    namesIn(slash < 0 ? '' : path.slice(0, slash)).push(name);
    const same = byName.get(name);
    if (same) same.push(path);
    else byName.set(name, [path]);
  }
  const defined = new Map<string, readonly WorldDefinition[]>();
  const texts = new Map<string, string | undefined>();
  return {
    has: (path) => files.has(path),
    hasDirectory: (path) => directories.has(path),
    filesIn: (directory) => directories.get(directory) ?? [],
    named: (name) => byName.get(name) ?? [],
    text: (path) => {
      if (!texts.has(path)) texts.set(path, text(path));
      return texts.get(path);
    },
    definitions: (name) => {
      const folded = name.toLowerCase();
      let found = defined.get(folded);
      if (!found) {
        found = definitionsOf(reader, folded);
        defined.set(folded, found);
      }
      return found;
    },
  };
}

function definitionsOf(reader: IndexReader, folded: string): WorldDefinition[] {
  return reader
    .namesByJoined(joinedName(folded))
    .filter(({ name }) => name.toLowerCase() === folded)
    .flatMap(({ name }) => reader.definitions(name))
    .flatMap(({ file, symbol }): WorldDefinition[] => {
      const facts = reader.facts(file.id);
      return facts ? [{ file, facts, symbol }] : [];
    })
    .sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : a.symbol - b.symbol));
}
