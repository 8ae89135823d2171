import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { createIndexWriter } from '../../src/store/writing.ts';
import { ax, type Ended, type Place, place, SAMPLE } from './program.ts';

/** A directory with a database file and scripts of migrations. */
interface Bench {
  root: string;
  script(name: string, text: string): void;
  /** Runs `ax db …` on the file and the scripts; the words are split at spaces. */
  db(line: string): Promise<Ended & { json: ReturnType<typeof JSON.parse> }>;
  /** Runs SQL on the file. */
  sql(text: string): unknown[];
  sha(): string;
}

const made: string[] = [];
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

function bench(): Bench {
  const root = mkdtempSync(join(tmpdir(), 'ax-db-'));
  made.push(root);
  const file = join(root, 'data.db');
  return {
    root,
    script(name, text) {
      mkdirSync(join(root, 'scripts'), { recursive: true });
      writeFileSync(join(root, 'scripts', `${name}.sql`), text);
    },
    async db(line) {
      const ended = await ax(['db', ...line.split(' '), '--file', 'data.db', '--migrations', 'scripts', '--json'], {
        cwd: root,
      });
      return { ...ended, json: ended.stdout === '' ? undefined : JSON.parse(ended.stdout) };
    },
    sql(text) {
      const db = openDatabase({ path: file });
      try {
        if (text.startsWith('SELECT')) return db.prepare(text).all();
        db.exec(text);
        return [];
      } finally {
        db.close();
      }
    },
    sha: () => createHash('sha256').update(readFileSync(file)).digest('hex'),
  };
}

/** A bench with two migrations, the first of which is applied. */
async function begun(): Promise<Bench> {
  const it = bench();
  it.script(
    '001_notes.up',
    "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;\nINSERT INTO note VALUES (1, 'one');",
  );
  it.script('001_notes.down', 'DROP TABLE note;');
  expect((await it.db('migrate')).status).toBe(0);
  it.script('002_owner.up', "ALTER TABLE note ADD COLUMN owner TEXT NOT NULL DEFAULT 'me';");
  it.script('002_owner.down', 'ALTER TABLE note DROP COLUMN owner;');
  return it;
}

