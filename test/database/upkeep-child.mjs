// A process of its own that migrates, backs up, restores or rolls back, for tests that kill it or take its rights.
// Usage: node upkeep-child.mjs ACTION DIR [stop=N] [uid=N] [migrations=DIR] [NAME=VALUE …]
// DIR holds notes.db, migrations/ and backups/. Before and after each call that matters to the disk a counter is raised;
// at `stop` the process kills itself, without a word. Prints `go` before it begins, then its answer as JSON.
import fs from 'node:fs';
import { createRequire, isBuiltin, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const [action, dir, ...rest] = process.argv.slice(2);
const options = Object.fromEntries(rest.map((word) => word.split('=', 2)));
const stop = Number(options.stop ?? Number.POSITIVE_INFINITY);
let steps = 0;
const step = () => {
  if (++steps === stop) process.kill(process.pid, 'SIGKILL');
};

/** Counts before and after each call of a method, which does what it always does. */
function count(object, name) {
  const original = object[name];
  object[name] = function (...values) {
    step();
    const result = Reflect.apply(original, this, values);
    step();
    return result;
  };
}

for (const name of ['writeFileSync', 'renameSync', 'linkSync', 'rmSync', 'fsyncSync', 'copyFileSync', 'mkdtempSync'])
  count(fs, name);
syncBuiltinESMExports();
const require = createRequire(import.meta.url);
if (isBuiltin('node:sqlite')) {
  const { DatabaseSync, StatementSync } = require('node:sqlite');
  count(DatabaseSync.prototype, 'exec');
  count(StatementSync.prototype, 'run');
} else {
  const Better = require('better-sqlite3');
  count(Better.prototype, 'exec');
  count(Object.getPrototypeOf(new Better(':memory:').prepare('SELECT 1')), 'run');
}

const { openDatabase } = await import('../../dist/database/index.js');
const { loadMigrations, migrate, migrationStatus } = await import('../../dist/database/writing.js');
const { backup, restore, rollback } = await import('../../dist/database/upkeep.js');

const path = join(dir, 'notes.db');
const migrations = loadMigrations(options.migrations ?? join(dir, 'migrations'));
const schema = { applicationId: 77, programVersion: '1.0.0', migrations };
const place = {
  path,
  directory: options.directory ?? join(dir, 'backups'),
  database: 'notes',
  programVersion: '1.0.0',
};
const to = options.to === undefined ? {} : { to: Number(options.to) };

const output = options.output === undefined ? {} : { output: options.output };

/** Opens the database for as long as `work` lasts. */
function withDatabase(work, opening = {}) {
  const db = openDatabase({ path, busyTimeoutMs: 60_000, ...opening });
  try {
    db.define('die', () => process.kill(process.pid, 'SIGKILL'));
    if (options.pages) db.exec(`PRAGMA max_page_count = ${options.pages}`);
    return work(db);
  } finally {
    db.close();
  }
}

const actions = {
  migrate: () => withDatabase((db) => migrate(db, { ...schema, ...to }).map(({ number }) => number)),
  status: () => withDatabase((db) => migrationStatus(db, migrations).map(({ state }) => state), { readonly: true }),
  backup: () => backup({ ...place, ...output, reason: 'manual', compress: options.compress === 'yes' }).name,
  restore: async () => {
    const { restored, safety } = await restore({
      ...place,
      ...schema,
      backup: options.backup,
      newest: migrations.length,
    });
    return { restored: restored.name, safety: safety?.name ?? null };
  },
  // Ten notes at a time, until it is killed.
  write: () =>
    withDatabase((db) => {
      for (;;) {
        db.transaction(() => {
          for (let i = 0; i < 10; i++) db.prepare('INSERT INTO note (text) VALUES (?)').run(`more ${i}`);
        });
      }
    }),
  rollback: async () => (await rollback({ ...place, ...schema, ...to })).plan.way,
};

// The driver looks for its binary when the first database is opened.
openDatabase({ path: ':memory:' }).close();
// The rights go only when everything is loaded: the program may lie where nobody else can read.
if (options.uid) process.setuid(Number(options.uid));
fs.writeSync(1, 'go\n');
try {
  steps = 0;
  const answer = await actions[action]();
  const counted = steps;
  fs.writeSync(1, `${JSON.stringify({ answer, steps: counted })}\n`);
} catch (error) {
  const { code, message, hint } = error;
  fs.writeSync(1, `${JSON.stringify({ code, message, hint, ...(hint === undefined && { bug: error.stack }) })}\n`);
  process.exitCode = 3;
}
