import { execFileSync } from 'node:child_process';
import { appendFileSync, linkSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenLimits } from '../../src/indexer/can-listen.ts';
import { checkFreshness, type Freshness, type IndexerHost } from '../../src/indexer/index.ts';
import { createTreeKeeper, type TreeKeeper } from '../../src/indexer/tree-keeper.ts';
import { loadSettings } from '../../src/settings/index.ts';
import { type Workspace, workspace } from './workspace.ts';

const FILES = {
  '.gitignore': 'out/\n',
  'a.ts': 'export const a = 1;\n',
  'lib/b.ts': 'export const b = 1;\n',
  'lib/deep/c.ts': 'export const c = 1;\n',
  'notes.txt': 'nothing to index\n',
};

let space: Workspace;
let host: IndexerHost;
let keeper: TreeKeeper;
let other: Workspace | undefined;

beforeEach(async () => {
  space = workspace(FILES);
  space.commit();
  await space.index();
  const { root, env } = space;
  const { values } = await loadSettings({ root, env });
  host = {
    root,
    env,
    settings: values,
    modules: new Map(),
    pid: process.pid,
    peakRss: () => 0,
    spareCompiler: () => {},
    rawWalk: true,
    onRawWalkFailure: () => {},
  };
  // It listens to a tree of any size.
  keeper = createTreeKeeper(host, 0);
  await settle();
});
afterEach(() => {
  keeper.close();
  other?.close();
  other = undefined;
  space.close();
});

/** Until stamps are old enough to be trusted, and the keeper has begun to listen. */
async function settle(): Promise<void> {
  let fresh = 0;
  while (fresh < 3) {
    const found = await keeper.check();
    fresh = found.state === 'fresh' ? fresh + 1 : 0;
    if (found.state !== 'fresh') await keeper.update(found, {}, false);
  }
}

/** What the keeper says, which is what a look at every file says. */
async function checked(): Promise<string> {
  const found = await keeper.check();
  expect(said(found)).toBe(said(checkFreshness(host)));
  return said(found);
}

const said = ({ state, changed, tree }: Freshness): string => [state, ...changed.map((i) => tree?.paths[i])].join(' ');

const AUTHOR = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
const inShell = (command: string): void => {
  execFileSync('sh', ['-ec', command], { cwd: space.root, env: { ...space.env, ...AUTHOR } });
};

const at = (path: string): string => join(space.root, path);

/** A change as this process and as another one makes it, and what is found. */
const CHANGES: [string, () => void, string, string][] = [
  ['an edit', () => appendFileSync(at('lib/b.ts'), '//\n'), 'echo // >> lib/b.ts', 'changed lib/b.ts'],
  [
    'an edit that leaves the size',
    () => writeFileSync(at('a.ts'), 'export const z = 1;\n'),
    "printf 'export const z = 1;\\n' > a.ts",
    'changed a.ts',
  ],
  [
    'an edit with the old time',
    () => {
      writeFileSync(at('a.ts'), 'export const z = 1;\n');
      utimesSync(at('a.ts'), 1e9, 1e9);
    },
    "printf 'export const z = 1;\\n' > a.ts; touch -d @1000000000 a.ts",
    'changed a.ts',
  ],
  [
    'several edits',
    () => ['a.ts', 'lib/deep/c.ts'].map((path) => appendFileSync(at(path), '//\n')),
    'echo // >> a.ts; echo // >> lib/deep/c.ts',
    'changed a.ts lib/deep/c.ts',
  ],
  ['a touch', () => utimesSync(at('a.ts'), 2e9, 2e9), 'touch a.ts', 'changed a.ts'],
  ['other rights', () => inShell('chmod 600 a.ts'), 'chmod 600 a.ts', 'changed a.ts'],
  ['a new file', () => writeFileSync(at('lib/n.ts'), '//'), 'echo // > lib/n.ts', 'unlisted'],
  ['a file that is gone', () => rmSync(at('lib/b.ts')), 'rm lib/b.ts', 'changed lib/b.ts'],
  ['a file that is moved', () => renameSync(at('a.ts'), at('lib/a.ts')), 'mv a.ts lib/a.ts', 'unlisted'],
  [
    'a new directory with files',
    () => {
      mkdirSync(at('new/er'), { recursive: true });
      writeFileSync(at('new/er/n.ts'), '//');
    },
    'mkdir -p new/er; echo // > new/er/n.ts',
    'unlisted',
  ],
  ['a directory that is moved', () => renameSync(at('lib/deep'), at('lib/x')), 'mv lib/deep lib/x', 'unlisted'],
  ['a directory that is gone', () => rmSync(at('lib'), { recursive: true }), 'rm -r lib', 'unlisted'],
  ['another rule', () => appendFileSync(at('.gitignore'), 'lib/\n'), 'echo lib/ >> .gitignore', 'unlisted'],
  [
    'a rule outside of the tree',
    () => appendFileSync(at('.git/info/exclude'), 'lib/\n'),
    'echo lib/ >> .git/info/exclude',
    'unlisted',
  ],
  ['a file in an ignored directory', () => inShell('mkdir -p out; echo // > out/o.ts'), 'mkdir -p out', 'unlisted'],
  [
    'a branch',
    () => inShell('git checkout -qb next; git rm -q lib/b.ts; echo // > d.ts'),
    'git checkout -qb next; git mv a.ts d.ts; git commit -qm d; git checkout -q -',
    'unlisted',
  ],
  ['no change', () => {}, 'cat a.ts', 'fresh'],
  [
    'a file that is written anew and put in its place',
    () => {
      writeFileSync(at('lib/.b.ts.tmp'), 'export const c = 2;\n');
      renameSync(at('lib/.b.ts.tmp'), at('lib/b.ts'));
    },
    'echo // > lib/b.tmp; mv lib/b.tmp lib/b.ts',
    'changed lib/b.ts',
  ],
  ['a new file of no language', () => writeFileSync(at('lib/b.ts.swp'), ''), 'touch lib/.b.ts.swp', 'fresh'],
  ['what comes and goes', () => inShell('touch lib/x; rm lib/x'), 'touch lib/x.ts; rm lib/x.ts', 'fresh'],
  ['a change of what is not looked at', () => appendFileSync(at('notes.txt'), 'x'), 'echo x >> notes.txt', 'fresh'],
];