describe('migrations on the command line', () => {
  it('are pending (10), then applied after a backup, then taken back', async () => {
    const it = await begun();
    const before = await it.db('status');
    expect(before.status).toBe(10);
    expect(before.json.databases).toMatchObject([
      {
        ...{ database: 'file', path: expect.stringMatching(/data\.db$/), schema: 1, newest: 2, state: 'pending' },
        migrations: [
          { number: 1, name: 'notes', state: 'applied' },
          { number: 2, name: 'owner', state: 'pending', appliedAt: '' },
        ],
      },
    ]);
    const sha = it.sha();
    const dry = await it.db('migrate --dry-run');
    expect(dry.status).toBe(0);
    expect(dry.json.databases[0].dryRun).toMatchObject({
      ...{ ok: true, error: null, rows: { note: { before: 1, after: 1 } } },
      schema: [{ kind: 'column', name: 'note.owner', change: 'added' }],
    });
    expect(it.sha()).toBe(sha);
    const done = await it.db('migrate');
    expect(done.json.databases).toMatchObject([
      { from: 1, to: 2, backup: { schemaVersion: 1, reason: 'migrate' }, migrations: [{ number: 2 }] },
    ]);
    expect((await it.db('status --check')).json.databases[0]).toMatchObject({
      state: 'current',
      integrity: [],
      backups: 1,
    });
    const back = await it.db('rollback');
    expect(back.json.databases).toMatchObject([{ plan: { from: 2, to: 1, way: 'down' }, undone: [{ number: 2 }] }]);
    expect(it.sql('SELECT * FROM note')).toEqual([{ id: 1, text: 'one' }]);
  });

  it('name what fails (20) and change nothing', async () => {
    const it = await begun();
    it.script('002_owner.up', 'CREATE TABLE b (x INT);\nINSERT INTO nosuch VALUES (1);\nCREATE TABLE c (x INT);');
    for (const line of ['migrate --dry-run', 'migrate']) {
      const { status, json } = await it.db(line);
      expect(status).toBe(20);
      const error = json.error ?? json.databases[0].dryRun.error;
      expect(error).toMatchObject({
        code: 'migration-failed',
        message: expect.stringMatching(/002_owner.*2.*no such table: (main\.)?nosuch/),
      });
    }
    expect(it.sql("SELECT name FROM sqlite_schema WHERE name IN ('b', 'c')")).toEqual([]);
    it.script('002_owner.up', 'CREATE TABLE b (x INT);');
    expect((await it.db('migrate')).status).toBe(0);
  });

  it('that fail, however often, leave the backups that there are', async () => {
    const it = await begun();
    const kept = async () => (await ax(['db', 'backups', '--file', 'data.db'], { cwd: it.root })).stdout;
    await ax(['db', 'backup', '--file', 'data.db'], { cwd: it.root });
    const before = await kept();
    it.script('002_owner.up', 'INSERT INTO nosuch VALUES (1);');
    for (let n = 1; n <= 2; n++) expect((await it.db('migrate')).status).toBe(20);
    it.script('001_notes.up', 'CREATE TABLE other (x);');
    expect((await it.db('migrate')).status).toBe(12);
    expect(before).toContain('manual');
    expect(await kept()).toBe(before);
  });

  it('are looked at without a change of the file, whatever its journal', async () => {
    const it = await begun();
    await it.db('migrate');
    const copied = await ax(['db', 'backup', '--file', 'data.db', '--output', 'copy.db'], { cwd: it.root });
    expect(copied.status).toBe(0);
    copyFileSync(join(it.root, 'copy.db'), join(it.root, 'data.db'));
    for (const end of ['-wal', '-shm']) rmSync(join(it.root, `data.db${end}`), { force: true });
    const sha = it.sha();
    for (const line of ['status --check', 'migrate --dry-run', 'rollback --dry-run', 'validate'])
      expect([line, (await it.db(line)).status, it.sha()]).toEqual([line, 0, sha]);
  });

  it('are taken back and kept only where there is a database', async () => {
    const it = await begun();
    const elsewhere = ['--file', 'none.db', '--migrations', 'scripts'];
    for (const line of ['status', 'rollback', 'repair', 'backup', 'vacuum']) {
      const words = line === 'backup' ? elsewhere.slice(0, 2) : elsewhere;
      expect(await ax(['db', line, ...words], { cwd: it.root })).toMatchObject({
        status: 2,
        stderr: 'ax: there is no database none.db (check the path)\n',
      });
    }
    expect(readdirSync(it.root).filter((name) => name.startsWith('none'))).toEqual([]);
  });

  it('that were changed are refused (12); line ends do not count', async () => {
    const it = await begun();
    const text = readFileSync(join(it.root, 'scripts/001_notes.up.sql'), 'utf8');
    it.script('001_notes.up', text.replaceAll('\n', '\r\n'));
    expect((await it.db('status')).status).toBe(10);
    it.script('001_notes.up', `${text}\n-- more`);
    expect((await it.db('status')).status).toBe(12);
    const { status, json } = await it.db('migrate');
    expect(status).toBe(12);
    const { checksum, expectedChecksum } = (await it.db('status')).json.databases[0].migrations[0];
    expect(json.error.message).toContain('001_notes');
    expect(json.error.message).toContain(checksum);
    expect(json.error.message).toContain(expectedChecksum);
  });

  it('that come late are refused (13) until they are allowed', async () => {
    const it = await begun();
    it.script('003_more.up', 'CREATE TABLE more (x INT);');
    rmSync(join(it.root, 'scripts/002_owner.up.sql'));
    rmSync(join(it.root, 'scripts/002_owner.down.sql'));
    expect((await it.db('migrate')).status).toBe(0);
    it.script('002_owner.up', 'CREATE TABLE late (x INT);');
    expect((await it.db('status')).status).toBe(13);
    expect((await it.db('migrate')).status).toBe(13);
    expect((await it.db('migrate --dry-run')).status).toBe(13);
    expect((await it.db('migrate --allow-out-of-order')).status).toBe(0);
    const { status, json } = await it.db('status');
    expect(status).toBe(0);
    expect(json.databases[0].migrations).toMatchObject([{ number: 1 }, { number: 2, outOfOrder: true }, { number: 3 }]);
  });

  it('of a newer program (11) are not touched', async () => {
    const it = await begun();
    expect((await it.db('migrate')).status).toBe(0);
    rmSync(join(it.root, 'scripts/002_owner.up.sql'));
    rmSync(join(it.root, 'scripts/002_owner.down.sql'));
    const sha = it.sha();
    const status = await it.db('status');
    expect(status.status).toBe(11);
    expect(status.json.databases[0].migrations[1]).toMatchObject({ number: 2, state: 'unknown' });
    for (const line of ['migrate', 'migrate --dry-run', 'rollback']) expect((await it.db(line)).status).toBe(11);
    expect(it.sha()).toBe(sha);
  });

  it('are found unsound by validate (14)', async () => {
    const it = await begun();
    expect((await it.db('validate')).status).toBe(0);
    it.script('002_owner.up', 'ALTER TABLE note DROP COLUMN text;');
    const { status, json } = await it.db('validate');
    expect(status).toBe(14);
    expect(json.databases[0].findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ migration: 2, severity: 'error' })]),
    );
  });

  it('that would lose data on the way back are refused (19) with the rows', async () => {
    const it = await begun();
    expect((await it.db('migrate')).status).toBe(0);
    it.sql("UPDATE note SET owner = 'you'");
    const { status, json } = await it.db('rollback');
    expect(status).toBe(19);
    expect(json.error).toMatchObject({ code: 'data-loss', message: expect.stringContaining('note (owner) 1 of 1') });
    expect((await it.db('rollback --dry-run')).status).toBe(19);
    const done = await it.db('rollback --accept-data-loss');
    expect(done.status).toBe(0);
    expect(done.json.databases[0].safety).toMatchObject({ reason: 'rollback' });
    expect(it.sql('SELECT * FROM note')).toEqual([{ id: 1, text: 'one' }]);
  });

  it('are applied once by sixteen processes at the same time', async () => {
    const it = await begun();
    it.script(
      '002_owner.up',
      'CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n;',
    );
    const all = await Promise.all(Array.from({ length: 16 }, () => it.db('migrate --no-backup')));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 0));
    expect(all.flatMap(({ json }) => json.databases[0].migrations)).toHaveLength(1);
  });

  it('are begun by number', async () => {
    const it = bench();
    const run = (...words: string[]) => ax(['db', 'new', ...words], { cwd: it.root });
    expect((await run('addOwner', 'to note', '--migrations', 'scripts')).stdout).toContain(
      '001_add_owner_to_note.up.sql',
    );
    expect((await run('second', '--migrations', 'scripts')).status).toBe(0);
    expect(readdirSync(join(it.root, 'scripts')).sort()).toEqual([
      ...['001_add_owner_to_note.down.sql', '001_add_owner_to_note.up.sql', '002_second.down.sql', '002_second.up.sql'],
    ]);
    expect(await run('third')).toMatchObject({ status: 2, stderr: expect.stringContaining('migrations/index') });
    expect(await run('!!', '--migrations', 'scripts')).toMatchObject({ status: 2 });
  });
});

