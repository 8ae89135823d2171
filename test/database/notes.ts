import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/database/index.ts';
import { contentHash } from '../../src/database/upkeep.ts';
import { loadMigrations, type Migration, migrate } from '../../src/database/writing.ts';

/** A small database of notes and the migrations that lead there, as the tests of backups use it. */
export const NOTES = { applicationId: 77, programVersion: '1.0.0' };

/** Scripts by file name: 2 can be done again from what is there, 3 takes something
 * away when it is undone, and from 4 no script leads back. */
export const SCRIPTS: Record<string, string> = {
  '001_notes.up.sql': `CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE note_text USING fts5(text, content='', contentless_delete=1)`,
  '001_notes.down.sql': 'DROP TABLE note_text; DROP TABLE note',
  '002_words.up.sql': `CREATE TABLE word (note INTEGER NOT NULL REFERENCES note(id), length INTEGER NOT NULL) STRICT;
    INSERT INTO word SELECT id, length(text) FROM note;
    CREATE INDEX word_length ON word (length)`,
  '002_words.down.sql': 'DROP TABLE word',
  '003_mood.up.sql': 'ALTER TABLE note ADD COLUMN mood TEXT',
  '003_mood.down.sql': 'ALTER TABLE note DROP COLUMN mood',
  '004_capitals.up.sql': 'UPDATE note SET text = upper(text)',
};

/** Writes migrations into DIR/migrations and reads them. */
export function notesMigrations(dir: string, scripts: Record<string, string> = SCRIPTS): Migration[] {
  const folder = join(dir, 'migrations');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, name), text);
  return loadMigrations(folder);
}

/** Makes DIR/notes.db with some notes, at a version. */
export function makeNotes(dir: string, migrations: readonly Migration[], options: { to: number; notes: number }): void {
  const db = openDatabase({ path: join(dir, 'notes.db') });
  try {
    migrate(db, { ...NOTES, migrations, to: 1 });
    addNotes(db, options.notes);
    if (options.to > 1) migrate(db, { ...NOTES, migrations, to: options.to });
  } finally {
    db.close();
  }
}

/** Adds notes with the full-text index, in one transaction. */
export function addNotes(db: Database, count: number): void {
  db.transaction(() => {
    const note = db.prepare('INSERT INTO note (text) VALUES (?)');
    for (let i = 0; i < count; i++) {
      const text = `note ${i} ${'lorem ipsum dolor sit amet '.repeat(i % 7)}`;
      const { lastInsertRowid } = note.run(text);
      db.prepare('INSERT INTO note_text (rowid, text) VALUES (?, ?)').run(lastInsertRowid, text);
    }
  });
}

/** The content hash of a database file, which stays as it is. */
export function hashOf(path: string): string {
  const db = openDatabase({ path, readonly: true });
  try {
    return contentHash(db);
  } finally {
    db.close();
  }
}

/** What a process of `upkeep-child.mjs` came to. */
export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  /** Its answer, or its refusal; undefined when it was killed before. */
  said: { answer?: unknown; steps?: number; code?: string; message?: string; hint?: string; bug?: string } | undefined;
}

/** Starts `upkeep-child.mjs`, in a shell after `shell` when given. `onGo` is called when it begins. */
export async function upkeep(
  action: string,
  dir: string,
  options: Record<string, string | number> = {},
  run: { onGo?: (child: ChildProcess) => void; shell?: string } = {},
): Promise<Ended> {
  const words = Object.entries(options).map(([name, value]) => `${name}=${value}`);
  const command = [process.execPath, join(import.meta.dirname, 'upkeep-child.mjs'), action, dir, ...words];
  const [program, ...parameters] = run.shell ? ['sh', '-c', `${run.shell} && exec "$@"`, 'sh', ...command] : command;
  const child = spawn(program as string, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    if (output === '') run.onGo?.(child);
    output += String(chunk);
  });
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  const line = output.split('\n')[1];
  return { status, signal, said: line ? JSON.parse(line) : undefined };
}