/** The same, of what cannot be undone by writing the files anew. */
const LASTING: typeof CHANGES = [
  ['a new ignored directory', () => mkdirSync(at('out')), 'mkdir out; touch out/a.ts', 'unlisted'],
  ['a new repository inside', () => mkdirSync(at('lib/.git')), 'mkdir lib/.git', 'unlisted'],
  ['new rules', () => writeFileSync(at('lib/.gitignore'), 'b.ts'), 'echo deep > lib/.axignore', 'unlisted'],
  [
    'a file whose name a directory takes',
    () => inShell('rm a.ts; mkdir a.ts'),
    'rm a.ts; mkdir a.ts; touch a.ts/b.ts',
    'unlisted',
  ],
];

describe('what changed between two questions is found at once', () => {
  for (const [name, here, elsewhere, expected] of [...CHANGES, ...LASTING]) {
    it(`${name}, made by this process`, async () => {
      here();
      expect(await checked()).toBe(expected);
    });
    it(`${name}, made by another process`, async () => {
      inShell(elsewhere);
      expect(await checked()).toBe(expected);
    });
  }

  it('and after it was indexed the next change is', async () => {
    for (const [, here, elsewhere] of CHANGES.filter(([name]) => !/^a (directory|branch)/.test(name))) {
      inShell(elsewhere);
      await settle();
      // What was moved or removed is there again.
      for (const [path, text] of Object.entries(FILES)) space.write(path, text);
      here();
      await checked();
      await settle();
      for (const [path, text] of Object.entries(FILES)) space.write(path, text);
      await settle();
    }
  });

  it('many at once', async () => {
    for (let i = 0; i < 50; i++) space.write(`many/m${i}.ts`, `export const m${i} = 1;\n`);
    expect(await checked()).toBe('unlisted');
    await settle();
    inShell('for file in many/*; do echo "// $file" >> $file; done');
    expect((await keeper.check()).changed).toHaveLength(50);
  });

  it('more than the system keeps in its queue', async () => {
    const times = Math.min(listenLimits(space.root)?.queued ?? 0, 50_000);
    const script = `for (let i = 0; i < ${times}; i++) for (const path of ['a.ts', 'lib/b.ts']) fs.appendFileSync(path, ' ');`;
    execFileSync(process.execPath, ['-e', script], { cwd: space.root });
    appendFileSync(at('lib/deep/c.ts'), '//\n');
    expect(await checked()).toBe('changed a.ts lib/b.ts lib/deep/c.ts');
  });

  it('when an index run of another process has seen it first', async () => {
    space.write('a.ts', 'export const other = 1;\n');
    await space.index();
    space.write('lib/b.ts', 'export const more = 1;\n');
    const found = await keeper.check();
    expect(said(found)).toContain('lib/b.ts');
  });

  it('when the project has been replaced by another', async () => {
    other = workspace({ ...FILES, 'a.ts': 'export const theirs = 1;\n' });
    inShell(
      `cp -Rp .automatosx ../kept; cd ..; mv project old; mv ${other.root} project; cp -Rp kept project/.automatosx`,
    );
    expect(await checked()).toBe('unlisted');
  });

  it('when a file has another name as well', async () => {
    inShell('ln lib/b.ts ../elsewhere.ts; touch lib/b.ts');
    expect(await checked()).toBe('changed lib/b.ts');
    await settle();
    inShell('echo // >> ../elsewhere.ts');
    expect(await checked()).toBe('changed lib/b.ts');
  });
});

describe('a tree that is listened to', () => {
  it('is not swept: what the system does not tell is found later', async () => {
    if (!listenLimits(space.root)) return;
    linkSync(at('lib/b.ts'), join(space.home, 'b.ts'));
    expect((await keeper.check()).state).toBe('fresh');
    expect(checkFreshness(host).state).toBe('changed');
  });

  it('is not listened to any more once it is closed', async () => {
    keeper.close();
    appendFileSync(at('a.ts'), '//\n');
    expect(await checked()).toBe('changed a.ts');
  });

  it('does not keep the process alive', () => {
    const room = new URL('../../dist/indexer/tree-watch.js', import.meta.url).href;
    const script = `import(${JSON.stringify(room)}).then(({ listenToTree }) => console.log(typeof listenToTree('.', [''])))`;
    const said = execFileSync(process.execPath, ['-e', script], { cwd: space.root, encoding: 'utf8' });
    expect(said.trim()).toBe(listenLimits(space.root) ? 'object' : 'undefined');
  });

  it('answers for all who ask at the same time', async () => {
    const many = Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`data/${n % 50}/d${n}`, '']));
    for (const [path, text] of Object.entries(many)) space.write(path, text);
    for (const name of ['one', 'two', 'three', 'four']) {
      space.write('a.ts', `export const ${name} = 1;\n`);
      const found = await Promise.all([space.where(name), space.where(name), space.where('b')]);
      expect(found).toEqual([['a.ts:1'], ['a.ts:1'], ['lib/b.ts:1']]);
    }
  });
});
