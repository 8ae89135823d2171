import type { Database, Row } from '../database/index.ts';
import type { FileEntry, IndexInfo, Problem, StoredFacts, SymbolMarks } from '../model/index.ts';
import { expectSound } from './byte-cursor.ts';
import { blobsInChunk, MAX_FILES, openChunk } from './fact-chunks.ts';
import { decodeFacts } from './facts-decoder.ts';
import { FILE_FLAGS } from './file-row.ts';
import type { IndexState } from './index-state.ts';
import { createLru } from './lru.ts';

const COLUMNS = 'id, path, language, size, mtime, segment, ordinal, flags, lines, symbols, occurrences';
/** So many bytes of facts are kept as they are packed: questions across files come back to them. */
const KEPT_BYTES = 48 * 2 ** 20;
/** So many of them also as what was decoded of them, which takes ten times as much. */
const KEPT_DECODED = 3 * 2 ** 20;

/** What the live index holds. */
export interface IndexTotals {
  /** Indexed files, and files known but skipped. */
  files: number;
  skipped: number;
  symbols: number;
  occurrences: number;
  lines: number;
  /** Bytes of the indexed files. */
  bytes: number;
  segments: number;
  /** By language id, in order of id; `withErrors` counts files in which the parser met errors. */
  languages: { id: string; files: number; symbols: number; withErrors: number }[];
}

/** Reads files and what is kept of each. Every method is asked inside of a snapshot with its state. */
export interface FileReader {
  info(state: IndexState): Omit<IndexInfo, 'staleFiles'>;
  totals(state: IndexState): IndexTotals;
  meta(key: string): string | undefined;
  files(state: IndexState): readonly FileEntry[];
  /** Indexed files with one of these flags, in order of path. */
  flagged(flags: number): FileEntry[];
  byPath(state: IndexState, path: string): FileEntry | undefined;
  byId(state: IndexState, id: number): FileEntry | undefined;
  problems(state: IndexState): readonly (Problem & { path: string })[];
  hash(path: string): Uint8Array | undefined;
  facts(state: IndexState, id: number): StoredFacts | undefined;
  marks(state: IndexState, id: number): SymbolMarks | undefined;
}

