import { copyFileSync, rmSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { dryRun, rowCounts, schemaDigest } from '../../src/database/upkeep.ts';
import { type Migration, migrate } from '../../src/database/writing.ts';
import { BASE, baseRows, generatedScripts } from './generated-migrations.ts';
import { APP, fileHashes, migration, scratch } from './material.ts';

const TRIALS = 1000;
const BASES = 15;

const space = scratch();
afterAll(space.remove);
const base = migration(1, BASE, '');

/** What came of a migration, or would. */
interface Outcome {
  code: string;
  message: string;
  digest: string;
  rows: Record<string, number>;
}

function makeBase(seed: number): string {
  const path = space.path(`base-${seed}.db`);
  const db = openDatabase({ path });
  migrate(db, { ...APP, migrations: [base] });
  db.exec('PRAGMA foreign_keys = OFF');
  db.transaction(() => db.exec(baseRows(seed).join(';\n')));
  db.close();
  return path;
}

function predict(path: string, migrations: readonly Migration[]): Outcome {
  const { error, digest, rows } = dryRun({
    ...APP,
    migrations,
    path,
    directory: space.path('copies'),
    direction: 'up',
  });
  const isThere = ([, { after }]: [string, { after: number }]): boolean => after !== 0;
  const after = Object.entries(rows).filter(isThere);
  return {
    ...{ code: error?.code ?? 'ok', message: error?.message ?? '', digest },
    rows: Object.fromEntries(after.map(([table, counts]) => [table, counts.after])),
  };
}

function run(path: string, migrations: readonly Migration[]): Outcome {
  const db = openDatabase({ path, mode: 'bulk' });
  let [code, message] = ['ok', ''];
  try {
    migrate(db, { ...APP, migrations });
  } catch (error) {
    ({ code, message } = error as { code: string; message: string });
  }
  const rows = Object.fromEntries(Object.entries(rowCounts(db)).filter(([, count]) => count !== 0));
  const outcome = { code, message, digest: schemaDigest(db), rows };
  db.close();
  return outcome;
}

it(`a dry run of ${TRIALS} generated migrations tells what each does, and leaves the database alone`, () => {
  const bases = Array.from({ length: BASES }, (_, seed) => makeBase(seed));
  const wrong: unknown[] = [];
  const codes = new Map<string, number>();
  for (let seed = 0; seed < TRIALS; seed++) {
    const scripts = generatedScripts(seed);
    const migrations = [base, ...scripts.map((script, i) => migration(i + 2, script))];
    const path = space.path('live.db');
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
    copyFileSync(bases[seed % BASES] as string, path);
    // Some have a log that is not in the file yet.
    const writer = seed % 3 === 0 ? openDatabase({ path, mode: 'bulk' }) : undefined;
    writer?.exec("INSERT INTO log VALUES (3, 'in the log')");
    const before = fileHashes(path);
    const predicted = predict(path, migrations);
    expect(fileHashes(path), `the file of ${seed}`).toEqual(before);
    const came = run(path, migrations);
    writer?.close();
    codes.set(came.code, (codes.get(came.code) ?? 0) + 1);
    if (JSON.stringify(predicted) !== JSON.stringify(came)) wrong.push({ seed, scripts, predicted, came });
  }
  expect(wrong).toEqual([]);
  // Neither kind is rare, or little would have been compared.
  expect(codes.get('ok')).toBeGreaterThan(TRIALS / 4);
  expect(TRIALS - (codes.get('ok') ?? 0)).toBeGreaterThan(TRIALS / 4);
  expect([...codes.keys()].sort()).toEqual(['index-damaged', 'migration-failed', 'ok']);
}, 300_000);
