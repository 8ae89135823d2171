import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkIntegrity, openDatabase } from '../database/index.ts';
import { lockHolder } from '../database/writing.ts';
import { GRAMMARS } from '../indexer/index.ts';
import { LANGUAGES } from '../languages/index.ts';
import { AxError } from '../model/index.ts';
import { createParser, type SourceParser } from '../parse/index.ts';
import { type Environment, loadSettings } from '../settings/index.ts';
import type { Check, DiagnoseOptions } from './check.ts';
import { withoutOptimizing } from './spare-compiler.ts';

type Finding = Omit<Check, 'name'>;

/** The work of `diagnose`. */
export async function examineAll(options: DiagnoseOptions): Promise<Check[]> {
  const { root, env, node } = options;
  const grammars = options.grammars ?? GRAMMARS;
  return [
    await examine('node', async () => runtimeVersion(node)),
    await examine('sqlite', async () => driver()),
    ...(await withoutOptimizing(() => parserChecks(grammars))),
    await examine('settings', async () => await settings(root, env)),
    await examine('index', async () => await index(root)),
    ...(await lockChecks(root)),
    await examine('permissions', async () => await permissions(root)),
    await examine('disk', async () => await disk(root)),
    await examine('git', async () => await git()),
  ];
}

async function examine(name: string, look: () => Promise<Finding>): Promise<Check> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    const hint = error instanceof AxError ? error.hint : (HINTS[(error as NodeJS.ErrnoException).code ?? ''] ?? '');
    return { name, status: 'fail', message: error instanceof Error ? error.message : String(error), hint };
  }
}

const HINTS: Record<string, string> = {
  EACCES: 'check the permissions',
  ENOTDIR: 'a file is in the way of the directory: remove it',
  EISDIR: 'a directory is in the way of the file: remove it',
};

const ok = (message: string): Finding => ({ status: 'ok', message, hint: '' });

function runtimeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return ok(`Node ${version}`);
  return { status: 'fail', message: `Node ${version} is too old`, hint: 'install Node 20.19 or newer' };
}

function driver(): Finding {
  const db = openDatabase({ path: ':memory:' });
  const { driver: name } = db;
  db.close();
  return ok(name);
}

async function parserChecks(grammars: string): Promise<Check[]> {
  let parser: SourceParser | undefined;
  const started = await examine('parser', async () => {
    parser = await createParser({ grammars });
    return ok('started');
  });
  if (!parser) return [started];
  const { prepare, runtime, close } = parser;
  const checks: Check[] = [];
  for (const { id, grammar } of LANGUAGES) {
    if (!grammar) continue;
    checks.push(await examine(`grammar ${id}`, async () => await loadLanguage(prepare, id)));
  }
  const { walk, walkReason } = runtime;
  close();
  const slow = `trees are read with the public cursor, several times slower: ${walkReason}`;
  const walking: Check = {
    name: 'parser',
    status: walk === 'raw' ? 'ok' : 'warn',
    message: walk === 'raw' ? 'trees are read straight out of memory' : slow,
    hint: walk === 'raw' ? '' : 'reinstall ax, so that web-tree-sitter has the version it was made for',
  };
  return [walking, ...checks];
}

/** Loads grammar and tables, and sees whether they fit. */
async function loadLanguage(prepare: SourceParser['prepare'], id: string): Promise<Finding> {
  try {
    await prepare(id);
    return ok('loads');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    // The other languages go on working, so this is no reason to call the whole installation broken.
    return { status: 'warn', message: `${why}; files of this language are not indexed`, hint: 'reinstall ax' };
  }
}

async function settings(root: string, env: Environment): Promise<Finding> {
  const { read } = await loadSettings({ root, env });
  return ok(read.length > 0 ? read.join(', ') : 'no configuration files');
}

async function index(root: string): Promise<Finding> {
  const folder = join(root, '.automatosx');
  const current = await readIfThere(join(folder, 'current'));
  if (current === undefined) return { status: 'ok', message: 'none yet', hint: 'ax index builds it' };
  const db = openDatabase({ path: join(folder, current.trim()), readonly: true });
  const findings = checkIntegrity(db);
  db.close();
  if (findings.length === 0) return ok(`${current.trim()} is sound`);
  // The first line of SQLite's report is a heading.
  const lines = findings.flatMap((finding) => finding.split('\n')).filter((line) => !line.startsWith('***'));
  const others = lines.length > 1 ? `, and ${lines.length - 1} more` : '';
  return { status: 'fail', message: `damaged: ${lines[0]}${others}`, hint: 'ax index --full builds it again' };
}

async function lockChecks(root: string): Promise<Check[]> {
  const path = join(root, '.automatosx', 'lock.db');
  const exists = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!exists) return [];
  return [
    await examine('lock', async () => {
      const holder = lockHolder(path);
      if (holder === null) return ok('nobody is writing the index');
      return ok(holder === 'unknown' ? 'the index is being written' : `process ${holder.pid} is writing the index`);
    }),
  ];
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function permissions(root: string): Promise<Finding> {
  const folder = join(root, '.automatosx');
  const exists = await access(folder).then(
    () => true,
    () => false,
  );
  const target = exists ? folder : root;
  try {
    await access(target, constants.R_OK | constants.W_OK);
    return ok(`${target} can be written`);
  } catch {
    return { status: 'fail', message: `${target} cannot be written`, hint: `give yourself the right to write there` };
  }
}

const MB = 1024 * 1024;

async function disk(root: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(root);
  const free = Math.floor((bavail * bsize) / MB);
  const message = free < 10 * 1024 ? `${free} MB free` : `${Math.floor(free / 1024)} GB free`;
  if (free < 50)
    return { status: 'fail', message, hint: 'make room: an index takes about half of what its source takes' };
  return free < 500 ? { status: 'warn', message, hint: 'large projects may need more' } : ok(message);
}

async function git(): Promise<Finding> {
  try {
    const { stdout } = await promisify(execFile)('git', ['--version']);
    return ok(stdout.trim());
  } catch {
    const hint = 'install git: listing files and finding changes is faster with it';
    return { status: 'warn', message: 'git was not found', hint };
  }
}
