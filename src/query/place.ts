import type { FileEntry, StoredSymbol } from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';

/** Something that can be a result: a unit, or a symbol that has no unit of its own. */
export interface Place {
  segment: number;
  /** Unit ordinal in the segment, -1 for a symbol without one. */
  unit: number;
  file: FileEntry;
  /** Index into the facts of the file, -1 for the rest of the file. */
  symbol: number;
}

/** First and last 0-based line of a definition, the doc comment above it included. */
export function symbolLines(symbol: StoredSymbol): [number, number] {
  const doc = symbol.docStartLine;
  return [doc >= 0 && doc < symbol.startLine ? doc : symbol.startLine, symbol.endLine];
}

/** By 0-based line of a file: the symbol of the unit that the line belongs to, the innermost one; -1 for the rest. */
export function lineOwners(file: FileEntry, reader: IndexReader): Int32Array {
  const owners = new Int32Array(Math.max(1, file.lines)).fill(-1);
  const symbols = reader.facts(file.id)?.symbols ?? [];
  const units = reader.units(file.segment);
  const { symbol: placed } = units.places();
  // A container comes before what it contains, so the inner ones are written last.
  for (let unit = units.firstUnit[file.ordinal]!; unit < units.firstUnit[file.ordinal + 1]!; unit++) {
    const symbol = symbols[placed[unit]!];
    if (!symbol) continue;
    const [first, last] = symbolLines(symbol);
    owners.fill(placed[unit]!, first, last + 1);
  }
  return owners;
}
