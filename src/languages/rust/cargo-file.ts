import { directoryOf, joinPath } from '../module-paths.ts';

/** One table of a Cargo.toml: `[package]`, each `[[bin]]`. Values are as written. */
interface Table {
  name: string;
  values: ReadonlyMap<string, string>;
}

/** What a Cargo.toml says. Paths are relative to the root of the project. */
export interface CargoFile {
  directory: string;
  /** The name of the package; '' when there is none. */
  name: string;
  /** Paths of a `use` begin at the root of the crate, as in the edition of 2015. */
  fromRoot: boolean;
  /** The name that others use its library by. */
  crate: string;
  /** Files it says are roots of crates; '' for a library without one. */
  library: string;
  roots: readonly string[];
  /** By the name in source. */
  dependencies: ReadonlyMap<string, CargoDependency>;
  /** Of `[workspace.dependencies]`, by the name there; undefined where there is no workspace. */
  workspace: ReadonlyMap<string, CargoDependency> | undefined;
}

/** A crate that source can name. */
export interface CargoDependency {
  /** The name of the package. */
  name: string;
  /** Its directory, when it says one. */
  directory: string | undefined;
  /** The workspace says where it is. */
  inherited: boolean;
}

/** Reads a Cargo.toml. */
export function readCargoFile(path: string, text: string): CargoFile {
  const directory = directoryOf(path);
  const tables = tablesOf(text);
  const valueIn = (table: string, key: string): string | undefined =>
    string(tables.find(({ name }) => name === table)?.values.get(key));
  const name = valueIn('package', 'name') ?? '';
  const said = tables.flatMap(({ name: table, values }) =>
    /^(?:bin|example|test|bench)$/.test(table) ? [string(values.get('path'))] : [],
  );
  const roots = [...said, valueIn('package', 'build')].flatMap((each) => {
    const root = each === undefined ? undefined : joinPath(directory, each);
    return root === undefined ? [] : [root];
  });
  const isWorkspace = tables.some(({ name: table }) => /^workspace\b/.test(table));
  return {
    directory,
    name,
    fromRoot: (valueIn('package', 'edition') ?? (editionIsInherited(tables) ? '' : '2015')) === '2015',
    crate: sourceName(valueIn('lib', 'name') ?? name),
    library: joinPath(directory, valueIn('lib', 'path') ?? 'src/lib.rs') ?? '',
    roots,
    dependencies: dependencies(tables, directory, /^(?:target\..*\.)?(?:dev-|build-)?dependencies$/, sourceName),
    workspace: isWorkspace ? dependencies(tables, directory, /^workspace\.dependencies$/, (key) => key) : undefined,
  };
}

/** `edition.workspace = true`: the workspace says a later one. */
function editionIsInherited(tables: readonly Table[]): boolean {
  const own = tables.find(({ name }) => name === 'package')?.values;
  return own?.has('edition.workspace') === true || own?.has('edition') === true;
}

/** `foo-bar` is `foo_bar` in source. */
function sourceName(name: string): string {
  return name.replaceAll('-', '_');
}

function dependencies(
  tables: readonly Table[],
  directory: string,
  wanted: RegExp,
  nameOf: (key: string) => string,
): Map<string, CargoDependency> {
  const found = new Map<string, CargoDependency>();
  const add = (key: string, fields: ReadonlyMap<string, string>): void => {
    const path = string(fields.get('path'));
    found.set(nameOf(key), {
      name: string(fields.get('package')) ?? key,
      directory: path === undefined ? undefined : joinPath(directory, path),
      inherited: fields.get('workspace') === 'true',
    });
  };
  for (const { name, values } of tables) {
    const dot = name.lastIndexOf('.');
    if (dot >= 0 && wanted.test(name.slice(0, dot))) add(plain(name.slice(dot + 1)), values);
    if (!wanted.test(name)) continue;
    const dotted = new Map<string, Map<string, string>>();
    for (const [key, value] of values) {
      const [first, field] = key.split('.');
      if (field === undefined) add(plain(first!), fieldsOf(value));
      else dotted.set(first!, (dotted.get(first!) ?? new Map()).set(field, value));
    }
    for (const [key, fields] of dotted) add(plain(key), fields);
  }
  return found;
}

const plain = (key: string): string => key.replace(/^["']|["']$/g, '');

/** The fields of an inline table; none of anything else. */
function fieldsOf(value: string): Map<string, string> {
  const fields = new Map<string, string>();
  if (!value.startsWith('{')) return fields;
  for (const [, key, field] of value.matchAll(/([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^,{}\s]+)/g)) fields.set(key!, field!);
  return fields;
}

function string(value: string | undefined): string | undefined {
  return /^(["'])(.*)\1$/.exec(value ?? '')?.[2];
}

/** Reads tables and the keys in them; of a value on several lines the first. */
function tablesOf(text: string): Table[] {
  const tables: { name: string; values: Map<string, string> }[] = [{ name: '', values: new Map() }];
  for (const line of text.split('\n')) {
    const header = /^\s*\[\[?\s*([^\]]*?(?:'[^']*'[^\]]*)?)\s*\]/.exec(line);
    if (header) {
      tables.push({ name: header[1]!, values: new Map() });
      continue;
    }
    const entry = /^\s*([\w."'-]+)\s*=\s*("[^"]*"|'[^']*'|\{[^}]*\}|[^#]*)/.exec(line);
    if (entry) tables.at(-1)!.values.set(entry[1]!, entry[2]!.trim());
  }
  return tables;
}
