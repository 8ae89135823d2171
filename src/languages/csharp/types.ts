import type { SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, Meaning, TypedValue } from '../meaning.ts';
import { remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';
import { openProjects, type Projects } from './projects.ts';

/** A type, or a part of one, by what it is in. */
interface NamedType {
  one: Defined;
  /** The namespace, or the key of the type, that it is in. */
  container: string;
  arity: number;
  path: string;
}

/** What all files of the index have together. */
export interface Whole {
  projects: Projects;
  /** True when a file that `from` sees is of this namespace, or of one in it. */
  isNamespace(path: string, from: string): boolean;
  /** What all files that `from` sees of its project use. */
  globalUsings(from: string): readonly { path: string; at: number }[];
  /** Other names that project files give what has this name: `<Using Include="A.B" Alias="C" />`. */
  aliasesOf(name: string): readonly string[];
}

const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'interface', 'enum', 'type']);
const wholes = new WeakMap<ModuleWorld, Whole>();

/** True for what has the name of a type. */
export function isType({ view, symbol }: Defined): boolean {
  return TYPES.has(view.facts.symbols[symbol]?.kind ?? 'variable');
}

/** The whole of a link world. */
export function wholeOf(files: ModuleWorld): Whole {
  let known = wholes.get(files);
  if (!known) {
    known = openWhole(files);
    wholes.set(files, known);
  }
  return known;
}

function openWhole(files: ModuleWorld): Whole {
  const projects = openProjects(files);
  let namespaces: Map<string, Set<string>> | undefined;
  let usings: { path: string; at: number }[] = [];

  /** By namespace the projects, or files that no project has, that are of it. */
  function readAll(): Map<string, Set<string>> {
    if (namespaces) return namespaces;
    namespaces = new Map();
    usings = [];
    for (const { path, imports } of files.importing('csharp')) {
      for (const [at, { kind, specifier }] of imports.entries()) {
        if (kind === 're-export') usings.push({ path, at });
        if (kind !== 'package') continue;
        for (let end = specifier.length; end > 0; end = specifier.lastIndexOf('.', end - 1)) {
          const name = specifier.slice(0, end);
          const of = namespaces.get(name);
          if (of) of.add(path);
          else namespaces.set(name, new Set([path]));
        }
      }
    }
    return namespaces;
  }
  const isSeen = remembered((key) => {
    const [path = '', from = ''] = key.split('\n');
    return [...(readAll().get(path) ?? [])].some((one) => projects.sees(from, one));
  });
  const globals = remembered((from) => {
    readAll();
    return usings.filter(({ path }) => projects.of(path) === projects.of(from));
  });
  let aliases: ReadonlyMap<string, readonly string[]> | undefined;
  /** By the last part of what project files give another name. */
  function readAliases(): ReadonlyMap<string, readonly string[]> {
    const directories = new Map<string | undefined, string>();
    for (const { path } of files.importing('csharp')) directories.set(projects.of(path), path);
    const found = new Map<string, string[]>();
    for (const { specifier, alias } of [...directories.values()].flatMap((path) => projects.usings(path))) {
      const name = specifier.slice(specifier.lastIndexOf('.') + 1);
      if (alias !== '') found.set(name, [...(found.get(name) ?? []), alias]);
    }
    return found;
  }
  return {
    projects,
    aliasesOf: (name) => {
      aliases ??= readAliases();
      return aliases.get(name) ?? [];
    },
    // Files of one directory see the same.
    isNamespace: (path, from) => readAll().has(path) && isSeen(`${path}\n${from.slice(0, from.lastIndexOf('/') + 1)}x`),
    globalUsings: (from) => globals(from.slice(0, from.lastIndexOf('/') + 1)),
  };
}

const keys = new WeakMap<FileView, Map<number, string>>();

/** The namespace, or the key of the type, that a definition is in. */
export function containerOf(view: FileView, symbol: number): string {
  const { parent } = view.facts.symbols[symbol]!;
  return parent < 0 ? '' : keyOf(view, parent);
}

