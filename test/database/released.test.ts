import { copyFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { checkIntegrity, type Database, openDatabase } from '../../src/database/index.ts';
import { dryRun, expectedDigest, rowCounts, schemaDigest } from '../../src/database/upkeep.ts';
import { loadMigrations, migrate, migrateDown, migrationStatus } from '../../src/database/writing.ts';
import { indexSchema, MIGRATIONS } from '../../src/indexer/index-schema.ts';
import { openIndexReader } from '../../src/store/index.ts';
import { type Workspace, workspace } from '../indexer/workspace.ts';
import { fileHashes } from './material.ts';

// A database of each version of the schema that was ever released, made by the program of its time.
const FOLDER = fileURLToPath(new URL('../databases/', import.meta.url));
const released = readdirSync(FOLDER)
  .filter((name) => name.startsWith('index-'))
  .sort();
const migrations = loadMigrations(MIGRATIONS);
const { applicationId, version: newest } = indexSchema();
const options = { applicationId, migrations, programVersion: 'test' };
const PATHS = ['src/greet.ts', 'src/upper.ts', 'tools/café.py'];

let space: Workspace | undefined;
let db: Database | undefined;
afterEach(() => {
  db?.close();
  space?.close();
  db = undefined;
});

/** A copy, as the index of a project that holds what the program then read. */
function copyOf(name: string): { path: string; space: Workspace } {
  const made = workspace({
    'src/greet.ts': 'export function greet(name: string): string {\n  return name;\n}\n',
    '.automatosx/current': 'index-1.db\n',
  });
  space = made;
  const path = made.at('.automatosx/index-1.db');
  copyFileSync(`${FOLDER}${name}`, path);
  return { path, space: made };
}

it('of every version there is one, and the numbers of migrations have no gaps', () => {
  expect(migrations.map(({ number }) => number)).toEqual(Array.from({ length: newest }, (_, i) => i + 1));
  expect(released).toEqual(migrations.map(({ number }) => `index-${String(number).padStart(3, '0')}.db`));
  expect(migrations.every(({ down }) => down !== undefined)).toBe(true);
});

it.each(released)('%s is migrated to the newest version, and read by the store', (name) => {
  const { path, space } = copyOf(name);
  const before = fileHashes(path);
  const predicted = dryRun({ ...options, path, directory: space.at('.automatosx/copies'), direction: 'up' });
  expect(predicted.error).toBeNull();
  expect(fileHashes(path)).toEqual(before);
  db = openDatabase({ path });
  const counts = rowCounts(db);
  const was = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  expect(name).toBe(`index-${String(was).padStart(3, '0')}.db`);
  expect(migrate(db, options).map(({ number }) => number)).toEqual(predicted.migrations.map(({ number }) => number));
  expect(migrationStatus(db, migrations).every(({ state }) => state === 'applied')).toBe(true);
  expect(schemaDigest(db)).toBe(predicted.digest);
  expect(rowCounts(db)).toMatchObject(counts);
  expect(checkIntegrity(db)).toEqual([]);
  const reader = openIndexReader(db);
  const paths = reader.files().map((file) => file.path);
  expect(paths).toEqual(expect.arrayContaining(PATHS));
  const found = reader.definitions('greet').map(({ file }) => file.path);
  expect(found).toEqual(['src/greet.ts', 'src/greet.ts']);
  expect(reader.definitions('brew').map(({ file }) => file.path)).toEqual(['tools/café.py']);
  expect(reader.namesByJoined('greeter').map((entry) => entry.name)).toEqual(['Greeter']);
  expect(reader.fileByPath('src/upper.ts')?.language).toBe('typescript');
});

it.each(released)('%s goes back to nothing step by step, and forward again', (name) => {
  const { path } = copyOf(name);
  db = openDatabase({ path });
  migrate(db, options);
  for (let version = newest; version > 0; version--) {
    migrateDown(db, options);
    const left = migrations.slice(0, version - 1).map(({ number }) => number);
    expect(schemaDigest(db)).toBe(expectedDigest(migrations, left));
  }
  expect(rowCounts(db)).toEqual({});
  migrate(db, options);
  expect(schemaDigest(db)).toBe(
    expectedDigest(
      migrations,
      migrations.map(({ number }) => number),
    ),
  );
});

it.each(released)('%s as the index of a project leads to right answers', async (name) => {
  const { space } = copyOf(name);
  expect(await space.where('greet')).toEqual(['src/greet.ts:1']);
  expect(await space.where('brew')).toEqual([]);
});
