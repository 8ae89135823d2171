import { LANGUAGES, type ModuleRules, type ModuleTarget, type ModuleWorld } from '../languages/index.ts';
import type { FileEntry, StoredFacts, StoredImport } from '../model/index.ts';

/** Where one import of a file leads. */
export interface ImportEdge {
  /** Of the file or directory (`.` is the root), or the name of what is outside; '' when it is not known. */
  path: string;
  /** The files that are imported. */
  files: readonly string[];
  specifier: string;
  /** 1-based. */
  line: number;
  kind: StoredImport['kind'];
  status: ModuleTarget['status'];
  /** Why it is unresolved, or what had to be assumed; ''. */
  note: string;
}

/** Finds where the imports of files lead. */
export interface ImportResolver {
  /** Where one import leads; [] when its language has no rules, or it names this file itself. */
  targets(file: Pick<FileEntry, 'path' | 'language'>, item: StoredImport): readonly ModuleTarget[];
  /** All imports of a file that name a module, in source order, each statement and target once. */
  edges(file: Pick<FileEntry, 'path' | 'language'>, facts: Pick<StoredFacts, 'imports'>): ImportEdge[];
  /** True for a language whose imports lead to files. */
  isLinked(language: string): boolean;
  /** True for a language in which files use of each other only what they import. */
  importsAll(language: string): boolean;
  /** Languages of the project in which files use each other by the types that they name, whatever they import. */
  byName: readonly string[];
  isByName(language: string): boolean;
}

/** Loads the rules of the languages that occur, for one state of the files. */
export async function openImportResolver(world: ModuleWorld, languages: ReadonlySet<string>): Promise<ImportResolver> {
  const rules = new Map<string, Resolve>();
  const opened = new Map<ModuleRules, Resolve>();
  const closed = new Set<string>();
  const byName = new Set<string>();
  for (const { id, loadModules } of LANGUAGES) {
    if (!loadModules || !languages.has(id)) continue;
    const loaded = await loadModules();
    if (loaded.importsAll) closed.add(id);
    if (loaded.byName) byName.add(id);
    let open = opened.get(loaded);
    if (!open) {
      open = loaded.open(world);
      opened.set(loaded, open);
    }
    rules.set(id, open);
  }
  const targets: ImportResolver['targets'] = ({ path, language }, item) =>
    item.specifier === '' ? [] : (rules.get(language)?.(path, item) ?? []);
  return {
    isLinked: (language) => rules.has(language),
    importsAll: (language) => closed.has(language),
    byName: [...byName],
    isByName: (language) => byName.has(language),
    targets,
    edges: (file, facts) => {
      const seen = new Set<string>();
      const edges: ImportEdge[] = [];
      for (const item of facts.imports) {
        for (const target of targets(file, item)) {
          if (target.status === 'internal' && (target.forTests || isOnTheWay(world, item, target.path, facts)))
            continue;
          const edge = edgeOf(item, target);
          const key = `${edge.line}:${edge.specifier}:${edge.path}:${edge.kind}`;
          if (seen.has(key)) continue;
          seen.add(key);
          edges.push(edge);
        }
      }
      return edges;
    },
  };
}

type Resolve = ReturnType<ModuleRules['open']>;

/**
 * True when an import leads to a directory only for the sake of another of the same line, which is of something below it:
 * `import a.b` binds `a`, and where that is no file nothing is taken from it.
 */
function isOnTheWay(
  world: ModuleWorld,
  { specifier, startLine }: StoredImport,
  path: string,
  { imports }: Pick<StoredFacts, 'imports'>,
): boolean {
  if (world.has(path)) return false;
  return imports.some((one) => one.startLine === startLine && one.specifier.startsWith(`${specifier}.`));
}

function edgeOf({ specifier, startLine, kind }: StoredImport, target: ModuleTarget): ImportEdge {
  const common = { specifier, line: startLine + 1, kind, status: target.status };
  switch (target.status) {
    case 'internal':
      return {
        path: target.path === '' ? '.' : target.path,
        files: target.files ?? [target.path],
        ...common,
        note: target.assumed,
      };
    case 'unresolved':
      return { path: '', files: [], ...common, note: target.reason };
    default:
      return { path: target.name, files: [], ...common, note: '' };
  }
}
