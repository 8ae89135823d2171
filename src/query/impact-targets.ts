import type { Defined } from '../languages/index.ts';
import { type Linking, TYPES } from '../link/index.ts';
import { changedSymbols, type FormerSymbol, formerSymbols } from './changed-symbols.ts';
import type { QueryContext } from './context.ts';
import type { ChangedFile, ImpactSubject, ImpactTarget } from './impact-answers.ts';
import { indexedFile } from './indexed-file.ts';
import { qualifiedName } from './symbol-hit.ts';
import { targetsOf } from './targets.ts';

/** A definition that is gone, the path it had before, and the one that its file has now. */
export interface GoneSymbol extends FormerSymbol {
  before: string;
  path: string;
}

/** What changes, as a search for what depends on it begins. */
export interface ImpactTargets {
  targets: ImpactTarget[];
  /** The definitions that change, and the members of types that do. */
  defined: Defined[];
  /** Paths of files whose own code changes: what imports them depends on it. */
  files: string[];
  /** Paths at which there is no file any more. */
  gone: string[];
  goneSymbols: GoneSymbol[];
}

/** Finds out what is asked about. Throws AxError as `definitions`, and 'not-found' for a file that is not in the index. */
export async function impactTargets(
  subject: ImpactSubject,
  context: QueryContext,
  linking: Linking,
): Promise<ImpactTargets> {
  const found: ImpactTargets = { targets: [], defined: [], files: [], gone: [], goneSymbols: [] };
  if ('symbol' in subject) {
    const { defined } = await targetsOf(subject.symbol, context, linking.linker);
    for (const one of defined) addDefined(found, one, 'asked');
  } else if ('file' in subject) {
    const file = indexedFile(subject.file, context);
    const view = linking.linker.view(file.id);
    addFile(found, file.path, 'asked');
    for (const symbol of view?.facts.symbols.keys() ?? []) found.defined.push(linking.linker.defined(view!, symbol));
  } else {
    for (const change of subject.changes) await addChange(found, change, context, linking);
  }
  return found;
}

async function addChange(
  found: ImpactTargets,
  change: ChangedFile,
  context: QueryContext,
  { linker, graph }: Linking,
): Promise<void> {
  const { path, before, status } = change;
  if (status === 'deleted' || status === 'renamed') found.gone.push(before);
  if (status === 'deleted' || status === 'renamed') addFile(found, path, status, false);
  const file = status === 'deleted' ? undefined : context.reader.fileByPath(path);
  const view = file && file.segment !== 0 ? linker.view(file.id) : undefined;
  const former = await formerSymbols(change, context);
  const { symbols: now = [] } = view?.facts ?? {};
  const names = new Set(now.map((symbol) => qualifiedName(now, symbol)));
  for (const symbol of former ?? []) {
    if (names.has(symbol.qualifiedName)) continue;
    found.goneSymbols.push({ ...symbol, before, path });
    const { qualifiedName: name, kind } = symbol;
    found.targets.push({ path, symbol: name, kind, line: 0, column: 0, change: 'deleted' });
  }
  if (!view) return;
  const known = former && new Set(former.map((symbol) => symbol.qualifiedName));
  const { symbols, outside } = changedSymbols(view, change);
  for (const symbol of symbols) {
    const isNew = status === 'added' || known?.has(qualifiedName(now, now[symbol]!)) === false;
    addDefined(found, linker.defined(view, symbol), isNew ? 'added' : 'modified');
  }
  // What has no names to be referred by is used as a whole: settings, styles.
  const isWhole = outside || (symbols.length === 0 && now.length === 0 && change.hunks.length > 0);
  if (isWhole && graph().indexOf(path) >= 0) addFile(found, path, status === 'added' ? 'added' : 'modified');
}

function addFile(found: ImpactTargets, path: string, change: ImpactTarget['change'], isThere = true): void {
  found.targets.push({ path, symbol: '', kind: 'file', line: isThere ? 1 : 0, column: isThere ? 1 : 0, change });
  if (isThere) found.files.push(path);
}

function addDefined(found: ImpactTargets, one: Defined, change: ImpactTarget['change']): void {
  const { view, symbol, name } = one;
  const { symbols } = view.facts;
  const own = symbols[symbol];
  const { line, column } = own ? { line: own.nameLine, column: own.nameColumn } : view.placeOf(name);
  found.targets.push({
    path: view.file.path,
    symbol: own ? qualifiedName(symbols, own) : view.nameAt(name),
    kind: own?.kind ?? 'variable',
    ...{ line: line + 1, column: column + 1, change },
  });
  found.defined.push(one);
  if (change === 'asked' && own && TYPES.has(own.kind)) found.defined.push(...membersOf(one));
}

/** All that is defined in a type. */
function membersOf({ view, symbol }: Defined): Defined[] {
  return view.childrenOf(symbol).map((child) => ({ view, symbol: child, name: view.nameOfSymbol(child) }));
}
