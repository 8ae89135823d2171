import { SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Certainty, Defined, Meaning } from '../meaning.ts';
import { besideInModule, inDeclaredModule } from './ambient-modules.ts';
import { ofProgram } from './compiled-together.ts';
import { ONLY_TYPES, TYPES } from './name-spaces.ts';
import { isScript } from './scripts.ts';

/** What is declared several times is one thing then: its declarations are merged, whatever files they are in. */
const MERGED: ReadonlySet<SymbolKind> = new Set(['interface', 'namespace', 'module']);
/** So many files are looked at that one imports, by way of others. */
const MOST_REACHED = 500;

/** What stands at file level of a script, and what is declared for all files (`declare global`), is seen everywhere. */
export function unbound(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { name, role, view } = use;
  const ofModule = inDeclaredModule(use, links);
  if (ofModule) return ofModule;
  const all = links.definitions(name, view).filter(({ view: on, symbol }) => {
    const { kind } = on.facts.symbols[symbol]!;
    return (role === 'type' ? TYPES.has(kind) : !ONLY_TYPES.has(kind)) && isGlobal(on, symbol);
  });
  if (all.length === 0) return undefined;
  const compiled = ofProgram(view, all, links);
  if (isOne(compiled)) return { is: 'definitions', all: compiled, certainty: 'exact', rule: 'global' };
  // Whether all run in one program is not known.
  return isOne(all)
    ? { is: 'definitions', all, certainty: 'inferred', rule: 'global' }
    : { is: 'unknown', rule: 'global', candidates: all };
}

/** True for definitions that are one thing: those of one file, or those that are merged. */
function isOne(all: readonly Defined[]): boolean {
  const files = new Set(all.map(({ view }) => view.file.id));
  return files.size === 1 || (files.size > 1 && all.every(isMerged));
}

/**
 * What a file declares for all files is one with what others declare for all: with those of files that it imports for
 * certain, as these are of its program, and with scripts that its configuration compiles with it; other scripts are most
 * likely of one.
 */
export function addedTo(
  own: readonly Defined[],
  links: LinkWorld,
): { all: readonly Defined[]; certainty: Certainty } | undefined {
  const [first] = own;
  const ofModule = besideInModule(own, links);
  if (ofModule) return ofModule;
  if (!first || !own.every((one) => one.symbol >= 0 && isMerged(one) && isGlobal(one.view, one.symbol)))
    return undefined;
  const { view, symbol } = first;
  const others = links
    .definitions(view.facts.symbols[symbol]!.name, view)
    .filter((one) => one.view !== view && isMerged(one) && isGlobal(one.view, one.symbol));
  const isOfScript = isScript(view);
  // A module may have no import and no export that is known of.
  if (isOfScript && !view.file.path.endsWith('.d.ts')) return undefined;
  const all = isOfScript ? others : others.filter((one) => reachedFrom(view, links).has(one.view.file.path));
  if (all.length === 0) return undefined;
  const isSure = !isOfScript || ofProgram(view, all, links).length === all.length;
  return { all, certainty: isSure ? 'exact' : 'inferred' };
}

const isMerged = ({ view, symbol }: Defined): boolean => MERGED.has(view.facts.symbols[symbol]!.kind);

function isGlobal(view: FileView, symbol: number): boolean {
  const { symbols } = view.facts;
  const { parent } = symbols[symbol]!;
  if (parent < 0) return isScript(view);
  const around = symbols[parent]!;
  const isDeclared = (around.flags & SYMBOL_FLAGS.declaration) !== 0;
  return around.name === 'global' && around.parent < 0 && around.kind === 'namespace' && isDeclared;
}

const reached = new WeakMap<FileView, ReadonlySet<string>>();

/** Paths of the files that one imports, by way of others, too. */
function reachedFrom(view: FileView, links: LinkWorld): ReadonlySet<string> {
  let found = reached.get(view);
  if (!found) {
    const paths = new Set<string>();
    const left = [view];
    for (const one of left) {
      for (const item of one.facts.imports) {
        for (const target of links.targets(one, item)) {
          if (target.status !== 'internal' || paths.has(target.path) || paths.size >= MOST_REACHED) continue;
          paths.add(target.path);
          const next = links.viewOf(target.path);
          if (next) left.push(next);
        }
      }
    }
    found = paths;
    reached.set(view, found);
  }
  return found;
}