describe('files that are no sound databases of ax', () => {
  it('are told apart: foreign (18), damaged (16)', async () => {
    const it = await begun();
    const file = join(it.root, 'data.db');
    writeFileSync(file, 'not a database, but long enough to be looked at as one '.repeat(40));
    for (const line of ['status', 'migrate', 'rollback', 'validate']) {
      expect([line, (await it.db(line)).status]).toEqual([line, 16]);
    }
    for (const line of ['backup', 'vacuum']) {
      expect([line, (await ax(['db', line, '--file', file], { cwd: it.root })).status]).toEqual([line, 16]);
    }
    rmSync(file);
    it.sql('CREATE TABLE theirs (x)');
    const sha = it.sha();
    for (const line of ['status', 'migrate', 'rollback', 'repair'])
      expect([line, (await it.db(line)).status]).toEqual([line, 18]);
    expect(it.sha()).toBe(sha);
  });
});

it('a migration that cannot be begun says why', async () => {
  const it = await begun();
  expect(await ax(['db', 'new', 'x', '--migrations', 'data.db'], { cwd: it.root })).toMatchObject({ status: 3 });
  expect(await ax(['db', 'new', 'Größe ändern', '--migrations', 'new'], { cwd: it.root })).toMatchObject({ status: 0 });
  expect(readdirSync(join(it.root, 'new'))).toContain('001_gro_e_andern.up.sql');
});

