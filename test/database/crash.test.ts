import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIntegrity, openDatabase } from '../../src/database/index.ts';
import { backup, contentHash, listBackups, restore, rollback, verifyBackup } from '../../src/database/upkeep.ts';
import { type Migration, migrate, migrationStatus } from '../../src/database/writing.ts';
import { addNotes, type Ended, hashOf, makeNotes, NOTES, notesMigrations, upkeep } from './notes.ts';

/** Kills at moments in time, for each action, besides those at each step. */
const MOMENTS = 6;
/** Kills at steps, for each action, spread evenly over all there are. */
const STEPS = 34;
/** Processes at a time. */
const LANES = 2;

let root: string;
let migrations: Migration[];
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ax-crash-'));
  migrations = notesMigrations(root);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** An action under test, on a database that stands at `version`, with a backup of version `backedUp` if any. */
interface Sweep {
  name: string;
  action: string;
  version: number;
  backedUp?: number;
  options?: Record<string, string | number>;
}

const SWEEPS: Sweep[] = [
  { name: 'migrate', action: 'migrate', version: 1 },
  { name: 'backup', action: 'backup', version: 3 },
  { name: 'backup, compressed', action: 'backup', version: 3, options: { compress: 'yes' } },
  { name: 'restore', action: 'restore', version: 4, backedUp: 3 },
  { name: 'rollback by a backup', action: 'rollback', version: 4, backedUp: 3, options: { to: 3 } },
  { name: 'rollback by scripts', action: 'rollback', version: 2, options: { to: 1 } },
];

/** Makes what each run begins with, in a directory that is copied. */
function prepare(sweep: Sweep): { template: string; options: Record<string, string | number> } {
  const template = join(root, `template-${sweep.name}`);
  mkdirSync(template);
  const path = join(template, 'notes.db');
  let options: Record<string, string | number> = { ...sweep.options, migrations: join(root, 'migrations') };
  makeNotes(template, migrations, { to: sweep.backedUp ?? sweep.version, notes: 200 });
  if (sweep.backedUp !== undefined) {
    const place = { path, directory: join(template, 'backups'), database: 'notes', programVersion: '1.0.0' };
    options = { ...options, backup: backup({ ...place, reason: 'migrate' }).name };
    const db = openDatabase({ path });
    migrate(db, { ...NOTES, migrations, to: sweep.version });
    if (sweep.action === 'restore') addNotes(db, 100);
    db.close();
  }
  return { template, options };
}

let runs = 0;
function begin(template: string): string {
  const dir = join(root, `run-${++runs}`);
  cpSync(template, dir, { recursive: true });
  return dir;
}

/** What must be true however it ended. Returns the content hash of the database. */
async function inspect(dir: string): Promise<string> {
  const directory = join(dir, 'backups');
  const db = openDatabase({ path: join(dir, 'notes.db') });
  try {
    expect(checkIntegrity(db)).toEqual([]);
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
    expect(migrationStatus(db, migrations).map(({ state }) => state)).toEqual(
      migrations.map(({ number }) => (number <= version ? 'applied' : 'pending')),
    );
    for (const info of listBackups(directory)) {
      expect(info).not.toHaveProperty('problem');
      expect(await verifyBackup(info, directory)).toEqual([]);
    }
    return contentHash(db);
  } finally {
    db.close();
  }
}

/** The next run, in this process: it does what was asked for, and clears away what the killed one left. */
async function again(dir: string, { action }: Sweep, options: Record<string, string | number>): Promise<void> {
  const directory = join(dir, 'backups');
  const path = join(dir, 'notes.db');
  const place = { path, directory, database: 'notes', programVersion: '1.0.0' };
  if (action === 'migrate') {
    const db = openDatabase({ path });
    migrate(db, { ...NOTES, migrations });
    db.close();
    return;
  }
  if (action === 'backup') backup({ ...place, reason: 'manual', compress: options.compress === 'yes' });
  if (action === 'restore')
    await restore({ ...place, ...NOTES, backup: String(options.backup), newest: migrations.length });
  if (action === 'rollback') await rollback({ ...place, ...NOTES, migrations, to: Number(options.to) });
  const names = readdirSync(directory).filter((name) => name !== '.lock');
  expect(names.filter((name) => !/\.db(\.gz)?(\.json)?$/.test(name))).toEqual([]);
  expect(names.filter((name) => name.endsWith('.json'))).toHaveLength(names.length / 2);
}

describe.each(SWEEPS)('$name, killed', (sweep) => {
  it('leaves what was or what should be, and the next run succeeds', async () => {
    const { template, options } = prepare(sweep);
    const before = hashOf(join(template, 'notes.db'));

    const whole = begin(template);
    let started = 0;
    const ended = await upkeep(sweep.action, whole, options, { onGo: () => (started = performance.now()) });
    const duration = performance.now() - started;
    expect(ended.said, JSON.stringify(ended)).toHaveProperty('answer');
    const after = await inspect(whole);
    const total = ended.said?.steps as number;
    expect(total).toBeGreaterThanOrEqual(STEPS);

    const kills: (() => { dir: string; end: Promise<Ended> })[] = [];
    for (let k = 0; k < STEPS; k++) {
      const stop = 1 + Math.floor((k * total) / STEPS);
      kills.push(() => {
        const dir = begin(template);
        return { dir, end: upkeep(sweep.action, dir, { ...options, stop }) };
      });
    }
    for (let i = 0; i < MOMENTS; i++) {
      kills.push(() => {
        const dir = begin(template);
        const onGo = (child: { kill(signal: 'SIGKILL'): unknown }): void => {
          void sleep((duration * i) / MOMENTS).then(() => child.kill('SIGKILL'));
        };
        return { dir, end: upkeep(sweep.action, dir, options, { onGo }) };
      });
    }
    const seen = { killed: 0, before: 0, after: 0 };
    const lane = async (): Promise<void> => {
      for (let kill = kills.pop(); kill; kill = kills.pop()) {
        const { dir, end } = kill();
        const { signal, said } = await end;
        if (signal === 'SIGKILL') seen.killed++;
        else expect(said).toHaveProperty('answer');
        const found = await inspect(dir);
        expect([before, after]).toContain(found);
        seen[found === before ? 'before' : 'after']++;
        if (said) expect(found).toBe(after);
        await again(dir, sweep, options);
        expect(hashOf(join(dir, 'notes.db'))).toBe(after);
        rmSync(dir, { recursive: true, force: true });
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    expect(seen.killed).toBeGreaterThanOrEqual(STEPS);
    expect(seen.before).toBeGreaterThan(10);
  });
});
