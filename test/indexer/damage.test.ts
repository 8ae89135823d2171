import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { currentGeneration } from '../../src/indexer/index.ts';
import { AxError } from '../../src/model/index.ts';
import { openProject, type Project } from '../../src/project/index.ts';
import { AX, ax, type Ended } from '../e2e/program.ts';
import { dumpIndex, readIndex } from './dump.ts';
import { manyFiles, source, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
afterEach(() => space.close());

const run = (...args: string[]): Promise<Ended> => ax(args, { cwd: space.root });
const database = (): string => currentGeneration(space.root)!.database;
const inside = (name: string): string => space.at(`.automatosx/${name}`);

/** How something ends: 'done', or the code of a refusal; anything else is thrown. */
async function outcome(ask: (project: Project) => Promise<unknown>): Promise<string> {
  const project = await openProject({ root: space.root, env: space.env });
  try {
    await ask(project);
    return 'done';
  } catch (error) {
    if (error instanceof AxError && error.message !== '' && !error.message.includes('\n')) return error.code;
    throw error;
  } finally {
    project.close();
  }
}

async function expectMended(): Promise<void> {
  expect(await outcome((project) => project.index({ full: true }))).toBe('done');
  expect(await space.where('part7')).toEqual(['src/part-7.ts:1']);
  expect(readIndex(space.root, (reader) => reader.files().length)).toBe(60);
}

const sql = (text: string): void => {
  const db = openDatabase({ path: database() });
  db.exec(text);
  db.close();
};

describe('a damaged database', () => {
  it.each<[string, () => void]>([
    ['cut in half', () => truncateSync(database(), Math.floor(statSync(database()).size / 2))],
    ['cut to a few bytes', () => truncateSync(database(), 50)],
    ['garbage', () => writeFileSync(database(), 'this is no database '.repeat(500))],
    ['another program\u2019s', () => sql('PRAGMA application_id = 1')],
    ['of a changed schema', () => sql("UPDATE schema_migration SET checksum = 'x'")],
    ['of a newer program', () => sql('PRAGMA user_version = 99; UPDATE schema_migration SET minimum_reader = 99')],
    ['with overwritten blocks', () => sql("UPDATE block SET data = x'ff00ff'")],
    ['with overwritten facts', () => sql("UPDATE facts SET data = x'ff00ff'")],
    [
      'a directory',
      () => {
        rmSync(database());
        mkdirSync(database());
      },
    ],
  ])('%s is told, and built again', async (_, harm) => {
    space = workspace(manyFiles(60));
    await space.index();
    harm();
    const told = ['done', 'index-damaged', 'index-newer', 'not-ours', 'migration-changed', 'io'];
    expect(told).toContain(await outcome((project) => project.index()));
    expect(told).toContain(await outcome((project) => project.definitions('part7')));
    expect(told).toContain(await outcome((project) => project.find('part')));
    expect(told).toContain(await outcome((project) => project.outline('src/part-7.ts')));
    expect(told).toContain(await outcome((project) => project.status()));
    space.write('src/part-3.ts', source('changed3'));
    expect(told).toContain(await outcome((project) => project.index()));
    await expectMended();
  });

  it('that is gone or empty is built anew', async () => {
    space = workspace(manyFiles(60));
    for (const harm of [() => rmSync(database()), () => truncateSync(database(), 0)]) {
      await space.index();
      (await space.project()).close();
      harm();
      expect(await outcome((project) => project.definitions('part7'))).toBe('done');
      expect(readIndex(space.root, (reader) => reader.files().length)).toBe(60);
    }
  });
});

it('a database of a newer program that this one may read answers', async () => {
  space = workspace(manyFiles(60));
  await space.index();
  sql('PRAGMA user_version = 99; UPDATE schema_migration SET minimum_reader = 1');
  expect((await run('def', 'part7')).status).toBe(0);
  space.write('src/part-3.ts', source('changed3'));
  const { status, stderr } = await run('index');
  expect({ status, stderr }).toMatchObject({ status: 3, stderr: expect.stringContaining('newer') });
  expect((await run('def', 'part7', '--no-refresh')).status).toBe(0);
  await expectMended();
});

it('a pointer that leads nowhere, or is none, leads to a new index', async () => {
  space = workspace(manyFiles(60));
  await space.index();
  for (const text of ['', 'garbage', 'index-77.db\n', '../../etc/passwd', '\0'.repeat(4096)]) {
    writeFileSync(inside('current'), text);
    expect(await space.where('part7')).toEqual(['src/part-7.ts:1']);
  }
  rmSync(inside('current'));
  mkdirSync(inside('current'));
  const { status, stderr } = await run('index', '--full');
  expect({ status, stderr }).toMatchObject({ status: 3, stderr: expect.stringMatching(/^ax: (?!internal).*remove/) });
});

it('an index that is taken away before it can be read is told, and made again', async () => {
  space = workspace(manyFiles(60));
  const project = await space.project();
  const onProgress = ({ phase }: { phase: string }): void =>
    void (phase === 'finish' && rmSync(inside('current'), { force: true }));
  await expect(project.definitions('part7', { onProgress })).rejects.toMatchObject({
    code: 'no-index',
    hint: 'ax index builds it',
  });
  expect((await project.definitions('part7')).results).toHaveLength(1);
});

it('an ignore file that a full disk has left empty is written', async () => {
  space = workspace({ ...manyFiles(1), '.automatosx/.gitignore': '' });
  await space.index();
  expect(readFileSync(inside('.gitignore'), 'utf8')).toBe('*\n');
  writeFileSync(inside('.gitignore'), '# mine\n');
  await space.index({ full: true });
  expect(readFileSync(inside('.gitignore'), 'utf8')).toBe('# mine\n');
});

it('a damaged list of files costs time alone', async () => {
  space = workspace(manyFiles(60));
  await space.index();
  const before = dumpIndex(space.root);
  const { tree } = currentGeneration(space.root)!;
  const whole = readFileSync(tree);
  for (const harm of ['', 'garbage', '{"format":1}\n', whole.subarray(0, whole.length - 9), Buffer.alloc(500)]) {
    writeFileSync(tree, harm);
    expect((await space.index()).files).toMatchObject({ indexed: 0, unchanged: 60 });
    expect(dumpIndex(space.root)).toEqual(before);
  }
});

it('what lies in the way is told', async () => {
  space = workspace(manyFiles(60));
  writeFileSync(space.at('.automatosx'), '');
  expect(await run('index')).toMatchObject({ status: 3, stderr: expect.stringContaining('in the way') });
  rmSync(space.at('.automatosx'));
  await space.index();
  writeFileSync(inside('lock.db'), 'garbage '.repeat(1000));
  expect(await run('index')).toMatchObject({ status: 3, stderr: expect.stringContaining('lock.db') });
  const { checks } = JSON.parse((await run('doctor', '--json')).stdout) as { checks: { name: string }[] };
  expect(checks.find(({ name }) => name === 'lock')).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('no lock file'),
    hint: expect.stringContaining('remove it'),
  });
  rmSync(inside('lock.db'));
  writeFileSync(inside('lock.db.holder'), 'garbage');
  await expectMended();
});

