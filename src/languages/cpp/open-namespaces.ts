import { comparePlaces, type TextPlace } from '../../model/index.ts';
import { isMacro } from '../c/definitions.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { offsetOf, writtenIn } from './written.ts';

/** Macros are looked at that are named so. */
const NAMED = /NAMESPACE/;
const CLOSES = /(?:^|_)(?:END|CLOSE)(?:_|$)/;

/** A namespace that a macro opens: `LIB_BEGIN_NAMESPACE`. */
interface Opened {
  from: TextPlace;
  to: TextPlace | undefined;
  path: string;
}

/** The namespaces of a file that are inline, whose names those around have as well. */
export function inlineIn(view: FileView, links: LinkWorld): ReadonlySet<number> {
  return links.foundOf(view, 'inline namespaces', () => {
    const spaces = view.facts.symbols.flatMap(({ kind }, symbol) => (kind === 'namespace' ? [symbol] : []));
    const written = spaces.length > 0 ? writtenIn(view, links) : undefined;
    const isInline = (symbol: number): boolean => {
      const { startLine: line, startColumn: column } = view.facts.symbols[symbol]!;
      const start = offsetOf(written!, { line, column });
      return /^inline\s/.test(written!.text.slice(start, start + 10));
    };
    return new Set(written ? spaces.filter(isInline) : []);
  });
}

/** `a::b` of the namespace that a macro has opened at a place of a file; '' where none has. */
export function openedAt(view: FileView, place: TextPlace, links: LinkWorld): string {
  const all = openedIn(view, links);
  const isAround = ({ from, to }: Opened): boolean =>
    comparePlaces(from, place) < 0 && (to === undefined || comparePlaces(place, to) < 0);
  return all.find(isAround)?.path ?? '';
}

function openedIn(view: FileView, links: LinkWorld): readonly Opened[] {
  return links.foundOf(view, 'opened namespaces', () => {
    const names = view.occurrences.names.filter((name) => NAMED.test(name));
    const opens = new Map(names.map((name) => [name, CLOSES.test(name) ? '' : pathOf(name, view, links)]));
    if ([...opens.values()].every((path) => path === '')) return [];
    const places = names
      .filter((name) => CLOSES.test(name) || opens.get(name) !== '')
      .flatMap((name) => view.occurrencesOf(name).map((occurrence) => ({ name, place: view.placeOf(occurrence) })))
      .filter(({ place }) => view.symbolsAround(place).length === 0)
      .sort((a, b) => comparePlaces(a.place, b.place));
    return places.flatMap(({ name, place }, i): Opened[] => {
      const path = opens.get(name)!;
      return path === '' ? [] : [{ from: place, to: places[i + 1]?.place, path }];
    });
  });
}

/** `a::b` of the namespaces that a macro opens, as all its definitions say; those that are inline left out. */
function pathOf(name: string, like: FileView, links: LinkWorld): string {
  const paths = new Set(
    links
      .definitions(name, like)
      .filter(isMacro)
      .map((one) => opensIn(one, links)),
  );
  paths.delete('');
  return paths.size === 1 ? [...paths][0]! : '';
}

function opensIn({ view, symbol }: Defined, links: LinkWorld): string {
  const written = writtenIn(view, links);
  if (!written) return '';
  const { startLine, startColumn, endLine, endColumn } = view.facts.symbols[symbol]!;
  const start = offsetOf(written, { line: startLine, column: startColumn });
  const text = written.text.slice(start, offsetOf(written, { line: endLine, column: endColumn }));
  return [...text.matchAll(/(\binline\s+)?\bnamespace\s+(\w+(?:::\w+)*)\s*\{/g)]
    .flatMap(([, inline, path]) => (inline === undefined ? [path!] : []))
    .join('::');
}