/** What a namespace or a type is known by: types are told apart by the number of their type parameters. */
export function keyOf(view: FileView, symbol: number): string {
  let known = keys.get(view);
  if (!known) {
    known = new Map();
    keys.set(view, known);
  }
  let key = known.get(symbol);
  if (key === undefined) {
    const { kind, name, owner } = view.facts.symbols[symbol]!;
    const around = containerOf(view, symbol);
    if (kind === 'namespace') {
      const own = owner === '' ? name : `${owner.replace(/\s+/g, '')}.${name}`;
      key = around === '' ? own : `${around}.${own}`;
    } else key = `${around}/${name}\`${arityOf(view, symbol)}`;
    known.set(symbol, key);
  }
  return key;
}

const arities = new WeakMap<FileView, Map<number, number>>();

/** The number of type parameters of a definition. */
export function arityOf(view: FileView, symbol: number): number {
  let known = arities.get(view);
  if (!known) {
    known = new Map();
    for (const binding of view.facts.bindings) {
      if (binding.kind !== 'type-parameter') continue;
      const of = view.symbolsAround(binding).at(-1) ?? -1;
      const { signatureEndLine, signatureEndColumn } = view.facts.symbols[of] ?? {
        signatureEndLine: -1,
        signatureEndColumn: 0,
      };
      const isOwn =
        binding.line < signatureEndLine || (binding.line === signatureEndLine && binding.column < signatureEndColumn);
      if (isOwn) known.set(of, (known.get(of) ?? 0) + 1);
    }
    arities.set(view, known);
  }
  return known.get(symbol) ?? 0;
}

const named = new WeakMap<ModuleWorld, Map<string, readonly NamedType[]>>();

function typesNamed(name: string, like: FileView, links: LinkWorld): readonly NamedType[] {
  let known = named.get(links.files);
  if (!known) {
    known = new Map();
    named.set(links.files, known);
  }
  let all = known.get(name);
  if (!all) {
    all = links.definitions(name, like).flatMap((one) =>
      isType(one) && !isAliasForm(one)
        ? [
            {
              one,
              container: containerOf(one.view, one.symbol),
              arity: arityOf(one.view, one.symbol),
              path: one.view.file.path,
            },
          ]
        : [],
    );
    known.set(name, all);
  }
  return all;
}

/** `using Point = (int X, int Y);` */
function isAliasForm({ view, symbol, name }: Defined): boolean {
  return view.facts.symbols[symbol]!.kind === 'type' && view.linksOf(name).some(({ kind }) => kind === 'type');
}

/**
 * The type with a name and so many type parameters (undefined when that is not said) in a namespace or another type, as
 * a file sees it; undefined when there is none.
 */
export function typeIn(
  container: string,
  name: string,
  arity: number | undefined,
  from: FileView,
  links: LinkWorld,
): Meaning | undefined {
  const { projects } = wholeOf(links.files);
  const { path } = from.file;
  const found = typesNamed(name, from, links).filter(
    (type) =>
      type.container === container && (arity === undefined || type.arity === arity) && projects.sees(path, type.path),
  );
  const [first] = found;
  if (!first) return undefined;
  const own = found.filter((type) => projects.of(type.path) === projects.of(path));
  const nearest = own.length > 0 ? own : found;
  const isOne = nearest.every(
    (type) => projects.of(type.path) === projects.of(nearest[0]!.path) && type.arity === nearest[0]!.arity,
  );
  const all = nearest.map(({ one }) => one);
  return isOne
    ? { is: 'definitions', all, certainty: 'exact', rule: 'csharp-type' }
    : { is: 'unknown', rule: 'csharp-several-projects', candidates: all };
}

/** All parts of the type that a definition is one of, itself among them. */
export function partsOf(one: Defined, links: LinkWorld): readonly Defined[] {
  const { view, symbol } = one;
  const { kind, name } = view.facts.symbols[symbol]!;
  if (!TYPES.has(kind) || kind === 'enum' || kind === 'type') return [one];
  const { projects } = wholeOf(links.files);
  const [container, arity, project] = [containerOf(view, symbol), arityOf(view, symbol), projects.of(view.file.path)];
  const all = typesNamed(name, view, links).filter(
    (type) => type.container === container && type.arity === arity && projects.of(type.path) === project,
  );
  return all.length > 1 ? all.map((type) => type.one) : [one];
}

/** A type with all of its parts. */
export function wholeType(value: TypedValue, links: LinkWorld): TypedValue {
  const [first] = value.of;
  if (!first || value.of.length > 1 || first.symbol < 0) return value;
  const of = partsOf(first, links);
  return of.length > 1 ? { ...value, of } : value;
}
