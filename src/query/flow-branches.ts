import type { FileView } from '../languages/index.ts';
import { type Branch, comparePlaces, type SymbolKind, type TextPlace } from '../model/index.ts';
import { FUNCTION_KINDS } from './call-sites.ts';
import type { QueryContext } from './context.ts';
import type { FlowBranch } from './flow-answers.ts';
import type { TextLines } from './lines.ts';
import type { Sources } from './sources.ts';

/** So much of the line that begins a branch is shown. */
const MAX_TEXT = 80;
const OWN_SCOPE: ReadonlySet<SymbolKind> = new Set([...FUNCTION_KINDS, 'property']);

/** Gives the branches around an occurrence in the function that it stands in, outermost first. */
export type BranchesAt = (view: FileView, occurrence: number) => FlowBranch[];

/** Something that a call can stand in. */
interface Around extends FlowBranch {
  start: TextPlace;
  end: TextPlace;
}

/** Reads the branches of all files with these sites; a file that has changed since, or cannot be read, shows none. */
export async function readBranches(
  context: QueryContext,
  sources: Sources,
  sites: readonly { view: FileView }[],
): Promise<BranchesAt> {
  const views = new Map(sites.map(({ view }) => [view.file.id, view]));
  const known = new Map<number, Around[]>();
  for (const [id, view] of views) {
    const source = sources(view.file);
    if (!source?.fresh) continue;
    const { path, language } = view.file;
    const found = await (await context.syntax()).branches({ path, language, text: source.text });
    known.set(id, [
      ...found.map((branch) => branchAt(branch, source.text, source.lines)),
      ...callbacksIn(view, source.lines),
    ]);
  }
  return (view, occurrence) => {
    const place = view.placeOf(occurrence);
    const outer = innermostFunction(view, place);
    const around = (known.get(view.file.id) ?? [])
      .filter(({ start, end }) => comparePlaces(outer, start) <= 0 && isWithin(place, start, end))
      .sort((a, b) => comparePlaces(a.start, b.start) || comparePlaces(b.end, a.end));
    return around.map(({ kind, line, column, text }) => ({ kind, line, column, text }));
  };
}

const isWithin = (place: TextPlace, start: TextPlace, end: TextPlace): boolean =>
  comparePlaces(start, place) <= 0 && comparePlaces(place, end) < 0;

function branchAt({ kind, at, head, start, end }: Branch, text: string, lines: TextLines): Around {
  const placeOf = (offset: number): TextPlace => {
    const line = lines.lineOf(offset);
    return { line, column: offset - lines.startOf(line) };
  };
  const from = placeOf(kind === 'else' ? start : at);
  const lineEnd = lines.startOf(from.line) + lines.at(from.line).length;
  const shown = kind === 'else' ? '' : text.slice(at, head > at ? Math.min(head, lineEnd) : lineEnd);
  return {
    kind,
    line: from.line + 1,
    column: from.column + 1,
    text: tidy(shown),
    start: placeOf(start),
    end: placeOf(end),
  };
}

/** Functions without a name of their own in others: what is in them runs when they are called. */
function callbacksIn(view: FileView, lines: TextLines): Around[] {
  return view.facts.scopes.flatMap((scope): Around[] => {
    if (scope.kind !== 'function') return [];
    const start = { line: scope.startLine, column: scope.startColumn };
    const end = { line: scope.endLine, column: scope.endColumn };
    const owner = view.symbolsAround(start).findLast((one) => OWN_SCOPE.has(view.facts.symbols[one]!.kind));
    if (owner !== undefined && ownScope(view, owner) === scope) return [];
    const text = tidy(lines.at(start.line).slice(start.column));
    return [{ kind: 'callback', line: start.line + 1, column: start.column + 1, text, start, end }];
  });
}

/** The scope of a named function: the first one that begins in it. */
function ownScope({ facts }: FileView, symbol: number): unknown {
  const { startLine, startColumn, endLine, endColumn } = facts.symbols[symbol]!;
  const [start, end] = [
    { line: startLine, column: startColumn },
    { line: endLine, column: endColumn },
  ];
  return facts.scopes.find(
    (scope) => scope.kind === 'function' && isWithin({ line: scope.startLine, column: scope.startColumn }, start, end),
  );
}

/** Where the innermost named function around a place begins. */
function innermostFunction(view: FileView, place: TextPlace): TextPlace {
  const symbol = view.symbolsAround(place).findLast((one) => OWN_SCOPE.has(view.facts.symbols[one]!.kind));
  const own = view.facts.symbols[symbol ?? -1];
  return own ? { line: own.startLine, column: own.startColumn } : { line: 0, column: 0 };
}

function tidy(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[{:]$/, '');
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}
