import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readIndex } from './dump.ts';
import { type Files, source, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
const start = (files: Files, options?: { git?: boolean }): Workspace => {
  space = workspace(files, options);
  return space;
};
afterEach(() => space.close());

const sources = (...paths: string[]): Files =>
  Object.fromEntries(paths.map((path) => [path, source(path.replace(/\W+/g, '_'))]));

/** Indexes, and gives the paths of what is indexed. */
async function listed(options?: Parameters<Workspace['index']>[0]): Promise<string[]> {
  await space.index(options);
  return readIndex(space.root, (reader) => reader.files().map(({ path }) => path));
}

describe.each([true, false])('.gitignore (git: %s)', (git) => {
  it('holds at all levels, the deeper one over the one above', async () => {
    start(
      {
        ...sources('a.ts', 'b.ts', 'build/c.ts', 'sub/build/d.ts', 'sub/e.ts', 'sub/keep/f.ts', 'sub/gen/g.ts'),
        ...sources('other/gen/h.ts', 'other/x.gen.ts', 'sub/x.gen.ts', 'sub/keep/x.gen.ts', 'sub/keep/deep/y.gen.ts'),
        '.gitignore': '# build\n/build/\nb.ts\n*.gen.ts\n\\#odd.ts\n',
        'sub/.gitignore': 'gen\n!x.gen.ts\n',
        'sub/keep/.gitignore': '*.gen.ts\n!deep/y.gen.ts\n',
      },
      { git },
    );
    expect(await listed()).toEqual([
      ...['a.ts', 'other/gen/h.ts', 'sub/build/d.ts', 'sub/e.ts', 'sub/keep/deep/y.gen.ts', 'sub/keep/f.ts'],
      'sub/x.gen.ts',
    ]);
  });

  it('cannot bring back what lies in an ignored directory', async () => {
    start({ ...sources('out/a.ts', 'in/b.ts', 'in/c.ts'), '.gitignore': 'out/\n!out/a.ts\nin/*\n!in/b.ts\n' }, { git });
    expect(await listed()).toEqual(['in/b.ts']);
  });

  it('never matches a mere part of a name', async () => {
    start({ ...sources('rebuild/a.ts', 'build.ts', 'builds/b.ts', 'x/build/c.ts'), '.gitignore': 'build\n' }, { git });
    expect(await listed()).toEqual(['build.ts', 'builds/b.ts', 'rebuild/a.ts']);
  });

  it('may have a byte order mark, CRLF, and names with blanks and signs', async () => {
    start(
      {
        ...sources('a.ts', 'b.ts', 'c d.ts', '[x]/e.ts', '[x]/f.ts', '!g.ts', 'x/e.ts'),
        '.gitignore': '\uFEFFa.ts\r\nc\\ d.ts\r\n\\!g.ts\r\n',
        '[x]/.gitignore': 'e.ts\n',
      },
      { git },
    );
    expect(await listed()).toEqual(['[x]/f.ts', 'b.ts', 'x/e.ts']);
  });

  it('may be a directory, or a link to nowhere', async () => {
    start({ ...sources('a.ts', 'sub/b.ts'), '.gitignore/c.ts': source('c') }, { git });
    symlinkSync('nowhere', space.at('sub/.gitignore'));
    expect(await listed()).toEqual(['.gitignore/c.ts', 'a.ts', 'sub/b.ts']);
  });
});

describe('files that git tracks', () => {
  it('are indexed though they are ignored', async () => {
    start({ ...sources('a.ts', 'out/b.ts', 'out/c.ts'), '.gitignore': 'out/\n' });
    space.git('add', '-f', 'out/b.ts');
    expect(await listed()).toEqual(['a.ts', 'out/b.ts']);
    space.git('add', '-f', 'out/c.ts');
    expect(await listed()).toEqual(['a.ts', 'out/b.ts', 'out/c.ts']);
  });

  it('are not indexed when our own rules exclude them', async () => {
    start({ ...sources('a.ts', 'b.ts', 'c/d.ts', 'e/f.ts', 'g.ts'), '.ignore': 'b.ts\n/c/\n', '.axignore': 'e\n' });
    space.commit();
    expect(await listed()).toEqual(['a.ts', 'g.ts']);
    await space.project({ settings: { 'index.exclude': ['g.*'] } });
    expect(await listed()).toEqual(['a.ts']);
  });
});

describe.each([true, false])('our own rules (git: %s)', (git) => {
  it('are .ignore, .axignore and index.exclude, at all levels', async () => {
    start(
      {
        ...sources('a.ts', 'b.ts', 'c.ts', 'lib/a.ts', 'lib/b.ts', 'lib/deep/a.ts', 'lib/deep/d.ts'),
        '.ignore': 'a.ts\n',
        '.axignore': '!/lib/a.ts\nb.ts\n',
        'lib/.axignore': 'd.ts\n',
        'lib/deep/.ignore': '!a.ts\n',
      },
      { git },
    );
    expect(await listed()).toEqual(['c.ts', 'lib/a.ts', 'lib/deep/a.ts']);
    await space.project({ settings: { 'index.exclude': ['/lib/*', '!/lib/deep'] } });
    expect(await listed()).toEqual(['c.ts', 'lib/deep/a.ts']);
    await space.project({});
    expect(await listed()).toEqual(['c.ts', 'lib/a.ts', 'lib/deep/a.ts']);
  });
});

describe('rules outside of the tree', () => {
  it('are info/exclude and core.excludesFile', async () => {
    start(sources('a.ts', 'b.ts', 'c.ts', 'd.ts'));
    space.write('.git/info/exclude', 'a.ts\n');
    writeFileSync(join(space.home, 'excludes'), 'b.ts\n');
    writeFileSync(join(space.home, '.gitconfig'), '[core]\n  excludesFile = ~/excludes\n');
    expect(await listed()).toEqual(['c.ts', 'd.ts']);
    writeFileSync(join(space.home, 'excludes'), 'b.ts\nc.ts\n');
    expect(await listed()).toEqual(['d.ts']);
    space.write('.git/info/exclude', '');
    expect(await listed()).toEqual(['a.ts', 'd.ts']);
    rmSync(join(space.home, '.gitconfig'));
    expect(await listed()).toEqual(['a.ts', 'b.ts', 'c.ts', 'd.ts']);
  });

  it('are those of git for the user, made later', async () => {
    start(sources('a.ts', 'b.ts'));
    expect(await listed()).toEqual(['a.ts', 'b.ts']);
    writeFileSync(join(space.home, 'mine'), 'a.ts\n');
    space.git('config', 'core.excludesFile', join(space.home, 'mine'));
    expect(await listed()).toEqual(['b.ts']);
  });

  it('are those above a project that is a part of a repository', async () => {
    start({ ...sources('a.ts', 'part/b.ts', 'part/c.ts', 'part/d.ts'), '.gitignore': 'c.ts\n' });
    space.write('part/.automatosx/.gitignore', '*\n');
    const part = await space.project({ root: space.at('part') });
    expect(part.root).toBe(space.at('part'));
    const inPart = async (): Promise<string[]> => {
      await part.index();
      return readIndex(part.root, (reader) => reader.files().map(({ path }) => path));
    };
    expect(await inPart()).toEqual(['b.ts', 'd.ts']);
    space.write('.gitignore', 'd.ts\n');
    expect(await inPart()).toEqual(['b.ts', 'c.ts']);
  });

  it('do not hide a project that the repository around it ignores', async () => {
    start({ ...sources('a.ts', 'inner/b.ts', 'inner/c.ts'), '.gitignore': '*\n', 'inner/.gitignore': 'c.ts\n' });
    space.write('inner/.automatosx/.gitignore', '*\n');
    const inner = await space.project({ root: space.at('inner') });
    await inner.index();
    expect(readIndex(inner.root, (reader) => reader.files().map(({ path }) => path))).toEqual(['b.ts']);
  });
});

describe.each([true, false])('a change of the rules (git: %s)', (git) => {
  it('takes files out and in again', async () => {
    start(sources('a.ts', 'lib/b.ts', 'lib/c.ts'), { git });
    expect(await listed()).toEqual(['a.ts', 'lib/b.ts', 'lib/c.ts']);
    for (const name of ['.gitignore', '.ignore', '.axignore', 'lib/.gitignore', 'lib/.axignore']) {
      const here = name.startsWith('lib/') ? 'b.ts' : 'lib/b.ts';
      space.write(name, `${here}\n`);
      expect(await listed()).toEqual(['a.ts', 'lib/c.ts']);
      expect(await space.where('lib_b_ts')).toEqual([]);
      space.write(name, `${here.replace('b.ts', 'c.ts')}\n`);
      expect(await listed()).toEqual(['a.ts', 'lib/b.ts']);
      space.remove(name);
      expect(await space.where('lib_b_ts')).toEqual(['lib/b.ts:1']);
      expect(await listed()).toEqual(['a.ts', 'lib/b.ts', 'lib/c.ts']);
    }
  });

  it('shows new files in directories that were ignored', async () => {
    start({ ...sources('a.ts', 'out/deep/b.ts'), '.gitignore': 'out\n' }, { git });
    expect(await listed()).toEqual(['a.ts']);
    space.write('out/deep/c.ts', source('c'));
    expect(await listed()).toEqual(['a.ts']);
    space.remove('.gitignore');
    expect(await listed()).toEqual(['a.ts', 'out/deep/b.ts', 'out/deep/c.ts']);
  });
});
