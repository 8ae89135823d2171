import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import type { Includes } from './includes.ts';

/** What of the definitions of a name is one thing. */
export interface Linkage {
  joined(one: Defined): readonly Defined[];
}

/** Of names that more files define nothing is known of which are the same. */
const MOST = 1000;

/** True for the tag of a struct, union or enumeration, which is a name of its own kind. */
export function isTag({ view, name }: Defined): boolean {
  return view.linksOf(name).some(({ kind }) => kind === 'tag');
}

/** True for what is defined at file level, enumerators among it. */
export function isAtFileLevel({ view, symbol }: Defined): boolean {
  const { name } = view.facts.symbols[symbol]!;
  return view.bindingsOf(name).some((binding) => binding.symbol === symbol && binding.scope === 0);
}

/** True for functions and variables that all units of a program share. */
export function isExternal(one: Defined): boolean {
  const { view, symbol } = one;
  const { kind, name } = view.facts.symbols[symbol]!;
  if (kind !== 'function' && kind !== 'variable' && kind !== 'constant') return false;
  if (!isAtFileLevel(one)) return kind === 'function' && isDeclaration(one);
  // What is declared static once is so wherever it is named in the file.
  return view.symbolsOf(name).every((each) => {
    const { flags, kind: other } = view.facts.symbols[each]!;
    return other !== kind || (flags & SYMBOL_FLAGS.static) === 0;
  });
}

const isDeclaration = ({ view, symbol }: Defined): boolean =>
  (view.facts.symbols[symbol]!.flags & SYMBOL_FLAGS.declaration) !== 0;

/** Opens the linkage of names, for one state of the index. */
export function openLinkage(links: LinkWorld, { closureOf }: Includes): Linkage {
  const groups = new Map<string, readonly (readonly Defined[])[]>();

  /** External definitions of a name, those together that are the same: some unit sees both, or the linker finds only one. */
  function groupsOf(name: string, like: Defined): readonly (readonly Defined[])[] {
    const known = groups.get(name);
    if (known) return known;
    const byFile = new Map<string, Defined[]>();
    for (const one of links.definitions(name, like.view)) {
      if (!isExternal(one)) continue;
      const { path } = one.view.file;
      byFile.set(path, [...(byFile.get(path) ?? []), one]);
    }
    const paths = [...byFile.keys()];
    const group = new Map(paths.map((path) => [path, path]));
    const rootOf = (path: string): string => (group.get(path) === path ? path : rootOf(group.get(path)!));
    for (const path of paths.length > MOST ? [] : paths) {
      const closure = closureOf(path);
      for (const other of paths) if (other !== path && closure.has(other)) group.set(rootOf(other), rootOf(path));
    }
    const found = new Map<string, Defined[]>();
    for (const path of paths) {
      const root = rootOf(path);
      found.set(root, [...(found.get(root) ?? []), ...byFile.get(path)!]);
    }
    const all = withDeclarations([...found.values()]);
    groups.set(name, all);
    return all;
  }

  return {
    joined: (one) => {
      const { view, symbol } = one;
      const own = view.facts.symbols[symbol]!;
      if (isExternal(one)) return groupsOf(own.name, one).find((group) => group.some(isSame(one))) ?? [one];
      if (!isAtFileLevel(one)) return [one];
      // Alternatives of the preprocessor, and a static function with what declares it.
      const tag = isTag(one);
      const beside = view.symbolsOf(own.name).map((each) => links.defined(view, each));
      return beside.filter((other) => {
        const { kind } = view.facts.symbols[other.symbol]!;
        return isAtFileLevel(other) && isTag(other) === tag && (kind === 'macro') === (own.kind === 'macro');
      });
    },
  };
}

const isSame =
  (one: Defined) =>
  (other: Defined): boolean =>
    one.symbol === other.symbol && one.view.file.id === other.view.file.id;

/** What is declared apart from the definition belongs to it where there is only one. */
function withDeclarations(groups: readonly (readonly Defined[])[]): readonly (readonly Defined[])[] {
  const bare = groups.filter((group) => group.every(isDeclaration));
  const defined = groups.filter((group) => !group.every(isDeclaration));
  return defined.length === 1 ? [[...defined[0]!, ...bare.flat()]] : groups;
}
