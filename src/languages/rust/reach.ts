import { SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { directoryOf } from '../module-paths.ts';
import { implAround } from './impls.ts';
import { pathsOf } from './paths.ts';

/** What is as visible as what it stands in, and what other rules are for. */
const NOT_BY_ITSELF: ReadonlySet<SymbolKind> = new Set(['enum-member', 'macro', 'module', 'impl']);
const SHARED: ReadonlySet<SymbolKind> = new Set(['enum-member', 'enum', 'trait']);

/**
 * Tells the files that can name a definition of Rust without `pub`: those of its module and of the modules in it, which
 * are in a directory of its name, and those with macros, as these name what is seen where they are used. Undefined when
 * any file may, or that is not certain.
 */
export function namedFrom(one: Defined, links: LinkWorld): ((path: string) => boolean) | undefined {
  const { view, symbol, name } = one;
  const { symbols, imports } = view.facts;
  const { kind, flags, parent } = symbols[symbol] ?? {};
  if (kind === undefined || flags === undefined || (flags & SYMBOL_FLAGS.exported) !== 0) return undefined;
  if (NOT_BY_ITSELF.has(kind) || SHARED.has(symbols[parent!]?.kind ?? 'struct')) return undefined;
  // In what is not exported nothing is, whatever it says.
  for (let around = symbols[parent!]; around; around = symbols[around.parent])
    if ((around.flags & SYMBOL_FLAGS.exported) === 0) return undefined;
  // What an impl gives to a trait is seen with that.
  if (name < 0 || (implAround(view, name)?.trait ?? -1) >= 0) return undefined;
  const { path } = view.file;
  const { tree } = pathsOf(links);
  const module = tree.moduleOf(path);
  const isRoot = tree.cargo.isRoot(path);
  // What no module declares is part of another file.
  if (!module || (!isRoot && !tree.outer(module)) || view.occurrencesOf('include').length > 0) return undefined;
  const below = isRoot || path.endsWith('/mod.rs') ? directoryOf(path) : path.replace(/\.rs$/, '');
  const isInside = (from: string): boolean => from === path || below === '' || from.startsWith(`${below}/`);
  const isMoved = imports.some(
    (item) =>
      item.kind === 'mod' && links.targets(view, item).some((to) => to.status === 'internal' && !isInside(to.path)),
  );
  return isMoved ? undefined : (from) => isInside(from) || hasMacros(links.viewOf(from), links);
}

function hasMacros(view: FileView | undefined, links: LinkWorld): boolean {
  if (!view) return true;
  const find = () => ({ is: view.facts.symbols.some(({ kind }) => kind === 'macro') });
  return links.foundOf(view, 'has macros', find).is;
}
