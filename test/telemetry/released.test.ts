import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkIntegrity, openDatabase } from '../../src/database/index.ts';
import { expectedDigest, rowCounts, schemaDigest } from '../../src/database/upkeep.ts';
import { loadMigrations, migrate, migrateDown } from '../../src/database/writing.ts';
import {
  openTelemetryStore,
  TELEMETRY_APPLICATION_ID,
  TELEMETRY_MIGRATIONS,
  telemetryDatabase,
} from '../../src/telemetry/reading.ts';
import { type Home, makeHome } from './in-process.ts';

// A database of each version of the schema of telemetry that was ever released, made by the program of its time.
const FOLDER = fileURLToPath(new URL('../databases/', import.meta.url));
const released = readdirSync(FOLDER)
  .filter((name) => name.startsWith('telemetry-'))
  .sort();
const migrations = loadMigrations(TELEMETRY_MIGRATIONS);
const numbers = migrations.map(({ number }) => number);
const options = { applicationId: TELEMETRY_APPLICATION_ID, migrations, programVersion: 'test' };

let home: Home;
beforeEach(() => {
  home = makeHome();
});
afterEach(() => home.close());

/** The last day that a database knows, in milliseconds: sums are kept for a while only. */
function lastDay(path: string): number {
  const db = openDatabase({ path, readonly: true });
  const day = Number(db.prepare('SELECT max(day) AS day FROM daily').get()?.day);
  db.close();
  return day * 86_400_000;
}

function copyOf(name: string): string {
  mkdirSync(home.directory, { recursive: true });
  const path = telemetryDatabase(home.directory);
  copyFileSync(`${FOLDER}${name}`, path);
  return path;
}

it('of every version there is one', () => {
  expect(released).toEqual(numbers.map((number) => `telemetry-${String(number).padStart(3, '0')}.db`));
});

it.each(released)('%s is migrated to the newest version, and nothing of it is lost', (name) => {
  const path = copyOf(name);
  const db = openDatabase({ path });
  try {
    const counts = rowCounts(db);
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
    expect(name).toBe(`telemetry-${String(version).padStart(3, '0')}.db`);
    expect(migrate(db, options).map(({ number }) => number)).toEqual(numbers.slice(version));
    expect(schemaDigest(db)).toBe(expectedDigest(migrations, numbers));
    expect(rowCounts(db)).toMatchObject(counts);
    expect(checkIntegrity(db)).toEqual([]);
    for (let left = numbers.length - 1; left >= 0; left--) {
      migrateDown(db, options);
      expect(schemaDigest(db)).toBe(expectedDigest(migrations, numbers.slice(0, left)));
    }
  } finally {
    db.close();
  }
});

it.each(released)('%s as the database of a user tells what was counted', (name) => {
  const day = lastDay(copyOf(name));
  const store = openTelemetryStore({ directory: home.directory, version: '9.0.0', now: () => day });
  try {
    store.fold();
    const runs: Record<string, number> = {};
    for (const { series, histogram } of store.daily({ metric: 'command.duration', until: 1e6 })) {
      runs[series.command] = (runs[series.command] ?? 0) + histogram.count;
    }
    expect(runs).toEqual({ index: 1, find: 1, def: 2 });
    expect(store.errors()).toMatchObject([{ class: 'refusal', code: 'usage', count: 1 }]);
  } finally {
    store.close();
  }
});
