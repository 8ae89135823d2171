import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import {
  type BackupInfo,
  type BackupOptions,
  backup,
  contentHash,
  deleteBackup,
  listBackups,
  pruneBackups,
  readBackupInfo,
  verifyBackup,
} from '../../src/database/upkeep.ts';
import { openWorkplace } from '../../src/database/workplace.ts';
import { addNotes, hashOf, makeNotes, notesMigrations, upkeep } from './notes.ts';

let dir: string;
let path: string;
let directory: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-backup-'));
  path = join(dir, 'notes.db');
  directory = join(dir, 'backups');
  makeNotes(dir, notesMigrations(dir), { to: 2, notes: 50 });
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

let seconds = 0;
const make = (options: Partial<BackupOptions> = {}): BackupInfo =>
  backup({
    ...{ path, directory, database: 'notes', reason: 'manual', programVersion: '1.0.0' },
    ...{ now: () => new Date(Date.UTC(2026, 0, 2, 3, 4, seconds++ % 60)), ...options },
  });
const names = (): string[] => readdirSync(directory).sort();
const refusal = (work: () => unknown): { code: string; message: string; hint: string } => {
  try {
    work();
  } catch (error) {
    const { code, message, hint } = error as { code: string; message: string; hint: string };
    return { code, message, hint };
  }
  throw new Error('nothing was refused');
};

describe('a backup', () => {
  it('holds what the database holds, and says what that is', async () => {
    const info = make({ now: () => new Date('2026-03-04T05:06:07.089Z') });
    expect(info).toMatchObject({
      ...{ name: '2026-03-04T05-06-07.db', path: join(directory, '2026-03-04T05-06-07.db'), database: 'notes' },
      ...{ createdAt: '2026-03-04T05:06:07.089Z', reason: 'manual', compressed: false, program: '1.0.0' },
      ...{ schemaVersion: 2, applicationId: 77, rows: { note: 50, note_text: 50, word: 50 } },
      ...{ contentHash: hashOf(path), bytes: readFileSync(info.path).length },
    });
    expect(names()).toEqual(['.lock', '2026-03-04T05-06-07.db', '2026-03-04T05-06-07.db.json']);
    expect(hashOf(info.path)).toBe(info.contentHash);
    expect(readBackupInfo(info.path)).toEqual(info);
    expect(await verifyBackup(info, directory)).toEqual([]);
  });

  it('takes along what is still in the log', () => {
    const db = openDatabase({ path });
    addNotes(db, 5);
    expect(make().rows.note).toBe(55);
    db.close();
  });

  it('can be compressed, as every gzip can read', async () => {
    const info = make({ compress: true });
    expect(info.name).toMatch(/\.db\.gz$/);
    expect(info.bytes).toBeLessThan(make().bytes / 2);
    writeFileSync(join(dir, 'plain.db'), gunzipSync(readFileSync(info.path)));
    expect(hashOf(join(dir, 'plain.db'))).toBe(info.contentHash);
    expect(await verifyBackup(info, directory)).toEqual([]);
  });

  it('can be put elsewhere, where it replaces nothing', () => {
    const output = join(dir, 'elsewhere', 'mine.db');
    expect(make({ output })).toMatchObject({ path: output, name: 'mine.db' });
    expect(readdirSync(join(dir, 'elsewhere')).sort()).toEqual(['mine.db', 'mine.db.json']);
    expect(existsSync(directory)).toBe(false);
    expect(refusal(() => make({ output }))).toMatchObject({
      code: 'usage',
      message: expect.stringContaining('exists already'),
    });
    writeFileSync(join(dir, 'data.json'), '{"mine": true}');
    expect(refusal(() => make({ output: join(dir, 'data') })).message).toContain('data.json exists already');
  });

  it('shares its second with others, under names of their own', () => {
    const now = (): Date => new Date('2026-03-04T05:06:07Z');
    expect([make({ now }), make({ now }), make({ now })].map(({ name }) => name)).toEqual([
      '2026-03-04T05-06-07.db',
      '2026-03-04T05-06-07-2.db',
      '2026-03-04T05-06-07-3.db',
    ]);
    expect(listBackups(directory).map(({ name }) => name)[0]).toBe('2026-03-04T05-06-07-3.db');
  });

  it('ends while another process never stops writing', async () => {
    let made: BackupInfo[] = [];
    const { signal } = await upkeep(
      'write',
      dir,
      {},
      {
        onGo: (child) => {
          made = [make(), make(), make()];
          child.kill('SIGKILL');
        },
      },
    );
    expect(signal).toBe('SIGKILL');
    const rows = made.map(({ rows }) => rows.note as number);
    for (const info of made) {
      expect(await verifyBackup(info, directory)).toEqual([]);
      // Whole transactions of ten notes each.
      expect(((info.rows.note as number) - 50) % 10).toBe(0);
    }
    expect(rows[2]).toBeGreaterThan(rows[0] as number);
  });

  it('is refused where there is no database, and leaves no directory behind', () => {
    expect(refusal(() => make({ path: join(dir, 'none.db') })).code).toBe('not-found');
    expect(existsSync(directory)).toBe(false);
  });

  it.each(['a page in the middle', 'the end'])('of a damaged database is refused: %s', (what) => {
    const bytes = readFileSync(path);
    if (what === 'the end') truncateSync(path, bytes.length - 8192);
    else writeFileSync(path, bytes.fill(0x55, 8192, 5 * 4096));
    expect(refusal(make).code).toBe('index-damaged');
    expect(names()).toEqual(['.lock']);
  });
});

