import type { Database, Row, SqlValue } from '../database/index.ts';
import type { FileRow, FileStamp } from './file-row.ts';

/** Where a file is indexed; segment 0 is nowhere. */
export interface FilePlace {
  segment: number;
  ordinal: number;
}

/** Writes the tables `file` and `problem`. The caller opens the transactions. */
export interface FileTable {
  /** Inserts or replaces the row of a path; gives its id and where it was indexed before. */
  put(
    row: FileRow,
    place: FilePlace & { symbols: number; occurrences: number },
  ): { id: number; before: FilePlace | undefined };
  /** Removes a file; gives where it was indexed. */
  remove(path: string): FilePlace | undefined;
  touch(path: string, size: number, mtime: number): void;
  stamps(): FileStamp[];
  stampOf(path: string): FileStamp | undefined;
  /** Says that files are now in another segment; `ids` are in the order of their ordinals there. */
  move(segment: number, ids: Iterable<number>): void;
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
  const place = db.prepare('UPDATE file SET segment = ?, ordinal = ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM file WHERE id = ?');

  return {
    put: (row, at) => {
      const before = known.get(row.path);
      const values: SqlValue[] = [row.language, row.size, row.mtime, row.hash, at.segment, at.ordinal];
      values.push(row.flags, row.lines, at.symbols, at.occurrences, row.path);
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
    stamps: () =>
      db.prepare('SELECT path, language, size, mtime, hash, segment FROM file ORDER BY path').all().map(toStamp),
    stampOf: (path) => {
      const row = db.prepare('SELECT path, language, size, mtime, hash, segment FROM file WHERE path = ?').get(path);
      return row && toStamp(row);
    },
    move: (segment, ids) => {
      let ordinal = 0;
      for (const id of ids) place.run(segment, ordinal++, id);
    },
  };
}

function toStamp(row: Row): FileStamp {
  return {
    path: row.path as string,
    language: row.language as string,
    size: row.size as number,
    mtime: row.mtime as number,
    hash: row.hash as Uint8Array,
    indexed: row.segment !== 0,
  };
}
