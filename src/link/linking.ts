import { LANGUAGES, type LinkRules } from '../languages/index.ts';
import type { IndexReader } from '../store/index.ts';
import { type ImportResolver, openImportResolver } from './import-edges.ts';
import { createImportGraph, type ImportGraph } from './import-graph.ts';
import { createLinker, type Linker } from './linker.ts';
import { withNameEdges } from './name-edges.ts';
import { createModuleWorld, type OnDisk } from './world.ts';

/** All that is known across files, for one state of the index; each part is made when it is first asked for. */
export interface Linking {
  imports: ImportResolver;
  linker: Linker;
  /** Which file uses which. */
  graph(): ImportGraph;
  /** Resolves imports as if these files were there, too. */
  importsWith(paths: readonly string[]): Promise<ImportResolver>;
}

/** Opens what links the files of an index. `disk` reads what configures modules. */
export async function openLinking(reader: IndexReader, disk: OnDisk): Promise<Linking> {
  const files = reader.files();
  const world = createModuleWorld(reader, disk);
  const languages = new Set(files.map(({ language }) => language));
  const imports = await openImportResolver(world, languages);
  const rules = new Map<string, LinkRules>();
  for (const { id, loadLinking } of LANGUAGES) {
    if (loadLinking && languages.has(id)) rules.set(id, await loadLinking());
  }
  let linker: Linker | undefined;
  let graph: ImportGraph | undefined;
  const linking: Linking = {
    imports,
    get linker() {
      linker ??= createLinker(reader, imports, world, rules);
      return linker;
    },
    graph: () => {
      graph ??= withNameEdges(createImportGraph(reader, imports), { reader, linker: linking.linker, imports });
      return graph;
    },
    importsWith: (paths) => openImportResolver(createModuleWorld(reader, disk, paths), languages),
  };
  return linking;
}