it('a project that is gone is not made again', async () => {
  space = workspace(manyFiles(5));
  const project = await space.project();
  rmSync(space.root, { recursive: true });
  await expect(project.index()).rejects.toMatchObject({ code: 'io' });
  expect(statSync(space.root, { throwIfNoEntry: false })).toBeUndefined();
});

/** Runs the program as somebody to whom permissions mean something. */
function asUser(args: readonly string[]): Ended {
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  try {
    const stdout = execFileSync(process.execPath, [AX, ...args], {
      ...{ cwd: space.root, encoding: 'utf8', stdio: 'pipe', ...nobody },
      env: { PATH: process.env.PATH ?? '', HOME: join(space.root, '.no-home'), AX_TELEMETRY: 'off' },
    });
    return { status: 0, stdout, stderr: '' };
  } catch (error) {
    return error as Ended;
  }
}

describe('permissions', () => {
  const open = (): Workspace => {
    space = workspace(manyFiles(60), { git: false });
    chmodSync(dirname(space.root), 0o755);
    chmodSync(space.root, 0o777);
    return space;
  };

  it('of a file that must not be read are told', () => {
    open();
    chmodSync(space.at('src/part-3.ts'), 0o200);
    const secret = space.at('src/secret');
    mkdirSync(secret, 0o700);
    chmodSync(secret, 0o000);
    const { files, problems } = JSON.parse(asUser(['index', '--json']).stdout);
    expect(files).toMatchObject({ scanned: 61, indexed: 59, failed: 2 });
    expect(problems).toMatchObject([
      { path: 'src/part-3.ts', code: 'unreadable' },
      { path: 'src/secret', code: 'unreadable' },
    ]);
    chmodSync(space.at('src/part-3.ts'), 0o644);
    space.write('src/secret/a.ts', source('inSecret'));
    chmodSync(secret, 0o755);
    expect(JSON.parse(asUser(['index', '--json']).stdout)).toMatchObject({
      files: { scanned: 61, indexed: 2, unchanged: 59, failed: 0 },
      problems: [],
    });
  });

  it('of a directory that must not be written leave the index readable', () => {
    open();
    expect(asUser(['index']).status).toBe(0);
    for (const name of readdirSync(space.at('.automatosx'))) chmodSync(inside(name), 0o444);
    chmodSync(space.at('.automatosx'), 0o555);
    expect(asUser(['def', 'part7'])).toMatchObject({ status: 0 });
    space.write('src/new.ts', source('brandNew'));
    expect(asUser(['def', 'part7'])).toMatchObject({ status: 0 });
    expect(asUser(['def', 'brandNew']).status).toBe(4);
    const { status, stderr } = asUser(['index']);
    expect({ status, stderr }).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/^ax: (?!internal)[^\n]+\n$/),
    });
    chmodSync(space.at('.automatosx'), 0o777);
    for (const name of readdirSync(space.at('.automatosx'))) chmodSync(inside(name), 0o666);
    expect(asUser(['def', 'brandNew']).status).toBe(0);
  });

  it('to make an index are asked for', () => {
    open();
    chmodSync(space.root, 0o555);
    const { status, stderr } = asUser(['index']);
    expect({ status, stderr }).toMatchObject({ status: 3, stderr: expect.stringContaining('cannot be written') });
    chmodSync(space.root, 0o777);
  });
});

