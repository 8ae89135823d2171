import { type StoredSymbol, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { implAround } from './impls.ts';
import type { ModuleTree } from './module-tree.ts';
import { pathsOf } from './paths.ts';

/** What has its name for others in ways of its own. */
const NOT_BY_ITSELF: ReadonlySet<SymbolKind> = new Set(['enum-member', 'macro', 'module', 'impl']);
/** What is in these is as visible as they are. */
const SHARED: ReadonlySet<SymbolKind> = new Set(['enum-member', 'enum', 'trait']);

/**
 * Tells the files that can name a definition of Rust without `pub`: those of its module and of the modules in it, and
 * those with macros, as these name what is seen where they are used. Undefined when any file may, or that is not certain.
 */
export function namedFrom({ view, symbol, name }: Defined, links: LinkWorld): ((path: string) => boolean) | undefined {
  const { symbols } = view.facts;
  const one = symbols[symbol];
  if (!one || isExported(one) || NOT_BY_ITSELF.has(one.kind)) return undefined;
  // In what is not exported nothing is, whatever it says.
  for (let around = symbols[one.parent]; around; around = symbols[around.parent]) {
    if (SHARED.has(around.kind) || !isExported(around)) return undefined;
  }
  // What an impl gives to a trait is seen with that.
  if (name < 0 || (implAround(view, name)?.trait ?? -1) >= 0) return undefined;
  const { path } = view.file;
  const { tree } = pathsOf(links);
  if (!isDeclared(path, tree)) return undefined;
  return (from) => isInside(from, path, tree) || hasMacros(links.viewOf(from), links);
}

const isExported = ({ flags }: StoredSymbol): boolean => (flags & SYMBOL_FLAGS.exported) !== 0;

/** False for a file that no module declares: it is part of another file. */
function isDeclared(path: string, { cargo, moduleOf, outer }: ModuleTree): boolean {
  const module = moduleOf(path);
  return cargo.isRoot(path) || (module !== undefined && outer(module) !== undefined);
}

/** True for a file whose module is that of another file or in it, or is not known. */
function isInside(from: string, path: string, tree: ModuleTree): boolean {
  const seen = new Set<string>();
  for (let at = tree.moduleOf(from); at; at = tree.outer(at)) {
    const own = at.view.file.path;
    if (own === path || !isDeclared(own, tree)) return true;
    // A circle of files that declare each other.
    const key = tree.pathOf(at);
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

function hasMacros(view: FileView | undefined, links: LinkWorld): boolean {
  if (!view) return true;
  const find = () => ({ is: view.facts.symbols.some(({ kind }) => kind === 'macro') });
  return links.foundOf(view, 'has macros', find).is;
}