/** The files of one database. */
export function createFileReader(db: Database): FileReader {
  let cachedFor: IndexState | undefined;
  let all: readonly FileEntry[] | undefined;
  /** Those of `all` by their path. */
  let paths: ReadonlyMap<string, FileEntry> | undefined;
  let problems: readonly (Problem & { path: string })[] | undefined;
  let entries = new Map<number, FileEntry>();
  const chunks = createLru<number, readonly Uint8Array[]>(KEPT_BYTES);
  /** By place of a file the place of the first one in its row. */
  const firsts = new Map<number, number>();
  const decoded = createLru<number, StoredFacts>(KEPT_DECODED);
  const byId = db.prepare(`SELECT ${COLUMNS} FROM file WHERE id = ?`);
  const byPath = db.prepare(`SELECT ${COLUMNS} FROM file WHERE path = ?`);
  const chunkAt = db.prepare('SELECT id, data FROM facts WHERE id <= ? ORDER BY id DESC LIMIT 1');

  function freshen(state: IndexState): void {
    if (cachedFor?.generation === state.generation && cachedFor.touched === state.touched) return;
    cachedFor = state;
    all = undefined;
    paths = undefined;
    problems = undefined;
    entries = new Map();
  }

  function entry(state: IndexState, id: number): FileEntry | undefined {
    freshen(state);
    const known = entries.get(id);
    if (known) return known;
    const row = byId.get(id);
    if (!row) return undefined;
    const found = toEntry(row);
    entries.set(id, found);
    return found;
  }

  /** The packed facts of a file of a segment. Segments do not change, so the last rows are kept. */
  function blobOf(place: number): Uint8Array {
    let first = firsts.get(place);
    let blobs = first === undefined ? undefined : chunks.get(first);
    if (!blobs) {
      const row = chunkAt.get(place);
      expectSound(row !== undefined, 'the facts of a file are missing');
      const chunk = openChunk(row.data as Uint8Array);
      blobs = blobsInChunk(chunk);
      first = row.id as number;
      for (let i = 0; i < blobs.length; i++) firsts.set(first + i, first);
      chunks.set(first, blobs, chunk.length);
    }
    const blob = blobs[place - first!];
    expectSound(blob !== undefined, 'the facts of a file are missing');
    return blob;
  }

  function allFiles(state: IndexState): readonly FileEntry[] {
    freshen(state);
    if (!all) {
      all = db.prepare(`SELECT ${COLUMNS} FROM file WHERE segment > 0 ORDER BY path`).all().map(toEntry);
      for (const one of all) entries.set(one.id, one);
    }
    return all;
  }

  const meta = (key: string): string | undefined =>
    db.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.value as string | undefined;

  return {
    meta,
    info: (state) => ({
      generation: state.generation,
      updatedAt: meta('updatedAt') ?? '',
      ref: meta('ref') || null,
      complete: meta('complete') === 'true',
    }),
    totals: (state) => ({ ...totalsOf(db), segments: state.segments.length }),
    files: allFiles,
    byPath: (state, path) => {
      freshen(state);
      // What goes through all files asks for thousands of them one by one.
      if (all) paths ??= new Map(all.map((one) => [one.path, one]));
      const known = paths?.get(path);
      if (known) return known;
      const row = byPath.get(path);
      return row && toEntry(row);
    },
    byId: entry,
    problems: (state) => {
      freshen(state);
      problems ??= db
        .prepare(
          'SELECT path, code, message, line FROM problem JOIN file ON file.id = file ORDER BY path, line, problem.rowid',
        )
        .all() as unknown as (Problem & { path: string })[];
      return problems;
    },
    flagged: (flags) =>
      db
        .prepare(`SELECT ${COLUMNS} FROM file WHERE segment > 0 AND (flags & ?) <> 0 ORDER BY path`)
        .all(flags)
        .map(toEntry),
    hash: (path) => db.prepare('SELECT hash FROM file WHERE path = ?').get(path)?.hash as Uint8Array | undefined,
    facts: (state, id) => {
      const file = entry(state, id);
      if (!file || file.segment === 0) return undefined;
      const place = file.segment * MAX_FILES + file.ordinal;
      const known = decoded.get(place);
      if (known) return known;
      const blob = blobOf(place);
      const facts = decodeFacts(blob);
      decoded.set(place, facts, blob.length);
      return facts;
    },
    marks: (state, id) => {
      const file = entry(state, id);
      return file && state.byId.get(file.segment)?.marks(file.ordinal);
    },
  };
}

function totalsOf(db: Database): Omit<IndexTotals, 'segments'> {
  const skipped = db.prepare('SELECT count(*) AS count FROM file WHERE segment = 0').get()!.count as number;
  const rows = db
    .prepare(`SELECT language AS id, count(*) AS files, sum(symbols) AS symbols, sum(occurrences) AS occurrences,
      sum(lines) AS lines, sum(size) AS bytes, sum(flags & ${FILE_FLAGS.errors} != 0) AS withErrors
      FROM file WHERE segment > 0 GROUP BY language ORDER BY language`)
    .all() as unknown as Record<'files' | 'symbols' | 'occurrences' | 'lines' | 'bytes' | 'withErrors', number>[];
  const sum = (key: keyof (typeof rows)[number]): number => rows.reduce((total, row) => total + row[key], 0);
  return {
    files: sum('files'),
    skipped,
    symbols: sum('symbols'),
    occurrences: sum('occurrences'),
    lines: sum('lines'),
    bytes: sum('bytes'),
    languages: (rows as ((typeof rows)[number] & { id: string })[]).map(({ id, files, symbols, withErrors }) => ({
      id,
      files,
      symbols,
      withErrors,
    })),
  };
}

function toEntry(row: Row): FileEntry {
  // A plain object of one shape, whatever the driver makes of a row.
  return {
    id: row.id as number,
    path: row.path as string,
    language: row.language as string,
    size: row.size as number,
    mtime: row.mtime as number,
    flags: row.flags as number,
    lines: row.lines as number,
    symbols: row.symbols as number,
    occurrences: row.occurrences as number,
    segment: row.segment as number,
    ordinal: row.ordinal as number,
  };
}