describe('a full disk', () => {
  /** A shell that runs the program with little room for files; a small file system where one can be mounted. */
  function inLittleRoom(command: string): Ended {
    const limit = `ulimit -f 200; trap '' XFSZ; ${command}`;
    const mounted = `mount -t tmpfs -o size=100k tmpfs .automatosx && { ${command}; }; status=$?; umount .automatosx; exit $status`;
    const canMount = process.getuid?.() === 0;
    const runIn = (script: string): Ended => {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: space.root, encoding: 'utf8' });
      return { status, stdout, stderr };
    };
    if (!canMount) return runIn(limit);
    const full = runIn(`unshare -m bash -c '${mounted}'`);
    return /unshare|mount/.test(full.stderr) ? runIn(limit) : full;
  }

  it('is told, and nothing that was there is lost', async () => {
    const filler = Array.from({ length: 40 }, (_, n) => `export const word${n}x = ${n};`).join('\n');
    space = workspace(
      Object.fromEntries(Object.entries(manyFiles(60)).map(([path, text]) => [path, `${text}${filler}`])),
    );
    await space.index();
    const before = dumpIndex(space.root);
    const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(AX)} index --full`;
    const limited = spawnSync('bash', ['-c', `ulimit -f 100; trap "" XFSZ; ${command}`], {
      cwd: space.root,
      encoding: 'utf8',
    });
    expect(limited).toMatchObject({ status: 3, stderr: expect.stringMatching(/^ax: (?!internal)[^\n]+\n$/) });
    expect(dumpIndex(space.root)).toEqual(before);
    const full = inLittleRoom(command);
    expect(full).toMatchObject({ status: 3, stderr: expect.stringMatching(/^ax: (?!internal)[^\n]+\n$/) });
    expect(dumpIndex(space.root)).toEqual(before);
    await expectMended();
  });
});