describe('the list of backups', () => {
  it('has the newest first, and is empty where none was made', () => {
    expect(listBackups(directory)).toEqual([]);
    const made = [make(), make({ compress: true }), make()];
    expect(listBackups(directory)).toEqual(made.reverse());
  });

  it.each([
    ['no description', (info: BackupInfo) => rmSync(`${info.path}.json`), 'has no description'],
    [
      'an empty description',
      (info: BackupInfo) => writeFileSync(`${info.path}.json`, ''),
      'no description of a backup',
    ],
    [
      'a strange description',
      (info: BackupInfo) => writeFileSync(`${info.path}.json`, '{"bytes": "x"}'),
      'no description',
    ],
    ['another size', (info: BackupInfo) => truncateSync(info.path, 4096), 'it has 4096 bytes, and'],
  ])('says what is wrong with one that has %s', (_, spoil, problem) => {
    const info = make();
    spoil(info);
    expect(listBackups(directory)).toEqual([
      { path: info.path, name: info.name, bytes: expect.any(Number), problem: expect.stringContaining(problem) },
    ]);
  });

  it('loses the older ones of each database when pruned, and what killed processes left', () => {
    const others = [make({ database: 'other' }), make({ database: 'other' })];
    const made = [make(), make(), make()];
    mkdirSync(join(directory, '.part-left'));
    writeFileSync(join(directory, '.part-left', 'copy.db'), 'half');
    writeFileSync(join(directory, '2020-01-01T00-00-00.db.json'), '');
    expect(pruneBackups(directory, 1, { database: 'notes' })).toEqual([made[1], made[0]]);
    expect(pruneBackups(directory, 1)).toEqual([others[0]]);
    expect(names()).toEqual(
      ['.lock', ...[others[1], made[2]].flatMap((info) => [info?.name, `${info?.name}.json`])].sort(),
    );
  });

  it('keeps what somebody is just making', () => {
    const place = openWorkplace(directory);
    const info = make();
    expect(pruneBackups(directory, 0)).toEqual([info]);
    expect(existsSync(place.path)).toBe(true);
    place.close();
    expect(names()).toEqual(['.lock']);
  });

  it('loses one by its name, and nothing that is no backup', () => {
    const info = make();
    writeFileSync(join(dir, 'other.db'), '');
    for (const name of ['none.db', '../other.db', '.lock', `${info.name}.json`])
      expect(refusal(() => deleteBackup(directory, name)).code).toBe('not-found');
    deleteBackup(directory, info.name);
    expect(names()).toEqual(['.lock']);
    expect(existsSync(join(dir, 'other.db'))).toBe(true);
  });
});

describe('verifying finds', () => {
  const rewrite = (info: BackupInfo, change: (bytes: Buffer) => Buffer): void =>
    writeFileSync(info.path, change(readFileSync(info.path)));
  /** Makes the description agree with the file again, as one who lies well would. */
  const agree = (info: BackupInfo, more: Partial<BackupInfo> = {}): void => {
    const bytes = readFileSync(info.path);
    const described = {
      ...info,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...more,
    };
    writeFileSync(`${info.path}.json`, JSON.stringify(described));
  };
  const findings = async (info: BackupInfo): Promise<string[]> =>
    await verifyBackup(readBackupInfo(info.path), directory);

  it('a flipped bit', async () => {
    const info = make();
    rewrite(info, (bytes) => {
      bytes[bytes.length - 100] = Number(bytes[bytes.length - 100]) ^ 1;
      return bytes;
    });
    expect(await findings(info)).toEqual([expect.stringMatching(/^its SHA-256 is \w{64}, and .*\.json says \w{64}$/)]);
  });

  it('a description that agrees with a damaged file', async () => {
    const info = make();
    rewrite(info, (bytes) => bytes.fill(0x55, 4096, 3 * 4096));
    agree(info);
    expect(await findings(info)).toEqual([expect.stringContaining('is damaged')]);
  });

  it('a description of something else', async () => {
    const info = make();
    agree(info, { rows: { note: 1 }, schemaVersion: 9, contentHash: 'x', applicationId: 1 });
    expect((await findings(info)).map((finding) => finding.split(' is ')[0])).toEqual([
      'its application id',
      'its schema version',
      'its content hash',
      expect.stringContaining('other numbers of rows'),
    ]);
  });

  it.each([
    ['a cut end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 4096)],
    ['text', () => Buffer.from('no database at all. '.repeat(500))],
    ['nothing', () => Buffer.alloc(0)],
  ])('%s in a file without a description', async (_, change) => {
    const info = make();
    rewrite(info, change);
    rmSync(`${info.path}.json`);
    expect(await findings(info)).toEqual([expect.any(String)]);
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, 1000), 'cannot be unpacked: unexpected end'],
    ['changed', (bytes: Buffer) => bytes.fill(0, 500, 600), 'cannot be unpacked'],
    ['of something else', () => gzipSync('x'.repeat(5000)), 'no database'],
  ])('a compressed file that was %s', async (_, change, said) => {
    const info = make({ compress: true });
    rewrite(info, change);
    agree(info);
    expect(await findings(info)).toEqual([expect.stringContaining(said)]);
  });

  it('nothing in a copy that was left in WAL mode, and makes nothing beside it', async () => {
    copyFileSync(path, join(dir, 'copied.db'));
    expect(await verifyBackup(readBackupInfo(join(dir, 'copied.db')), directory)).toEqual([]);
    expect(readdirSync(dir).filter((name) => name.startsWith('copied'))).toEqual(['copied.db']);
    const db = openDatabase({ path: join(dir, 'copied.db') });
    expect(contentHash(db)).toBe(hashOf(path));
    db.close();
  });
});
