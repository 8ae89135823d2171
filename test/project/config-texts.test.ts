import { appendFileSync, linkSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenLimits } from '../../src/indexer/can-listen.ts';
import type { Hearing, IndexerHost } from '../../src/indexer/index.ts';
import { createTreeKeeper, type TreeKeeper } from '../../src/indexer/tree-keeper.ts';
import { type ConfigTexts, createConfigTexts } from '../../src/project/config-texts.ts';
import { loadSettings } from '../../src/settings/index.ts';
import { type Workspace, workspace } from '../indexer/workspace.ts';

const FILES = {
  '.gitignore': 'out/\n',
  'a.ts': 'export const a = 1;\n',
  'lib/b.ts': 'export const b = 1;\n',
  'lib/app.conf': 'old',
  'out/made.conf': 'old',
  'out/real.conf': 'old',
  'out/twin.conf': 'old',
};
/** What is read and listed. */
const READ = [
  'lib/app.conf',
  'lib/none.conf',
  'lib/no/where.conf',
  'out/made.conf',
  'out/none.conf',
  'out/no/where.conf',
];
const LINKED = ['link.conf', 'lib/twin.conf'];
const LISTED = ['', 'lib', 'lib/cmake', 'lib/cmake/deep', 'out', 'out/cmake'];

let space: Workspace;
let keeper: TreeKeeper;
let texts: ConfigTexts;

beforeEach(async () => {
  space = workspace(FILES);
  symlinkSync(at('out/real.conf'), at('link.conf'));
  linkSync(at('out/twin.conf'), at('lib/twin.conf'));
  // Old enough that what they are is not doubted.
  for (const path of ['lib/app.conf', 'out/made.conf', 'lib', 'out', '']) utimesSync(at(path), 1e9, 1e9);
  await space.index();
  const { root, env } = space;
  const { values } = await loadSettings({ root, env });
  const host: IndexerHost = {
    ...{ root, env, settings: values, modules: new Map(), pid: process.pid },
    ...{ peakRss: () => 0, spareCompiler: () => {}, rawWalk: true, onRawWalkFailure: () => {} },
  };
  keeper = createTreeKeeper(host, 0);
  texts = createConfigTexts(root, () => false);
});
afterEach(() => {
  keeper.close();
  space.close();
});

const at = (path: string): string => join(space.root, path);

function readAll(): void {
  for (const path of [...READ, ...LINKED]) texts.text(path);
  for (const directory of LISTED) texts.listed(directory);
}

/** Whether something has changed, as a question finds it. */
async function isOther(): Promise<boolean> {
  const found = await keeper.check();
  if (found.state !== 'fresh') await keeper.update(found, {}, false);
  return texts.changed(keeper.hearing());
}

const CHANGES: [string, () => void][] = [
  ['a file that was read', () => writeFileSync(at('lib/app.conf'), 'new')],
  ['a file that is longer', () => appendFileSync(at('lib/app.conf'), 'er')],
  ['a file that is gone', () => rmSync(at('lib/app.conf'))],
  ['a file that was not there', () => writeFileSync(at('lib/none.conf'), '')],
  ['a file where no directory was', () => writeNew('lib/no/where.conf')],
  ['a file with a directory that is not listened to', () => writeFileSync(at('out/made.conf'), 'new')],
  ['a new file in a directory that is not listened to', () => writeFileSync(at('out/none.conf'), '')],
  ['a new directory in one that is not listened to', () => writeNew('out/no/where.conf')],
  ['what a link leads to', () => writeFileSync(at('out/real.conf'), 'newer')],
  ['a file by another name of it', () => writeFileSync(at('out/twin.conf'), 'newer')],
  ['a name in a list', () => writeFileSync(at('lib/CMakeLists.txt'), '')],
  ['a name at the top', () => writeFileSync(at('CMakeLists.txt'), '')],
  ['a list that was empty', () => writeNew('lib/cmake/a.cmake')],
  ['a deep list that was empty', () => writeNew('lib/cmake/deep/a.cmake')],
  ['a list of what is not listened to', () => writeNew('out/cmake/a.cmake')],
];

function writeNew(path: string): void {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), '');
}

describe('whether files that configure modules have changed', () => {
  it.each(CHANGES)('is found at once: %s', async (_, change) => {
    // Twice before, so that it listens where it can.
    for (let times = 0; times < 3; times++) await isOther();
    readAll();
    for (let times = 0; times < 3; times++) expect(await isOther()).toBe(false);
    change();
    expect(await isOther()).toBe(true);
  });

  it.each(CHANGES)('is found at once where nothing listens: %s', (_, change) => {
    readAll();
    expect([texts.changed(undefined), texts.changed(undefined)]).toEqual([false, false]);
    change();
    expect(texts.changed(undefined)).toBe(true);
  });

  it.runIf(listenLimits(process.cwd()))('listens where it can', async () => {
    for (let times = 0; times < 3; times++) await isOther();
    expect(['', 'lib', 'out', 'lib/none'].map((one) => keeper.hearing()?.hears(one))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is not looked for again until there was something to hear', () => {
    let mark = 1;
    const hearing = (): Hearing => ({ mark, hears: (directory) => ['', 'lib'].includes(directory) });
    readAll();
    expect(texts.changed(hearing())).toBe(false);
    for (const path of ['lib/app.conf', 'lib/none.conf', 'lib/CMakeLists.txt']) writeFileSync(at(path), 'new');
    writeNew('lib/cmake/deep/a.cmake');
    expect(texts.changed(hearing())).toBe(false);
    mark++;
    expect(texts.changed(hearing())).toBe(true);
  });

  it('is looked for once in what was read after that', () => {
    const hearing: Hearing = { mark: 1, hears: (directory) => ['', 'lib'].includes(directory) };
    expect(texts.changed(hearing)).toBe(false);
    readAll();
    writeFileSync(at('lib/app.conf'), 'newer');
    expect(texts.changed(hearing)).toBe(true);
  });
});
