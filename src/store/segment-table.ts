import type { Database, SqlValue } from '../database/index.ts';
import { type BlockSink, eachBlock } from './blocks.ts';
import { expectSound } from './byte-cursor.ts';
import type { SegmentWeight } from './compaction.ts';
import { MAX_FILES } from './fact-chunks.ts';
import type { FilePlace } from './file-table.ts';
import type { SegmentData } from './segment-data.ts';

/** Rows of one INSERT: several times faster than one by one. */
const BATCH = 50;

/** What is kept of a segment beside its blocks and facts. */
export interface SegmentColumns {
  /** Ids of its files by ordinal. */
  files: readonly number[] | Uint32Array;
  /** See `SegmentData`. */
  codes: Uint32Array;
  totals: Uint8Array;
  units: Uint8Array;
  marks: Uint8Array;
}

/** Takes a segment part by part. */
export interface SegmentSink {
  /** Blocks come in order of space and key. */
  addBlock: BlockSink;
  /** Adds a row of facts, see fact-chunks.ts; `first` is the ordinal of its first file. */
  addFacts(first: number, data: Uint8Array): void;
  finish(columns: SegmentColumns): void;
}

/** Writes the tables `segment`, `block` and `facts`. The caller opens the transactions. */
export interface SegmentTable {
  /** Adds a segment; `files` are the ids of its files by ordinal. */
  add(id: number, data: SegmentData, files: readonly number[]): void;
  /** Begins a segment that is added part by part; no other one may be added before it is finished. */
  begin(id: number): SegmentSink;
  /** Copies the facts of a segment into another one, in which its ordinals begin with `base`. */
  copyFacts(from: number, to: number, base: number): void;
  /** Rows of facts of a segment, in order. */
  facts(id: number): Iterable<{ first: number; data: Uint8Array }>;
  /** Removes a segment. */
  drop(id: number): void;
  /** Marks ordinals dead (undefined and segment 0 are passed over) and drops segments in which nothing lives. */
  kill(places: readonly (FilePlace | undefined)[]): void;
  weights(): SegmentWeight[];
}

/** The tables of one database. */
export function createSegmentTable(db: Database): SegmentTable {
  /** Inserts rows, many at a time. */
  function inserter(table: string, columns: readonly string[]): { add(...values: SqlValue[]): void; flush(): void } {
    const row = `(${columns.map(() => '?').join(', ')})`;
    const values: SqlValue[] = [];
    const flush = (): void => {
      if (values.length === 0) return;
      const rows = new Array(values.length / columns.length).fill(row).join(', ');
      db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows}`).run(...values);
      values.length = 0;
    };
    return {
      add: (...more) => {
        values.push(...more);
        if (values.length >= BATCH * columns.length) flush();
      },
      flush,
    };
  }

  function begin(id: number): SegmentSink {
    const first = Number(db.prepare('SELECT coalesce(max(id), 0) AS last FROM block').get()!.last) + 1;
    const blocks = inserter('block', ['id', 'segment', 'space', 'first', 'data']);
    const facts = inserter('facts', ['id', 'data']);
    let count = 0;
    return {
      // The bytes may be used again before the row is written.
      addBlock: (space, key, data) => blocks.add(first + count++, id, space, key.slice(), data.slice()),
      addFacts: (ordinal, data) => facts.add(id * MAX_FILES + ordinal, data),
      finish: ({ files, codes, totals, units, marks }) => {
        if (files.length >= MAX_FILES) throw new Error('a segment has too many files');
        blocks.flush();
        facts.flush();
        const [ids, dead] = [integerBytes(files), new Uint8Array(files.length)];
        db.prepare(`INSERT INTO segment (id, files, dead, first_block, blocks, codes, totals, units, marks)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
          id,
          ids,
          dead,
          first,
          count,
          integerBytes(codes),
          totals,
          units,
          marks,
        );
      },
    };
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
    begin,
    drop,
    add: (id, data, files) => {
      const sink = begin(id);
      eachBlock(data, sink.addBlock);
      for (let i = 0; i < data.factsEnd.length; i++) {
        sink.addFacts(data.factsFirst[i]!, data.facts.subarray(i === 0 ? 0 : data.factsEnd[i - 1]!, data.factsEnd[i]!));
      }
      const { codes, totals, units, marks } = data;
      sink.finish({ files, codes, totals, units, marks });
    },
    copyFacts: (from, to, base) => {
      const first = from * MAX_FILES;
      db.prepare(
        'INSERT INTO facts (id, data) SELECT id + ?, data FROM facts WHERE id >= ? AND id < ? ORDER BY id',
      ).run(to * MAX_FILES + base - first, first, first + MAX_FILES);
    },
    *facts(id) {
      // One by one: nothing can be written while a statement is open.
      const next = db.prepare('SELECT id, data FROM facts WHERE id >= ? AND id < ? ORDER BY id LIMIT 1');
      const first = id * MAX_FILES;
      for (let at = first; ; at++) {
        const row = next.get(at, first + MAX_FILES);
        if (!row) return;
        at = row.id as number;
        yield { first: at - first, data: row.data as Uint8Array };
      }
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
