import type { Defined, FileView } from '../languages/index.ts';
import { type Linker, mayMean } from '../link/index.ts';
import { ROLES, type SymbolKind } from '../model/index.ts';
import type { QueryContext } from './context.ts';
import { sortBest } from './definitions-by-name.ts';

const CALLED: ReadonlySet<SymbolKind> = new Set([
  ...(['function', 'method', 'constructor', 'class', 'struct', 'macro', 'object'] as const),
]);

/**
 * Definitions that an occurrence of which nothing is known may mean, the likeliest first: what can be used as it is
 * (called, a member of something), then of its file, of files that it imports, of its folder.
 */
export function likeliest(view: FileView, occurrence: number, linker: Linker, context: QueryContext): Defined[] {
  const name = view.nameAt(occurrence);
  const all = linker.definitions(name, view).filter((one) => mayMean(linker, view, occurrence, one));
  if (all.length < 2) return [...all];
  const isCall = ROLES[view.occurrences.role[occurrence]!] === 'call';
  const isMember = view.linksOf(occurrence).some(({ kind }) => kind === 'member');
  const imported = new Set(
    view.facts.imports.flatMap((item) =>
      linker.targets(view, item).flatMap((target) => (target.status === 'internal' ? [target.path] : [])),
    ),
  );
  const rankOf = ({ view: on, symbol }: Defined): number => {
    const { kind, parent, owner } = on.facts.symbols[symbol]!;
    const hasOwner = parent >= 0 || owner !== '';
    const near =
      on.file.id === view.file.id ? 0 : imported.has(on.file.path) ? 1 : 2 + distance(on.file.path, view.file.path);
    return (isCall && !CALLED.has(kind) ? 2000 : 0) + (hasOwner !== isMember ? 1000 : 0) + near;
  };
  const best = sortBest(
    all.map(({ view: on, symbol }) => ({ file: on.file, symbol, tier: 'possible' as const })),
    context,
  );
  const place = new Map(best.map(({ file, symbol }, i) => [`${file.id}:${symbol}`, i]));
  const orderOf = ({ view: on, symbol }: Defined): number => place.get(`${on.file.id}:${symbol}`)!;
  return [...all].sort((a, b) => rankOf(a) - rankOf(b) || orderOf(a) - orderOf(b));
}

/** How many folders lie between two files, at most 900. */
function distance(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  let shared = 0;
  while (shared < Math.min(a.length, b.length) - 1 && a[shared] === b[shared]) shared++;
  return Math.min(900, a.length + b.length - 2 - 2 * shared);
}
