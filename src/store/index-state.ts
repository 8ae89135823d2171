import type { Database } from '../database/index.ts';
import type { SymbolMarks } from '../model/index.ts';
import { expectSound } from './byte-cursor.ts';
import { openMarks } from './marks-codec.ts';
import type { UnitColumns } from './postings.ts';
import { openUnits } from './units-codec.ts';

/** A segment as a reader knows it. Only `dead` ever changes. */
export interface SegmentState {
  readonly id: number;
  readonly fileCount: number;
  /** File ids by ordinal. */
  readonly files: Uint32Array;
  /** By ordinal: 1 for a dead file; undefined when all are live. */
  readonly dead: Uint8Array | undefined;
  readonly firstBlock: number;
  readonly blocks: number;
  /** Packed term frequencies by number; read when first asked for. */
  codes(): Uint32Array;
  /** Unit columns; read when first asked for. */
  units(): UnitColumns;
  totals(): Uint8Array;
  /** Kinds and flags of the symbols of a file, by its ordinal; unpacked when first asked for. */
  marks(file: number): SymbolMarks;
}

/** The segments of one state of the index. */
export interface IndexState {
  readonly generation: number;
  /** Grows with each new stamp of an unchanged file. */
  readonly touched: number;
  /** In ascending order of id. */
  readonly segments: readonly SegmentState[];
  readonly byId: ReadonlyMap<number, SegmentState>;
}

/** Gives the present state, from memory while nothing has changed. Ask inside of a read transaction. */
export interface StateKeeper {
  current(): IndexState;
}

/** The state of one database; what a segment has loaded stays as long as the segment is there. */
export function createStateKeeper(db: Database): StateKeeper {
  let state: IndexState | undefined;
  const stamp = db.prepare(`SELECT
    (SELECT value FROM meta WHERE key = 'generation') AS generation,
    (SELECT value FROM meta WHERE key = 'touched') AS touched`);

  return {
    current: () => {
      const row = stamp.get()!;
      const generation = Number(row.generation ?? 0);
      const touched = Number(row.touched ?? 0);
      if (state?.generation === generation) {
        if (state.touched !== touched) state = { ...state, touched };
        return state;
      }
      const segments = load(db, state?.byId);
      state = { generation, touched, segments, byId: new Map(segments.map((segment) => [segment.id, segment])) };
      return state;
    },
  };
}

function load(db: Database, known: ReadonlyMap<number, SegmentState> | undefined): SegmentState[] {
  const rows = db.prepare('SELECT id, dead, first_block, blocks FROM segment ORDER BY id').all();
  return rows.map((row) => {
    const bytes = row.dead as Uint8Array;
    const dead = bytes.includes(1) ? bytes : undefined;
    const id = row.id as number;
    const before = known?.get(id);
    // A copy, so that an answer in progress keeps what it began with.
    if (before) return { ...before, dead };
    return openSegment(db, id, dead, bytes.length, row.first_block as number, row.blocks as number);
  });
}

function openSegment(
  db: Database,
  id: number,
  dead: Uint8Array | undefined,
  fileCount: number,
  firstBlock: number,
  blocks: number,
): SegmentState {
  const column = (name: 'files' | 'codes' | 'units' | 'totals' | 'marks'): Uint8Array => {
    const row = db.prepare(`SELECT ${name} AS data FROM segment WHERE id = ?`).get(id);
    expectSound(row !== undefined, 'a segment is missing');
    return row.data as Uint8Array;
  };
  const files = integers(column('files'));
  expectSound(files.length === fileCount, 'a segment has the wrong number of files');
  const marks = once(() => openMarks(column('marks'), fileCount));
  return {
    id,
    fileCount,
    files,
    dead,
    firstBlock,
    blocks,
    codes: once(() => integers(column('codes'))),
    units: once(() => openUnits(column('units'), fileCount)),
    totals: once(() => column('totals')),
    marks: (file) => marks()(file),
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function integers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >>> 2 }, (_, i) => view.getUint32(i * 4, true));
}
