import type { Database, Row, SqlValue } from '../database/index.ts';
import type { DirectoryStamp, FileRow, FileStamp } from './file-row.ts';

/** Where a file is indexed; segment 0 is nowhere. */
export interface FilePlace {
  segment: number;
  ordinal: number;
}

/** Writes the tables `file`, `problem` and `directory`. The caller opens the transactions. */
export interface FileTable {
  /** Inserts or replaces the row of a path; gives its id and where it was indexed before. */
  put(
    row: FileRow,
    place: FilePlace & { symbols: number; occurrences: number },
  ): { id: number; before: FilePlace | undefined };
  /** Removes a file; gives where it was indexed. */
  remove(path: string): FilePlace | undefined;
  touch(path: string, size: number, mtime: number): void;
  setDirectories(directories: readonly DirectoryStamp[]): void;
  stamps(): FileStamp[];
  stampOf(path: string): FileStamp | undefined;
  /** Paths of the live files of some segments, in order of path. */
  pathsIn(segments: readonly number[]): string[];
}

/** The tables of one database. */
export function createFileTable(db: Database): FileTable {
  const known = db.prepare('SELECT id, segment, ordinal FROM file WHERE path = ?');
  const insert = db.prepare(`INSERT INTO file
    (language, size, mtime, hash, segment, ordinal, flags, lines, symbols, occurrences, path)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = db.prepare(`UPDATE file SET language = ?, size = ?, mtime = ?, hash = ?, segment = ?, ordinal = ?,
    flags = ?, lines = ?, symbols = ?, occurrences = ? WHERE path = ?`);
  const forget = db.prepare('DELETE FROM problem WHERE file = ?');
  const complain = db.prepare('INSERT INTO problem (file, code, message, line) VALUES (?, ?, ?, ?)');
  const drop = db.prepare('DELETE FROM file WHERE id = ?');

  return {
    put: (row, place) => {
      const before = known.get(row.path);
      const values: SqlValue[] = [row.language, row.size, row.mtime, row.hash, place.segment, place.ordinal];
      values.push(row.flags, row.lines, place.symbols, place.occurrences, row.path);
      let id: number;
      if (before) {
        id = before.id as number;
        update.run(...values);
        forget.run(id);
      } else {
        id = insert.run(...values).lastInsertRowid;
      }
      for (const { code, message, line } of row.problems) complain.run(id, code, message, line);
      return { id, before: before as FilePlace | undefined };
    },
    remove: (path) => {
      const before = known.get(path);
      if (!before) return undefined;
      forget.run(before.id!);
      drop.run(before.id!);
      return before as unknown as FilePlace;
    },
    touch: (path, size, mtime) => {
      db.prepare('UPDATE file SET size = ?, mtime = ? WHERE path = ?').run(size, mtime, path);
    },
    setDirectories: (directories) => {
      const gone = new Map<string, number>();
      for (const row of db.prepare('SELECT path, mtime FROM directory').all()) {
        gone.set(row.path as string, row.mtime as number);
      }
      const set = db.prepare(
        'INSERT INTO directory (path, mtime) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET mtime = excluded.mtime',
      );
      for (const { path, mtime } of directories) {
        // Most directories are as they were: only what differs is written.
        if (gone.get(path) !== mtime) set.run(path, mtime);
        gone.delete(path);
      }
      for (const path of gone.keys()) db.prepare('DELETE FROM directory WHERE path = ?').run(path);
    },
    stamps: () => db.prepare('SELECT path, size, mtime, hash, segment FROM file ORDER BY path').all().map(toStamp),
    stampOf: (path) => {
      const row = db.prepare('SELECT path, size, mtime, hash, segment FROM file WHERE path = ?').get(path);
      return row && toStamp(row);
    },
    pathsIn: (segments) =>
      segments.length === 0
        ? []
        : db
            .prepare(`SELECT path FROM file WHERE segment IN (SELECT value FROM json_each(?)) ORDER BY path`)
            .all(JSON.stringify(segments))
            .map((row) => row.path as string),
  };
}

function toStamp(row: Row): FileStamp {
  return {
    path: row.path as string,
    size: row.size as number,
    mtime: row.mtime as number,
    hash: row.hash as Uint8Array,
    indexed: row.segment !== 0,
  };
}