describe('the index', () => {
  let project: Place;
  beforeAll(() => {
    project = place(SAMPLE);
  });
  afterAll(() => project.close());
  const run = (...args: string[]) => ax(args, { cwd: project.root });
  const current = () =>
    join(project.root, '.automatosx', readFileSync(join(project.root, '.automatosx/current'), 'utf8').trim());
  const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout);

  it('has no database at first', async () => {
    expect(await run('db', 'status')).toMatchObject({
      status: 0,
      stdout: 'there is no database yet; ax index makes one\n',
    });
    expect(await json('db', 'migrate')).toEqual({ databases: [] });
    expect(await run('db', 'backup', '--database', 'index')).toMatchObject({ status: 3 });
    expect(await run('db', 'repair')).toMatchObject({ status: 0 });
    expect(await json('db', 'backups')).toMatchObject({ backups: [] });
  });

  it('is backed up and restored, and answers from the files as they are now', async () => {
    await run('index');
    const { backups } = await json('db', 'backup');
    expect(backups).toMatchObject([
      { database: 'index', reason: 'manual', path: expect.stringMatching(/^\.automatosx\/backups\/.*\.db$/) },
    ]);
    project.write('src/later.ts', 'export function addedLater(): void {}\n');
    expect((await run('def', 'addedLater')).status).toBe(0);
    const before = current();
    const restored = await json('db', 'restore', backups[0].name);
    expect(restored).toMatchObject({
      database: 'index',
      restored: { name: backups[0].name },
      safety: { reason: 'restore' },
    });
    expect(current()).not.toBe(before);
    expect((await run('def', 'addedLater')).status).toBe(0);
    expect(await json('db', 'backups', 'verify')).toMatchObject({ backups: [{ findings: [] }, { findings: [] }] });
    expect(await json('db', 'backups', 'prune', '--keep', '1')).toMatchObject({ removed: [{ name: backups[0].name }] });
    expect((await run('db', 'restore', backups[0].name)).status).toBe(2);
  });

  it('is not touched by a backup that lies (16) or was cut off', async () => {
    const { backups } = await json('db', 'backup', '--compress');
    const file = join(project.root, backups[0].path);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1]! ^= 0xff;
    writeFileSync(file, bytes);
    const before = current();
    expect(await run('db', 'backups', 'verify', backups[0].name)).toMatchObject({
      status: 16,
      stdout: expect.stringContaining('SHA-256'),
    });
    expect((await run('db', 'restore', backups[0].name)).status).toBe(16);
    truncateSync(file, 1000);
    expect((await run('db', 'restore', backups[0].name)).status).toBe(16);
    expect(current()).toBe(before);
    expect(await run('db', 'backups', 'delete', backups[0].name)).toMatchObject({ status: 0 });
  });

  it('is brought up to date by itself, after a backup, and says so', async () => {
    await run('index', '--full');
    // As a program made it that read sources as this one does, and had one migration less.
    const db = openDatabase({ path: current() });
    db.exec(
      'DELETE FROM schema_migration WHERE number = 2; PRAGMA user_version = 1; ALTER TABLE segment DROP COLUMN marks',
    );
    db.close();
    expect((await run('db', 'status')).status).toBe(10);
    const kept = readdirSync(join(project.root, '.automatosx/backups')).length;
    const { status, stderr } = await run('index');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/schema 1 to 2; backups\/\S+\.db has it as it was/),
    });
    expect(readdirSync(join(project.root, '.automatosx/backups')).length).toBe(kept + 2);
    expect((await run('db', 'status')).status).toBe(0);
  });

  it('is built anew instead when its files have to be read again anyway, and keeps what is not made of them', async () => {
    const db = openDatabase({ path: current() });
    const writer = createIndexWriter(db);
    writer.setMeta('facts', 'older');
    writer.setMeta('repository', '0123');
    db.close();
    const kept = readdirSync(join(project.root, '.automatosx/backups')).length;
    const before = current();
    expect((await run('def', 'parseHeader')).stderr).toContain('built anew');
    expect(current()).not.toBe(before);
    expect(readdirSync(join(project.root, '.automatosx/backups')).length).toBe(kept);
    const next = openDatabase({ path: current(), readonly: true });
    expect(createIndexWriter(next).getMeta('repository')).toBe('0123');
    next.close();
  });

  it('goes back to an older schema, and forward again with the next question', async () => {
    const { databases } = await json('db', 'rollback', '--accept-data-loss');
    expect(databases).toMatchObject([{ plan: { from: 2, to: 1 }, safety: { reason: 'rollback' } }]);
    expect((await run('db', 'status')).status).toBe(10);
    // What a filter needs is not there any more: it is made again.
    expect(await run('find', 'kind:class')).toMatchObject({ status: 0, stdout: expect.stringContaining('Server') });
    expect((await run('db', 'status')).status).toBe(0);
  });

  it('is repaired from the sources when it is damaged', async () => {
    expect(await run('db', 'repair')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('nothing to repair'),
    });
    const bytes = readFileSync(current());
    bytes.fill(0xa5, 4096, 4096 * 3);
    writeFileSync(current(), bytes);
    expect((await run('db', 'status', '--check')).status).toBe(16);
    const repaired = await run('db', 'repair');
    expect(repaired).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/damaged[\s\S]*built again from \d+ files/),
    });
    expect((await run('db', 'status', '--check')).status).toBe(0);
    expect((await run('def', 'parseHeader')).status).toBe(0);
    writeFileSync(current(), 'nonsense');
    expect((await run('db', 'repair')).status).toBe(0);
    expect((await run('def', 'parseHeader')).status).toBe(0);
  });

  it('is damaged when it is empty, when its schema was changed, and when it is gone', async () => {
    const { backups } = await json('db', 'backup');
    const alter = (sql: string): void => {
      const db = openDatabase({ path: current() });
      db.exec(sql);
      db.close();
    };
    const damages: [string, () => void][] = [
      ['is empty', () => writeFileSync(current(), '')],
      ['does not have the schema', () => alter('DROP TABLE problem')],
      ['does not have the schema', () => alter('CREATE TABLE more (x)')],
      ['is missing', () => rmSync(current())],
    ];
    for (const [said, damage] of damages) {
      for (const end of ['-wal', '-shm']) rmSync(`${current()}${end}`, { force: true });
      damage();
      const { databases } = await json('db', 'repair');
      expect(databases).toMatchObject([{ findings: [expect.stringContaining(said)], rebuilt: {} }]);
      expect(await run('db', 'repair')).toMatchObject({ stdout: expect.stringContaining('nothing to repair') });
    }
    writeFileSync(current(), 'nonsense');
    expect((await run('db', 'repair')).stdout).toContain('could not be read');
    writeFileSync(current(), 'nonsense');
    const restored = await json('db', 'restore', backups[0].name);
    expect(restored).toMatchObject({ restored: { name: backups[0].name }, safety: null });
    expect((await run('db', 'status', '--check')).status).toBe(0);
  });

  it('is smaller after vacuum', async () => {
    expect(await json('db', 'vacuum')).toMatchObject({
      databases: [{ database: 'index', before: expect.any(Number) }],
    });
  });

  it('can be looked at where nothing may be written', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'ax-ro-'));
    made.push(copy);
    mkdirSync(join(copy, '.automatosx'));
    for (const name of [current(), join(dirname(current()), 'current')])
      copyFileSync(name, join(copy, '.automatosx', name.split('/').at(-1)!));
    execFileSync('chmod', ['-R', 'a-w', copy]);
    try {
      // Root may write anywhere: then there is nothing to see here but that it works.
      expect(await ax(['db', 'status'], { cwd: copy })).toMatchObject({ status: 0 });
    } finally {
      execFileSync('chmod', ['-R', 'u+w', copy]);
    }
  });
});

