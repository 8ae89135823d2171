import { directoryOf, type FileView, isSameFamily } from '../languages/index.ts';
import { distances, type ImportResolver, type Linking, type WrittenEdge } from '../link/index.ts';
import { ROLES, type Role, type TextPlace, type Tier } from '../model/index.ts';
import { textWords } from '../store/index.ts';
import type { QueryContext } from './context.ts';
import type { ImpactReason } from './impact-answers.ts';
import type { GoneSymbol, ImpactTargets } from './impact-targets.ts';

/** One use of something that changes: where it stands, and what it is a use of. */
export interface Use extends Pick<ImpactReason, 'symbol' | 'definedIn' | 'role' | 'tier'> {
  view: FileView;
  place: TextPlace;
}

/** What uses are looked for in. `before` resolves imports as if the files that are gone were there. */
export interface UseSearch {
  context: QueryContext;
  linking: Linking;
  before: ImportResolver;
}

const NO_USE: ReadonlySet<Role> = new Set(['definition', 'key', 'label']);

/** Imports of files whose own code changes, or that are gone. */
export function importUses({ files, gone }: ImpactTargets, { context, linking, before }: UseSearch): Use[] {
  const found: Use[] = [];
  const add = (view: FileView, { line, path }: WrittenEdge): void => {
    const place = { line: line - 1, column: 0 };
    found.push({ view, place, role: 'import', tier: 'exact', symbol: path, definedIn: path });
  };
  const graph = linking.graph();
  for (const path of files) {
    const target = graph.indexOf(path);
    for (const from of graph.into(target)) {
      const view = linking.linker.viewOf(graph.paths[from]!);
      for (const edge of view ? graph.edgesTo(from, target) : []) if (leadsTo(edge, path)) add(view!, edge);
    }
  }
  if (gone.length === 0) return found;
  const missing = new Set(gone);
  for (const { id, path, language } of context.reader.files()) {
    const facts = context.reader.facts(id);
    if (!facts || facts.imports.length === 0) continue;
    for (const edge of before.edges({ path, language }, facts)) {
      const view = edge.status === 'internal' && missing.has(edge.path) ? linking.linker.view(id) : undefined;
      if (view) add(view, edge);
    }
  }
  return found;
}

/** Of files that are no code, and have no names to be used by: what imports them through others, with how far away. */
export function farImports({ files }: ImpactTargets, { context, linking }: UseSearch): (Use & { distance: number })[] {
  const graph = linking.graph();
  const isCode = (path: string): boolean => {
    const language = context.reader.fileByPath(path)?.language;
    return context.languages.find(({ id }) => id === language)?.nature === 'code';
  };
  return files.flatMap((file) => {
    if (isCode(file)) return [];
    return [...distances([graph.indexOf(file)], graph.into)].flatMap(([from, { distance, via }]) => {
      const view = distance > 1 ? linking.linker.viewOf(graph.paths[from]!) : undefined;
      const path = graph.paths[via] ?? '';
      const edge = view && graph.edgesTo(from, via).find((one) => leadsTo(one, path));
      if (!view || !edge) return [];
      const place = { line: edge.line - 1, column: 0 };
      return [{ view, place, role: 'import', tier: 'exact', symbol: path, definedIn: path, distance } as const];
    });
  });
}

// What names types of a file is found by these.
const leadsTo = ({ status, path, kind }: WrittenEdge, file: string): boolean =>
  status === 'internal' && path === file && kind !== 'use';

/**
 * Names that meant a definition which is gone, and mean nothing now: 'inferred' where the file imports the one it was in,
 * or is that one, or of the same package; elsewhere 'possible'.
 */
export function goneUses({ goneSymbols }: ImpactTargets, search: UseSearch): Use[] {
  const { context, linking } = search;
  const found: Use[] = [];
  for (const symbol of goneSymbols) {
    const words = textWords(symbol.name);
    for (const id of words.length === 0 ? [] : context.reader.filesWithWords(words)) {
      const view = linking.linker.view(id);
      if (!view || !isSameFamily(view.file.language, symbol.language)) continue;
      let sure: Tier | undefined;
      for (const occurrence of view.occurrencesOf(symbol.name)) {
        const role = ROLES[view.occurrences.role[occurrence]!]!;
        const { is } = linking.linker.meaning(view, occurrence);
        if (NO_USE.has(role) || !(is === 'unknown' || (is === 'outside' && wasOwn(view, occurrence, symbol)))) continue;
        sure ??= sawBefore(view, symbol, search) ? 'inferred' : 'possible';
        const place = view.placeOf(occurrence);
        found.push({ view, place, role, tier: sure, symbol: symbol.qualifiedName, definedIn: symbol.path });
      }
    }
  }
  return found;
}

/** True for a bare name that its own file, or the package of it, had a definition for: nothing else brings it. */
function wasOwn(view: FileView, occurrence: number, { path, before }: GoneSymbol): boolean {
  const { file, facts } = view;
  if (file.path !== path && !isInPackage(view, before)) return false;
  const name = view.nameAt(occurrence);
  return (
    !view.linksOf(occurrence).some(({ kind }) => kind === 'member') &&
    !facts.imports.some(({ local }) => local === name)
  );
}

function isInPackage({ file, facts }: FileView, path: string): boolean {
  return facts.imports.some(({ kind }) => kind === 'package') && directoryOf(file.path) === directoryOf(path);
}

/** True when a file could name what another had. */
function sawBefore(view: FileView, { path, before }: GoneSymbol, { before: resolver }: UseSearch): boolean {
  const { file, facts } = view;
  if (file.path === path || isInPackage(view, before)) return true;
  const directory = directoryOf(before);
  return resolver
    .edges(file, facts)
    .some((edge) => leadsTo(edge, before) || leadsTo(edge, path) || leadsTo(edge, directory));
}
