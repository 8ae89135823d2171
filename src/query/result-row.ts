import type { FileEntry } from '../model/index.ts';
import type { FindResult } from './answers.ts';
import type { QueryContext } from './context.ts';
import type { TextLines } from './lines.ts';
import { lineOwners } from './place.ts';
import type { Sources } from './sources.ts';
import { fileHit, symbolHit } from './symbol-hit.ts';
import { folded } from './text-match.ts';

const MAX_SNIPPET = 200;

/**
 * A definition (or with `symbol` -1 the rest of a file) as a result without score. `words` choose the line that is
 * shown. Without its source as it was indexed it is marked stale and shows no line.
 */
export function resultOf(
  file: FileEntry,
  symbol: number,
  words: readonly string[],
  { reader, sources }: QueryContext & { sources: Sources },
): Omit<FindResult, 'score'> {
  const source = sources(file);
  const lines = source?.fresh ? source.lines : undefined;
  const facts = symbol < 0 ? undefined : reader.facts(file.id);
  const entry = facts?.symbols[symbol];
  const { exported: _, ...hit } = entry ? symbolHit(file, facts!, symbol, lines) : fileHit(file);
  if (!lines) return { ...hit, snippet: '', stale: true };
  let line: number;
  if (entry) {
    line = bestLine(lines, entry.nameLine, range(entry.startLine, entry.endLine), words);
  } else {
    const owners = lineOwners(file, reader);
    const rest = [...range(0, lines.count - 1)].filter((at) => owners[at] === -1 && lines.at(at).trim() !== '');
    line = bestLine(lines, rest[0] ?? 0, rest, words);
  }
  return { ...hit, snippet: snippet(lines.at(line)) };
}

/** A line as shown. */
export function snippet(line: string): string {
  const text = line.trim();
  return text.length > MAX_SNIPPET ? `${text.slice(0, MAX_SNIPPET - 1)}…` : text;
}

function* range(first: number, last: number): Generator<number> {
  for (let at = first; at <= last; at++) yield at;
}

/** The line with most of the words; `first` when no other has more. */
function bestLine(lines: TextLines, first: number, among: Iterable<number>, words: readonly string[]): number {
  const count = (line: number): number => {
    const text = folded(lines.at(line));
    let found = 0;
    for (const word of words) if (text.includes(word)) found++;
    return found;
  };
  let best = first;
  let most = words.length === 0 ? 0 : count(first);
  if (most === words.length) return best;
  for (const line of among) {
    const found = count(line);
    if (found > most) {
      best = line;
      most = found;
    }
  }
  return best;
}
