import type { FileEntry, ImportFact, StoredFacts, StoredImport } from '../model/index.ts';

/** The files of the index, and the text of files that configure how modules are found. Paths are relative to the root. */
export interface ModuleWorld {
  /** True when the file is in the index. */
  has(path: string): boolean;
  /** True when a file of the index is below it; '' is the root. */
  hasDirectory(path: string): boolean;
  /** Names of the files of the index directly in a directory. */
  filesIn(directory: string): readonly string[];
  /** Paths of all files of the index below a directory, in order. */
  filesBelow(directory: string): readonly string[];
  /** Paths of all files of the index with this name. */
  named(name: string): readonly string[];
  /** Paths of all files of the index whose name ends so: `.gemspec`. */
  ending(end: string): readonly string[];
  /** Definitions of a name, by path and place: at file level and in others. */
  definitions(name: string): readonly WorldDefinition[];
  /** The same, whatever the case of the name. */
  definitionsInAnyCase(name: string): readonly WorldDefinition[];
  /** Paths of the files that say they are of this package. All files are read for it, once. */
  inPackage(name: string): readonly string[];
  /** What each file of a language imports, by path. All of them are read for it. */
  importing(language: string): Iterable<{ path: string; imports: readonly StoredImport[] }>;
  /** Names of all files directly in a directory, in the index or not. */
  listed(directory: string): readonly string[];
  /** The packages that a file says it is of, as it is written. */
  packagesOf(path: string): readonly string[];
  /** The text of a file in the root, in the index or not; undefined when there is none. */
  text(path: string): string | undefined;
}

/** A definition of the index: `facts.symbols[symbol]` of a file. */
export interface WorldDefinition {
  file: FileEntry;
  facts: StoredFacts;
  symbol: number;
  /** The package that its file says it is of; '' when it says none. */
  package: string;
  /** Names of the definitions around it, outermost first. */
  around: readonly string[];
}

/** Where an import leads. Never a guess by a similar name: what is not where the rules say is unresolved. */
export type ModuleTarget =
  | {
      status: 'internal';
      /** Of a file, or what the rules of the language call the module: of a package its directory. */
      path: string;
      /** The files that are meant, where `path` is no file. */
      files?: readonly string[];
      /** What had to be assumed, e.g. that a file of the build comes from this source; '' when nothing. */
      assumed: string;
      /** True when it stands here only while tests are built: it is a part of this one, which does not depend on it. */
      forTests?: true;
      /** True when the name that is imported is this module itself, and nothing that the module has. */
      itself?: true;
    }
  | { status: 'external' | 'builtin'; name: string }
  | { status: 'unresolved'; reason: string };

/** What of an import matters to where it leads. */
export type ModuleRequest = Pick<ImportFact, 'specifier' | 'kind' | 'imported'>;

/** How the modules of a language are found. */
export interface ModuleRules {
  /** Prepares for one state of the files. The function gives where an import in `from` leads; several when all are meant. */
  open(world: ModuleWorld): (from: string, request: ModuleRequest) => readonly ModuleTarget[];
  /** Nothing of another file is used without an import that leads to it. Default: names may mean it all the same. */
  importsAll?: true;
  /** Imports name what is of no file: a file uses those whose types it names. Default: those that it imports. */
  byName?: true;
}