describe('the telemetry database', () => {
  it('is looked after as the index is', async () => {
    const project = place(SAMPLE);
    const env = { AX_TELEMETRY: 'local', XDG_STATE_HOME: join(project.root, '.state') };
    const run = (...args: string[]) => ax(args, { cwd: project.root, env });
    const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout);
    expect((await run('db', 'status', '--database', 'telemetry')).status).toBe(2);
    await run('def', 'parseHeader');
    await run('telemetry', 'stats');
    const both = await json('db', 'status', '--check');
    expect(both.databases).toMatchObject([
      { database: 'index', state: 'current', integrity: [] },
      { database: 'telemetry', path: '.state/automatosx/telemetry/telemetry.db', state: 'current', integrity: [] },
    ]);
    const { backups } = await json('db', 'backup', '--database', 'telemetry');
    expect(backups).toMatchObject([{ database: 'telemetry', rows: { daily: expect.any(Number) } }]);
    // It is known by where it lies of which database it is.
    const restored = await json('db', 'restore', backups[0].name);
    expect(restored).toMatchObject({ database: 'telemetry', restored: { name: backups[0].name } });
    expect(await json('db', 'validate')).toMatchObject({ databases: [{ ok: true }, { ok: true }] });
    // Scripts of one are not for the other.
    expect((await run('db', 'migrate', '--migrations', 'src')).status).toBe(2);
    const path = join(project.root, both.databases[1].path);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096 * 2, 4096 * 3);
    writeFileSync(path, bytes);
    const repaired = await json('db', 'repair', '--database', 'telemetry');
    expect(repaired.databases[0]).toMatchObject({
      database: 'telemetry',
      rebuilt: null,
      aside: expect.stringContaining('damaged'),
    });
    expect((await run('db', 'status', '--check')).status).toBe(0);
    expect((await run('telemetry', 'stats')).status).toBe(0);
    project.close();
  });
});

it('options that say nothing, or are for something else, are refused', async () => {
  const how = { cwd: tmpdir() };
  expect(await ax(['db', 'status', '--file', ''], how)).toMatchObject({ status: 2, stderr: 'ax: --file is empty\n' });
  expect(await ax(['db', 'migrate', '--migrations', ''], how)).toMatchObject({ status: 2 });
  expect(await ax(['db', 'backups', 'list', '--keep', '3'], how)).toMatchObject({
    ...{ status: 2, stderr: expect.stringContaining('list takes no --keep') },
  });
});

it('a database of an unknown name is refused with the nearest', async () => {
  expect(await ax(['db', 'status', '--database', 'indx'], { cwd: tmpdir() })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('index'),
  });
  expect(await ax(['db', 'migrat'], { cwd: tmpdir() })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('did you mean "db migrate"?'),
  });
  expect(await ax(['db', 'undo'], { cwd: tmpdir() })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('did you mean "db rollback"?'),
  });
});
