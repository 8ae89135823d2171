import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMigrations, type Migration } from '../../src/database/writing.ts';
import { AxError } from '../../src/model/index.ts';

/** What all databases of these tests are made with. */
export const APP = { applicationId: 77, programVersion: '1.0.0' };

/** A directory that is removed at the end. */
export function scratch(): { dir: string; path(name: string): string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'ax-database-'));
  return { dir, path: (name) => join(dir, name), remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A migration, read from files as all are. */
export function migration(number: number, up: string | Uint8Array, down?: string, name = `step${number}`): Migration {
  const dir = mkdtempSync(join(tmpdir(), 'ax-scripts-'));
  try {
    const file = join(dir, `${String(number).padStart(3, '0')}_${name}`);
    writeFileSync(`${file}.up.sql`, up);
    if (down !== undefined) writeFileSync(`${file}.down.sql`, down);
    return loadMigrations(dir)[0] as Migration;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** The refusal that `work` ends with. */
export function refusal(work: () => unknown): AxError {
  try {
    work();
  } catch (error) {
    if (error instanceof AxError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** SHA-256 of a file and of its log; a log that is not there is as an empty one. */
export function fileHashes(path: string): string[] {
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const log = `${path}-wal`;
  return [hash(readFileSync(path)), hash(existsSync(log) ? readFileSync(log) : new Uint8Array())];
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
