import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openProject } from '../../src/project/index.ts';
import { dumpIndex } from './dump.ts';
import { type Files, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
afterEach(() => space.close());

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const WORDS = ['parse', 'Header', 'http', 'read', 'Index', 'user', 'Cache', 'find', 'node', 'walk', 'Tree', 'merge'];

/** Some source in one of three languages, with names that return elsewhere. */
function content(path: string, pick: (below: number) => number): string {
  const word = (): string => WORDS[pick(WORDS.length)]!;
  const name = (): string => `${word().toLowerCase()}${word()}${pick(5) === 0 ? pick(9) : ''}`;
  const parts = Array.from({ length: 1 + pick(4) }, () => {
    const [a, b, c] = [name(), name(), name()];
    if (path.endsWith('.py'))
      return `class ${word()}${word()}:\n    """Does ${word()}."""\n    def ${a}(self):\n        return ${b}(${c})\n`;
    if (path.endsWith('.go')) return `// ${a} does ${word()}.\nfunc ${a}(${b} int) int { return ${c}(${b}) }\n`;
    return `/** Does ${word()}. */\nexport class ${word()}${pick(9)} {\n  ${a}(x: number) {\n    return ${b}(x) + ${c};\n  }\n}\n`;
  });
  const broken = pick(12) === 0 ? '\n}}} ((\n' : '';
  return (path.endsWith('.go') ? 'package a\n' : '') + parts.join('\n') + broken;
}

const QUERIES = [
  'parse',
  'http header',
  'cache',
  'findNode',
  'kind:class',
  'lang:python',
  'mergr',
  '"Does"',
  '/wal[kK]/',
];
const NAMES = ['parseHeader', 'Cache1', 'TreeIndex', 'walkTree', 'UserCache.readIndex'];

/** What the questions answer, without what differs from one index to the next. */
async function answers(root: string, env: Record<string, string>): Promise<string[]> {
  const project = await openProject({ root, env, refresh: false });
  const found = [];
  for (const query of QUERIES) {
    const { results, total, intent } = await project.find(query, { limit: 30 });
    found.push(JSON.stringify({ query, total, intent, results }));
  }
  for (const name of NAMES) {
    const { results } = await project.definitions(name, { all: true });
    found.push(JSON.stringify({ name, results }));
  }
  project.close();
  return found;
}

describe.each([
  [1, true],
  [2, false],
])('whatever happens to a tree (seed %i, git: %s)', (seed, git) => {
  it('an index that grew and one made at once give the same answers', async () => {
    const pick = random(seed);
    const directories = ['', 'lib/', 'lib/deep/', 'src/', 'test/'];
    const endings = ['.ts', '.py', '.go', '.ts', '.txt'];
    const newPath = (): string => `${directories[pick(5)]}file${pick(30)}${endings[pick(5)]}`;
    const files: Files = {};
    for (let n = 0; n < 25; n++) {
      const path = newPath();
      files[path] = content(path, pick);
    }
    space = workspace(files, { git });
    const live = new Set(Object.keys(files));
    const buried = new Map<string, string>();
    const any = (): string => [...live][pick(live.size)]!;
    const bury = (path: string): void => {
      buried.set(path, readFileSync(space.at(path), 'utf8'));
      live.delete(path);
    };
    const write = (path: string, text: string): void => {
      space.write(path, text);
      live.add(path);
    };
    const steps = [
      () => write(any(), content(any(), pick)),
      () => write(any(), readFileSync(space.at(any()), 'utf8')),
      () => {
        const path = newPath();
        write(path, content(path, pick));
      },
      () => {
        const from = any();
        const to = newPath();
        bury(from);
        space.move(from, to);
        live.add(to);
      },
      () => {
        const path = any();
        bury(path);
        space.remove(path);
      },
      () => {
        const [path, text] = [...buried][pick(Math.max(1, buried.size))] ?? [newPath(), ''];
        write(path, text);
      },
      () => space.write('.axignore', ['', 'lib/deep\n', '*.py\n', 'file1*\n!file12.*\n'][pick(4)]!),
    ];
    for (let round = 0; round < 6; round++) {
      const changes = 1 + pick(6);
      for (let n = 0; n < changes; n++) if (live.size > 3 || n === 0) steps[pick(steps.length)]!();
      await space.index();
      const grown = { index: dumpIndex(space.root), answers: await answers(space.root, space.env) };
      await fresh(grown, live);
    }
  });
});

/** Compares with an index of a copy of the tree. */
async function fresh(grown: { index: string[]; answers: string[] }, live: ReadonlySet<string>): Promise<void> {
  const copy: Files = {};
  for (const path of [...live, '.axignore']) if (existsSync(space.at(path))) copy[path] = readFileSync(space.at(path));
  const other = workspace(copy, { git: existsSync(space.at('.git')) });
  try {
    await other.index();
    expect(grown.index).toEqual(dumpIndex(other.root));
    expect(grown.answers).toEqual(await answers(other.root, other.env));
  } finally {
    other.close();
  }
}

it('one worker or three, the answers are the same', async () => {
  const pick = random(7);
  const files: Files = {};
  for (let n = 0; n < 100; n++) files[`src/file${n}.ts`] = content('x.ts', pick);
  space = workspace(files);
  await space.index({ jobs: 1 });
  const one = { index: dumpIndex(space.root), answers: await answers(space.root, space.env) };
  await space.index({ full: true, jobs: 3 });
  expect(dumpIndex(space.root)).toEqual(one.index);
  expect(await answers(space.root, space.env)).toEqual(one.answers);
  await space.index({ full: true, jobs: 0 });
  expect(dumpIndex(space.root)).toEqual(one.index);
});
