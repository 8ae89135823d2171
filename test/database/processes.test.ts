import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkIntegrity, openDatabase } from '../../src/database/index.ts';
import { acquireLock, lockHolder } from '../../src/database/writing.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-processes-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const child = (what: string): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'child.mjs'), what, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const firstLine = async (process: ChildProcess): Promise<string> => {
  const [chunk] = await once(process.stdout as NodeJS.EventEmitter, 'data');
  return String(chunk).trim();
};
const killed = async (process: ChildProcess): Promise<void> => {
  process.kill('SIGKILL');
  await once(process, 'exit');
};

it('frees the lock of a killed process', async () => {
  const holder = child('lock');
  expect(await firstLine(holder)).toBe('held');
  expect(lockHolder(join(dir, 'lock.db'))).toMatchObject({ pid: holder.pid });
  await killed(holder);
  const lock = await acquireLock({ path: join(dir, 'lock.db'), pid: 1, timeoutMs: 5000 });
  lock.release();
});

it('applies each migration once when eight processes migrate at the same time', async () => {
  const applied = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const process = child('migrate');
      const [line, [status]] = await Promise.all([firstLine(process), once(process, 'exit')]);
      expect(status).toBe(0);
      return Number(line);
    }),
  );
  expect(applied.reduce((sum, n) => sum + n, 0)).toBe(3);
});

it('keeps whole batches when a bulk load is killed', async () => {
  for (let round = 0; round < 5; round++) {
    const loader = child('bulk');
    await firstLine(loader);
    await sleep(30 + round * 40);
    await killed(loader);
    const db = openDatabase({ path: join(dir, 'bulk.db') });
    expect(checkIntegrity(db)).toEqual([]);
    expect(
      db.prepare('SELECT count(*) AS n FROM (SELECT batch FROM t GROUP BY batch HAVING count(*) % 500 <> 0)').get()?.n,
    ).toBe(0);
    db.close();
  }
});

it('uses the driver that belongs to this runtime', () => {
  const db = openDatabase({ path: join(dir, 'a.db') });
  const [major] = process.versions.node.split('.');
  expect(db.driver).toBe(Number(major) >= 23 ? 'node:sqlite' : 'better-sqlite3');
  expect(process.env.AX_TEST_NODE ?? major).toBe(major);
  db.close();
});
