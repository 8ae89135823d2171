import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProject, type Project } from '../../src/project/index.ts';
import { CONFIGURED, calling, FILES, NAMES } from './changing-project.ts';
import { everyAnswer } from './every-answer.ts';

const STEPS = 4;

let base: string;
let open: Project[];
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'ax-incremental-')));
  open = [];
});
afterEach(() => {
  for (const project of open) project.close();
  rmSync(base, { recursive: true, force: true });
});

/** A directory of its own that is opened; `env` has no settings of the user. */
async function openIn(name: string): Promise<Project> {
  mkdirSync(join(base, name, '.automatosx'), { recursive: true });
  const env = { PATH: process.env.PATH ?? '', HOME: base, XDG_CONFIG_HOME: join(base, 'config') };
  const project = await openProject({ root: join(base, name), env });
  open.push(project);
  return project;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Changes the files in `root`, and `texts` with them. Says what it does. */
function changer(root: string, texts: Map<string, string>, pick: (below: number) => number): () => string {
  const buried = new Map<string, string>();
  let added = 0;
  const any = <T>(list: readonly T[]): T => list[pick(list.length)]!;
  const sources = (): string[] => [...texts.keys()].filter((path) => !(path in CONFIGURED)).sort();
  const put = (path: string, text: string): void => {
    texts.set(path, text);
    write(root, path, text);
  };
  const drop = (path: string): void => {
    texts.delete(path);
    rmSync(join(root, path), { force: true });
  };
  const configure = (): string => {
    const path = any(Object.keys(CONFIGURED));
    const text = any(CONFIGURED[path]!);
    if (text === undefined) drop(path);
    else put(path, text);
    return `configure ${path} ${JSON.stringify(text)}`;
  };
  const rename = (): string => {
    const path = any(sources());
    const present = NAMES.flatMap((row) =>
      row.filter((name) => new RegExp(`\\b${name}\\b`).test(texts.get(path)!)).map((name) => ({ name, row })),
    );
    if (present.length === 0) return 'nothing';
    const { name, row } = any(present);
    const to = any(row);
    put(path, texts.get(path)!.replace(new RegExp(`\\b${name}\\b`, 'g'), to));
    return `rename ${name} to ${to} in ${path}`;
  };
  const edit = (): string => {
    const path = any(sources());
    const name = any(NAMES[path.endsWith('.go') ? 1 : 0]!);
    put(path, texts.get(path)! + calling(path, name, added++));
    return `call ${name} in ${path}`;
  };
  const shift = (): string => {
    const path = any(sources());
    put(path, texts.get(path)!.replace(/\n/, '\n\n'));
    return `shift ${path}`;
  };
  const remove = (): string => {
    const path = any(sources());
    buried.set(path, texts.get(path)!);
    drop(path);
    return `remove ${path}`;
  };
  const move = (): string => {
    const from = any(sources());
    const like = any(sources().filter((path) => path.split('/')[0] === from.split('/')[0]));
    const to = join(
      dirname(like),
      pick(2) === 0
        ? any(['more', 'core', 'moved']) + from.slice(from.lastIndexOf('.'))
        : from.slice(from.lastIndexOf('/') + 1),
    );
    if (texts.has(to)) return 'nothing';
    buried.set(from, texts.get(from)!);
    texts.set(to, texts.get(from)!);
    texts.delete(from);
    renameSync(join(root, from), join(root, to));
    return `move ${from} to ${to}`;
  };
  const restore = (): string => {
    const known = new Map([...Object.entries(FILES), ...buried]);
    const path = any(
      [...known.keys()].filter((one) => known.get(one) !== texts.get(one)).concat(Object.keys(FILES)[0]!),
    );
    put(path, known.get(path)!);
    return `restore ${path}`;
  };
  const changes = [edit, rename, rename, shift, remove, move, restore, restore, configure, configure, configure];
  return () => any(changes)();
}

test.each([1, 2])(
  'what changes step by step answers as if it had been indexed at once (seed %i)',
  async (seed) => {
    const pick = random(seed);
    const root = join(base, 'grown');
    const texts = new Map<string, string>();
    for (const [path, text] of Object.entries(FILES)) {
      texts.set(path, text);
      write(root, path, text);
    }
    const grown = await openIn('grown');
    const change = changer(root, texts, pick);
    const done: string[] = [];
    for (let step = 0; step < STEPS; step++) {
      const count = 2 + pick(3);
      for (let n = 0; n < count; n++) done.push(`${step}: ${change()}`);
      await grown.refresh();
      // Before the questions: the index does not trust the times of files that were written just now.
      const name = `fresh${step}`;
      for (const [path, text] of texts) write(join(base, name), path, text);
      const answers = await everyAnswer(grown, texts);
      const fresh = await openIn(name);
      await fresh.index();
      const expected = await everyAnswer(fresh, texts);
      const wrong = answers.findIndex((line, at) => line !== expected[at]);
      const first = wrong < 0 ? answers.length : wrong;
      expect(answers[first], `seed ${seed}, step ${step}, after\n${done.join('\n')}`).toBe(expected[first]);
      fresh.close();
      open.pop();
    }
  },
  300_000,
);
