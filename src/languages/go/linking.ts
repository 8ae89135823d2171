import { type StoredImport, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, UNKNOWN, type ValueType } from '../meaning.ts';
import { directoryOf } from '../module-paths.ts';
import { buildsOf, type Constraints, constraintsOf } from './build-constraints.ts';
import { namedFrom } from './reach.ts';

const MEMBERS: ReadonlySet<SymbolKind> = new Set(['field', 'method']);

/** The name of the package that a file is of; '' when it does not say. */
function packageOf(view: FileView): string {
  return view.facts.imports.find(({ kind }) => kind === 'package')?.specifier ?? '';
}

const isTest = (path: string): boolean => path.endsWith('_test.go');
const isSamePackage = (a: FileView, b: FileView): boolean =>
  directoryOf(a.file.path) === directoryOf(b.file.path) && packageOf(a) === packageOf(b);

/** What all files of the package see, and no more than one file of it needs to define. */
function isAtPackageLevel({ view, symbol }: Defined): boolean {
  const { parent, owner, kind } = view.facts.symbols[symbol]!;
  return parent < 0 && owner === '' && !MEMBERS.has(kind);
}

function definitions(all: readonly Defined[], rule: string): Meaning | undefined {
  return all.length > 0 ? { is: 'definitions', all, certainty: 'exact', rule } : undefined;
}

/** What the other files of the package define, what `import .` brings, or a package by its own name. */
function unbound(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, name } = use;
  const own = links.definitions(name, view).filter((one) => isAtPackageLevel(one) && isSamePackage(one.view, view));
  if (own.length > 0) return definitions(own, 'package');
  let unknown: Meaning | undefined;
  for (const item of view.facts.imports) {
    if (item.kind !== 'import' || item.imported !== '*') continue;
    if (item.local === '.') {
      for (const target of links.targets(view, item)) {
        const found = target.status === 'internal' ? inModule(target.path, name, links) : undefined;
        if (found?.is === 'definitions') return found;
        if (target.status === 'unresolved') unknown = { is: 'unknown', rule: 'import-unresolved' };
      }
    } else if (item.local === '') {
      for (const target of links.targets(view, item)) {
        if (target.status === 'internal' && packageIn(target.path, links) === name) return links.imported(view, item);
      }
    }
  }
  return unknown;
}

/** The files of Go directly in a directory. */
function filesIn(directory: string, links: LinkWorld): FileView[] {
  return links.files.filesIn(directory).flatMap((name) => {
    const view = name.endsWith('.go') ? links.viewOf(directory === '' ? name : `${directory}/${name}`) : undefined;
    return view ? [view] : [];
  });
}

/** The name of the package in a directory that others import; '' when there is none. */
function packageIn(directory: string, links: LinkWorld): string {
  const names = filesIn(directory, links)
    .filter(({ file }) => !isTest(file.path))
    .map(packageOf);
  // Beside a package there may be programs of single files, and its documentation.
  return names.find((name) => name !== 'main' && name !== 'documentation' && name !== '') ?? names[0] ?? '';
}

/** What a package has under a name. */
function inModule(directory: string, name: string, links: LinkWorld): Meaning {
  const [like] = filesIn(directory, links);
  const own = packageIn(directory, links);
  const all = like
    ? links
        .definitions(name, like)
        .filter(
          (one) =>
            directoryOf(one.view.file.path) === directory &&
            packageOf(one.view) === own &&
            isAtPackageLevel(one) &&
            (one.view.facts.symbols[one.symbol]!.flags & SYMBOL_FLAGS.exported) !== 0,
        )
    : [];
  // What a program makes before the build may not be there.
  return definitions(all, 'export') ?? { is: 'outside', rule: 'export-missing' };
}

