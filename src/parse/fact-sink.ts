import type { FactSink, FoundSymbol, Part } from '../languages/index.ts';
import type {
  BindingFact,
  FileFacts,
  ImportFact,
  OccurrenceColumns,
  Problem,
  Role,
  ScopeFact,
  SymbolFact,
} from '../model/index.ts';
import { ROLES } from '../model/index.ts';
import { noLinks } from './links.ts';
import { createNameTable } from './name-table.ts';
import { looksGenerated } from './source-text.ts';

/** A {@link FactSink} and what it has been told. */
export interface CollectedFacts {
  sink: FactSink;
  /** All of it, in the order that facts have; to be called once, at the end. */
  facts(): Omit<FileFacts, 'language'>;
  parts: readonly Part[];
}

/** Where a text is from. */
export interface TextOrigin {
  path: string;
  readBeside: (specifier: string) => string | undefined;
}

/** Takes the facts of one text from a reader that brings them in any order. */
export function collectFacts(text: string, { path, readBeside }: TextOrigin): CollectedFacts {
  const symbols: SymbolFact[] = [];
  const occurrences: { start: number; end: number; role: Role }[] = [];
  const imports: ImportFact[] = [];
  const scopes: ScopeFact[] = [{ parent: -1, kind: 'file', start: 0, end: text.length }];
  const bindings: BindingFact[] = [];
  const comments: [start: number, end: number][] = [];
  const problems: (Omit<Problem, 'line'> & { at: number })[] = [];
  const parts: Part[] = [];
  let isTest = false;
  let isGenerated = false;

  const sink: FactSink = {
    text,
    path,
    readBeside,
    define: (symbol) => {
      symbols.push(completed(symbol, text));
      occurrences.push({ start: symbol.nameStart, end: symbol.nameEnd, role: 'definition' });
      return symbols.length - 1;
    },
    occurrence: (start, end, role) => void occurrences.push({ start, end, role }),
    imports: (item) => void imports.push(item),
    scope: (kind, start, end, parent) => scopes.push({ parent, kind, start, end }) - 1,
    bind: ({ scope, kind, start, end, symbol, visibleFrom = 0 }) => {
      bindings.push({ scope, name: text.slice(start, end), kind, start, symbol, visibleFrom });
      if (kind !== 'import' && kind !== 'label') occurrences.push({ start, end, role: 'definition' });
    },
    comment: (start, end) => void comments.push([start, end]),
    problem: (code, message, at) => void problems.push({ code, message, at }),
    part: (part) => void parts.push(part),
    test: () => {
      isTest = true;
    },
    generated: () => {
      isGenerated = true;
    },
  };

  return {
    sink,
    parts,
    facts: () => {
      const { ordered, place } = inOrder(symbols);
      return {
        symbols: ordered,
        imports: imports.sort(byStart),
        occurrences: columns(text, occurrences),
        scopes,
        bindings: bindings.map((binding) => ({ ...binding, symbol: place(binding.symbol) })).sort(byStart),
        links: noLinks(),
        problems: placed(text, problems),
        comments: Int32Array.from(comments.sort(([a], [b]) => a - b).flat()),
        test: isTest,
        generated: isGenerated || looksGenerated(text),
      };
    },
  };
}

const byStart = (a: { start: number }, b: { start: number }): number => a.start - b.start;

function completed(symbol: FoundSymbol, text: string): SymbolFact {
  const { kind, start, end, nameStart, nameEnd, parent = -1, owner = '', flags = 0 } = symbol;
  const { signatureEnd = end, docStart = -1, docEnd = -1 } = symbol;
  const name = text.slice(nameStart, nameEnd);
  return { name, kind, parent, owner, start, end, nameStart, nameEnd, signatureEnd, docStart, docEnd, flags };
}

/** Symbols as facts have them, and where each has gone. */
export function inOrder(symbols: readonly SymbolFact[]): { ordered: SymbolFact[]; place: (old: number) => number } {
  const order = Array.from(symbols.keys()).sort((a, b) => {
    const [one, other] = [symbols[a]!, symbols[b]!];
    return one.start - other.start || other.end - one.end || a - b;
  });
  const places = new Int32Array(symbols.length);
  for (const [now, old] of order.entries()) places[old] = now;
  const place = (old: number): number => (old < 0 ? -1 : places[old]!);
  return { ordered: order.map((old) => ({ ...symbols[old]!, parent: place(symbols[old]!.parent) })), place };
}

function columns(text: string, found: { start: number; end: number; role: Role }[]): OccurrenceColumns {
  const names = createNameTable();
  names.reset(text);
  // A name that defines is no reference, too.
  const rank = ({ role }: { role: Role }): number => (role === 'definition' ? 0 : 1);
  const sorted = found.sort((a, b) => a.start - b.start || rank(a) - rank(b));
  const single = sorted.filter(({ start, end }, i) => start < end && (i === 0 || sorted[i - 1]!.start !== start));
  const name = Int32Array.from(single, ({ start, end }) => names.intern(start, end));
  const start = Int32Array.from(single, (occurrence) => occurrence.start);
  const role = Uint8Array.from(single, (occurrence) => ROLES.indexOf(occurrence.role));
  return { names: names.names(), name, start, role };
}

function placed(text: string, found: (Omit<Problem, 'line'> & { at: number })[]): Problem[] {
  let line = 1;
  let counted = 0;
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ code, message, at }) => {
      for (let end = text.indexOf('\n', counted); end >= 0 && end < at; end = text.indexOf('\n', counted)) {
        line++;
        counted = end + 1;
      }
      return { code, message, line };
    });
}
