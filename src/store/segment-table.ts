import type { Database, SqlValue } from '../database/index.ts';
import { expectSound } from './byte-cursor.ts';
import type { SegmentWeight } from './compaction.ts';
import { MAX_FILES } from './fact-chunks.ts';
import type { FilePlace } from './file-table.ts';
import type { SegmentData } from './segment-data.ts';
import { SPACES } from './spaces.ts';

/** Rows of one INSERT: several times faster than one by one. */
const BATCH = 50;

/** Writes the tables `segment`, `block` and `facts`. The caller opens the transactions. */
export interface SegmentTable {
  /** Adds a segment; `files` are the ids of its files by ordinal. */
  add(id: number, data: SegmentData, files: readonly number[]): void;
  /** Marks ordinals dead (undefined and segment 0 are passed over) and drops segments in which nothing lives. */
  kill(places: readonly (FilePlace | undefined)[]): void;
  weights(): SegmentWeight[];
}

/** The tables of one database. */
export function createSegmentTable(db: Database): SegmentTable {
  function insert(table: string, columns: readonly string[], rows: SqlValue[][]): void {
    const row = `(${columns.map(() => '?').join(', ')})`;
    for (let at = 0; at < rows.length; at += BATCH) {
      const batch = rows.slice(at, at + BATCH);
      const values = batch.map(() => row).join(', ');
      db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values}`).run(...batch.flat());
    }
  }

  function addBlocks(segment: number, data: SegmentData): number {
    const first = Number(db.prepare('SELECT coalesce(max(id), 0) AS last FROM block').get()!.last) + 1;
    const rows: SqlValue[][] = [];
    for (let i = 0; i < data.blockEnd.length; i++) {
      const key = data.firstKeys.subarray(i === 0 ? 0 : data.firstKeyEnd[i - 1]!, data.firstKeyEnd[i]!);
      const bytes = data.blocks.subarray(i === 0 ? 0 : data.blockEnd[i - 1]!, data.blockEnd[i]!);
      rows.push([first + i, segment, SPACES[data.blockSpace[i]!]!, key, bytes]);
    }
    insert('block', ['id', 'segment', 'space', 'first', 'data'], rows);
    return first;
  }

  function addFacts(segment: number, data: SegmentData): void {
    const rows: SqlValue[][] = [];
    for (let i = 0; i < data.factsEnd.length; i++) {
      const bytes = data.facts.subarray(i === 0 ? 0 : data.factsEnd[i - 1]!, data.factsEnd[i]!);
      rows.push([segment * MAX_FILES + data.factsFirst[i]!, bytes]);
    }
    insert('facts', ['id', 'data'], rows);
  }

  function drop(segment: number): void {
    const { first, count } = db
      .prepare('SELECT first_block AS first, blocks AS count FROM segment WHERE id = ?')
      .get(segment) as { first: number; count: number };
    db.prepare('DELETE FROM block WHERE id >= ? AND id < ?').run(first, first + count);
    const facts = segment * MAX_FILES;
    db.prepare('DELETE FROM facts WHERE id >= ? AND id < ?').run(facts, facts + MAX_FILES);
    db.prepare('DELETE FROM segment WHERE id = ?').run(segment);
  }

  return {
    add: (id, data, files) => {
      if (data.fileCount >= MAX_FILES) throw new Error('a segment has too many files');
      const first = addBlocks(id, data);
      addFacts(id, data);
      db.prepare(`INSERT INTO segment (id, files, dead, first_block, blocks, codes, totals, units)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
        id,
        integerBytes(files),
        new Uint8Array(files.length),
        first,
        data.blockEnd.length,
        integerBytes(data.codes),
        data.totals,
        data.units,
      );
    },
    kill: (places) => {
      const bySegment = new Map<number, number[]>();
      for (const place of places) {
        if (!place || place.segment === 0) continue;
        const ordinals = bySegment.get(place.segment);
        if (ordinals) ordinals.push(place.ordinal);
        else bySegment.set(place.segment, [place.ordinal]);
      }
      for (const [segment, ordinals] of bySegment) {
        const row = db.prepare('SELECT dead FROM segment WHERE id = ?').get(segment);
        expectSound(row !== undefined, 'a segment is missing');
        const dead = Uint8Array.from(row.dead as Uint8Array);
        for (const ordinal of ordinals) dead[ordinal] = 1;
        if (dead.includes(0)) db.prepare('UPDATE segment SET dead = ? WHERE id = ?').run(dead, segment);
        else drop(segment);
      }
    },
    weights: () => {
      const live = new Map<unknown, { live: number; liveBytes: number }>();
      const sums = db
        .prepare('SELECT segment, count(*) AS live, sum(size) AS liveBytes FROM file GROUP BY segment')
        .all();
      for (const row of sums) live.set(row.segment, { live: row.live as number, liveBytes: row.liveBytes as number });
      const rows = db.prepare('SELECT id, length(dead) AS files FROM segment ORDER BY id').all();
      return rows.map((row) => ({
        id: row.id as number,
        files: row.files as number,
        ...(live.get(row.id) ?? { live: 0, liveBytes: 0 }),
      }));
    },
  };
}

/** 32-bit integers as bytes, little-endian on every machine. */
function integerBytes(values: Iterable<number> & { length: number }): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const value of values) {
    view.setUint32(at, value, true);
    at += 4;
  }
  return bytes;
}