/** In `T{x: 1}` a field of a struct; in a map or a list, of which only the type tells, a value. */
function key(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const link = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (!link) return { is: 'unknown', rule: 'key' };
  const value = links.valueAt(view, occurrence, link);
  switch (value.is) {
    case 'instance':
    case 'type': {
      const field = links.member(value, name, use);
      if (field.is !== 'outside') return field;
      const isMany = value.of.some((type) => links.supertypes(type).some((above) => above?.is === 'many'));
      return isMany ? links.lexical(use) : field;
    }
    case 'outside':
      // Fields of other packages that can be named are exported ones.
      return /^\p{Lu}/u.test(name) ? { is: 'outside', rule: 'key' } : links.lexical(use);
    default:
      return { is: 'unknown', rule: 'key' };
  }
}

/** Packages of the standard library, and those it comes from, whose functions return what they are given. */
const GENERIC = /^(?:(?:golang\.org\/x\/exp\/)?(?:slices|maps)|cmp|iter|sync)$/;

/** What a function of another package returns is nothing of this project, unless it is what it is given. */
function calls({ view, occurrence }: NameUse): ValueType | undefined {
  const link = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  const name = link && link.target >= 0 ? view.nameAt(link.target) : '';
  const isOf = ({ specifier, local }: StoredImport): boolean =>
    GENERIC.test(specifier) && (local === '' ? specifier.endsWith(name) : local === name);
  return name !== '' && view.facts.imports.some(isOf) ? UNKNOWN : undefined;
}

const constraints = new WeakMap<FileView, Constraints>();

function constraintsIn(view: FileView, links: LinkWorld): Constraints {
  const { path } = view.file;
  const known = constraints.get(view) ?? constraintsOf(path, links.files.text(path) ?? '');
  constraints.set(view, known);
  return known;
}

/** The same for definitions of which a build has one: of a package, or of one type. */
function placeOf({ view, symbol }: Defined): string {
  const { owner, parent } = view.facts.symbols[symbol] ?? { owner: '', parent: -1 };
  return `${directoryOf(view.file.path)} ${owner} ${view.facts.symbols[parent]?.name ?? ''}`;
}

/**
 * Of several with one name a build has one, else it fails: that which is the only one in some build with the file of the
 * name, the likeliest build first. Tags that nobody asks for do not hold.
 */
function choose(all: readonly Defined[], { view }: NameUse, links: LinkWorld): Meaning {
  const any: Meaning = { is: 'definitions', all, certainty: 'inferred', rule: 'any-build' };
  const own = constraintsIn(view, links);
  const each = all.map((one) => constraintsIn(one.view, links));
  if (each.every(({ tags }) => tags.size === 0) || new Set(all.map(placeOf)).size > 1) return any;
  const [plain, asked] = [new Set<Defined>(), new Set<Defined>()];
  for (const { holds, isPlain } of buildsOf([own, ...each]) ?? []) {
    const built = own.holds(holds) ? all.filter((_, i) => each[i]!.holds(holds)) : [];
    if (built.length === 1) (isPlain ? plain : asked).add(built[0]!);
  }
  const found = [...(plain.size > 0 ? plain : asked)];
  if (found.length === 0) return any;
  if (found.length > 1) return { ...any, all: [...new Set([...found, ...asked])], byBuild: true };
  const others = [...asked].filter((one) => one !== found[0]);
  const elsewhere = others.length > 0 ? { elsewhere: others } : {};
  return { is: 'definitions', all: found, certainty: 'exact', rule: 'same-build', ...elsewhere };
}

/** What is not exported is only seen in its package; only a member can be that of a value. */
function mayMean({ view, occurrence }: NameUse, one: Defined): boolean {
  const { owner, kind } = one.view.facts.symbols[one.symbol]!;
  const isMember = owner !== '' || MEMBERS.has(kind);
  if (view.linksOf(occurrence).some((link) => link.kind === 'member') !== isMember) return false;
  return namedFrom(one)?.(view.file.path) ?? true;
}

/** How names of Go are bound. */
export const linking: LinkRules = {
  hidesMembers: true,
  constructs: true,
  apart: true,
  byDepth: true,
  choose,
  unbound,
  inModule,
  key,
  mayMean,
  namedFrom,
  calls,
  elements: { Seq2: 1 },
  indexes: { Seq: 0, Seq2: 0 },
  given: { Pointer: { Load: 0, Swap: 0 } },
};
