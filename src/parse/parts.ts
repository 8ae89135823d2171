import type { Part } from '../languages/index.ts';
import type { FileFacts, LinkColumns, OccurrenceColumns } from '../model/index.ts';
import { inOrder } from './fact-sink.ts';

type Facts = Omit<FileFacts, 'language'>;

/** By language: a text of the same length and lines, with nothing but the parts that are in it. */
export function textsOfParts(text: string, parts: readonly Part[]): Map<string, string> {
  const pieces = new Map<string, { text: string; end: number }>();
  for (const { language, start, end } of parts) {
    const before = pieces.get(language) ?? { text: '', end: 0 };
    if (start < before.end || end < start || end > text.length) throw new Error(`parts in ${language} overlap`);
    pieces.set(language, { text: before.text + blank(text.slice(before.end, start)) + text.slice(start, end), end });
  }
  const texts = new Map<string, string>();
  for (const [language, piece] of pieces) texts.set(language, piece.text + blank(text.slice(piece.end)));
  return texts;
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** The facts of a file together with those of its parts, which have the same positions. */
export function joinFacts(host: Facts, part: Facts): Facts {
  const firstSymbol = host.symbols.length;
  const shifted = part.symbols.map((symbol) => ({
    ...symbol,
    parent: symbol.parent < 0 ? -1 : symbol.parent + firstSymbol,
  }));
  const { ordered, place } = inOrder([...host.symbols, ...shifted]);
  // The file scope of a part is that of the file.
  const firstScope = host.scopes.length - 1;
  const scopeAt = (scope: number): number => (scope <= 0 ? scope : scope + firstScope);
  const bindings = [
    ...host.bindings.map((binding) => ({ ...binding, symbol: place(binding.symbol) })),
    ...part.bindings.map((binding) => {
      const symbol = binding.symbol < 0 ? -1 : place(binding.symbol + firstSymbol);
      return { ...binding, scope: scopeAt(binding.scope), symbol };
    }),
  ];
  const occurrences = joinOccurrences(host.occurrences, part.occurrences);
  return {
    symbols: ordered,
    imports: [...host.imports, ...part.imports].sort(byStart),
    occurrences: occurrences.columns,
    links: joinLinks([host.links, part.links], occurrences.places),
    scopes: [...host.scopes, ...part.scopes.slice(1).map((scope) => ({ ...scope, parent: scopeAt(scope.parent) }))],
    bindings,
    problems: [...host.problems, ...part.problems].sort((a, b) => a.line - b.line),
    comments: joinComments(host.comments, part.comments),
    test: host.test || part.test,
    generated: host.generated || part.generated,
  };
}

const byStart = (a: { start: number }, b: { start: number }): number => a.start - b.start;

interface Joined {
  columns: OccurrenceColumns;
  /** By occurrence of the host, and of the part: where it is now. */
  places: [host: Int32Array, part: Int32Array];
}

function joinOccurrences(a: OccurrenceColumns, b: OccurrenceColumns): Joined {
  const numbers = new Map(a.names.map((name, number) => [name, number]));
  const names = [...a.names];
  const renumbered = b.names.map((name) => numbers.get(name) ?? names.push(name) - 1);
  const all = [
    ...Array.from(a.start, (start, old) => ({ start, name: a.name[old]!, role: a.role[old]!, side: 0, old })),
    ...Array.from(b.start, (start, old) => ({
      start,
      name: renumbered[b.name[old]!]!,
      role: b.role[old]!,
      side: 1,
      old,
    })),
  ].sort(byStart);
  const places: Joined['places'] = [new Int32Array(a.start.length), new Int32Array(b.start.length)];
  const apart: typeof all = [];
  for (const one of all) {
    if (apart.at(-1)?.start !== one.start) apart.push(one);
    places[one.side]![one.old] = apart.length - 1;
  }
  const columns = {
    names,
    name: Int32Array.from(apart, ({ name }) => name),
    start: Int32Array.from(apart, ({ start }) => start),
    role: Uint8Array.from(apart, ({ role }) => role),
  };
  return { columns, places };
}

function joinLinks(columns: readonly LinkColumns[], places: Joined['places']): LinkColumns {
  const all = columns.flatMap((links, side) =>
    Array.from(links.subject, (subject, i) => {
      const target = links.target[i]!;
      return {
        subject: places[side]![subject]!,
        kind: links.kind[i]!,
        target: target < 0 ? target : places[side]![target]!,
        steps: links.steps[i]!,
      };
    }),
  );
  all.sort((a, b) => a.subject - b.subject || a.kind - b.kind);
  return {
    subject: Int32Array.from(all, ({ subject }) => subject),
    kind: Uint8Array.from(all, ({ kind }) => kind),
    target: Int32Array.from(all, ({ target }) => target),
    steps: Uint8Array.from(all, ({ steps }) => steps),
  };
}

function joinComments(a: Int32Array, b: Int32Array): Int32Array {
  const pairs = [a, b].flatMap((columns) =>
    Array.from({ length: columns.length / 2 }, (_, i) => [columns[i * 2]!, columns[i * 2 + 1]!] as const),
  );
  return Int32Array.from(pairs.sort(([one], [other]) => one - other).flat());
}
