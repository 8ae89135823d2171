import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readIndex } from './dump.ts';
import { type Files, source, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
const start = (files: Files = {}, options?: { git?: boolean }): Workspace => {
  space = workspace({ 'a.ts': source('alpha'), 'zz.ts': source('omega'), ...files }, options);
  return space;
};
afterEach(() => space.close());

const paths = (): string[] => readIndex(space.root, (reader) => reader.files().map(({ path }) => path));

/** Indexes twice: the second time nothing may be new. Gives `path code` of each problem. */
async function problems(): Promise<string[]> {
  const first = await space.index();
  const second = await space.index();
  expect(second.files).toEqual({
    ...first.files,
    indexed: 0,
    removed: 0,
    unchanged: first.files.unchanged + first.files.indexed,
  });
  expect(second.problems).toEqual(first.problems);
  const { scanned, indexed, unchanged, skipped, failed } = first.files;
  expect(indexed + unchanged + skipped + failed).toBe(scanned);
  expect(paths()).toContain('a.ts');
  expect(paths()).toContain('zz.ts');
  return second.problems.map(({ path, code }) => `${path} ${code}`);
}

describe('names', () => {
  it('that say nothing are told by the beginning, and those that say too much', async () => {
    start({
      'hook.cgi': '#!/usr/bin/env python3\ndef hooked():\n    pass\n',
      'form.cgi': '#!/usr/bin/perl\nsub formed {}\n',
      'include/ranges': `// -*- C++ -*-\nint ranged() { return 1; }\n`,
      'view.h': '#import <Foundation/Foundation.h>\n@interface View\n@end\n',
      'config.h.in': 'int configured(void);\n',
    });
    expect(await problems()).toEqual([]);
    expect(paths()).toEqual(['a.ts', 'config.h.in', 'hook.cgi', 'include/ranges', 'zz.ts']);
    expect(await space.where('hooked')).toEqual(['hook.cgi:2']);
    expect(await space.where('ranged')).toEqual(['include/ranges:2']);
  });
});

describe('content', () => {
  it('in any encoding is read', async () => {
    const text = `// café\n${source('inside')}`;
    start({
      'bom.ts': `\uFEFF${text.replace('inside', 'withBom')}`,
      'u16le.ts': Buffer.from(`\uFEFF${text.replace('inside', 'little')}`, 'utf16le'),
      'u16be.ts': Buffer.from(`\uFEFF${text.replace('inside', 'big')}`, 'utf16le').swap16(),
      'latin.ts': Buffer.from(text.replace('inside', 'latin'), 'latin1'),
      'crlf.ts': text.replace('inside', 'crlf').replaceAll('\n', '\r\n'),
      'broken.ts': Buffer.concat([Buffer.from([0xc3, 0x28, 0x0a]), Buffer.from(source('broken'))]),
      'empty.ts': '',
      'blank.ts': '\n\n  \n',
    });
    expect(new Set(await problems())).toEqual(new Set(['broken.ts syntax-error']));
    expect(await space.where('withBom')).toEqual(['bom.ts:2']);
    for (const [name, place] of [
      ['little', 'u16le.ts:2'],
      ['big', 'u16be.ts:2'],
      ['latin', 'latin.ts:2'],
      ['crlf', 'crlf.ts:2'],
      ['broken', 'broken.ts:2'],
    ] as const) {
      expect(await space.where(name)).toEqual([place]);
    }
  });

  it('with halves of surrogate pairs keeps its names', async () => {
    const halves = Array.from({ length: 40 }, (_, n) => `import '\udfff${n}';\nimport '😀${n}';\n${source(`𝒳${n}`)}`);
    start({ 'halves.ts': Buffer.from(`\uFEFF${halves.join('')}${' // plain text\n'.repeat(400)}`, 'utf16le') });
    await problems();
    const found = readIndex(space.root, (reader) => {
      const facts = reader.facts(reader.fileByPath('halves.ts')!.id)!;
      const { imports } = facts;
      return {
        imports: imports.length,
        lost: facts.occurringNames().filter((name) => facts.occurrencesOf(name).length === 0),
      };
    });
    expect(found).toEqual({ imports: 80, lost: [] });
    expect(await space.where('𝒳39')).toHaveLength(1);
  });

  it('that is no source is skipped with a reason', async () => {
    const noise = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i * 48_271 + (i >> 3)) & 255));
    start({
      'noise.ts': noise,
      'nul.ts': 'export const a = 1;\0',
      'lib.min.js': 'var a=1;\n',
      'squeezed.js': `var a=[${'[1,2],'.repeat(20_000)}];\n`,
      'long.js': `var a=[${'[1,2],'.repeat(900_000)}];\n`,
    });
    expect(await problems()).toEqual([
      ...['lib.min.js minified', 'long.js too-large', 'noise.ts binary', 'nul.ts binary'],
      'squeezed.js minified',
    ]);
  });

  it('of 5 MB in one line costs nothing but its own place, also when so large a file is allowed', async () => {
    start({ 'long.js': `var a=[${'[1,2],'.repeat(900_000)}];\n` });
    await space.project({ root: space.root, env: space.env, settings: { 'index.maxFileSize': 10_000_000 } });
    expect(await problems()).toEqual(['long.js minified']);
  });

  it('with 100,000 brackets is parsed or told', async () => {
    const brackets = (open: string, close: string): string =>
      [open, close].map((bracket) => `${bracket} `.repeat(100_000).replaceAll(/(.{120})/g, '$1\n')).join('');
    start({
      'deep/a.ts': `const x = ${brackets('[', ']')};\n${source('afterDeep')}`,
      'deep/b.py': `x = ${brackets('(', '')}\n`,
      'deep/c.c': `int f() {${brackets('{', '}')}}\nint afterC() { return 1; }\n`,
      'deep/d.rs': `fn f() {${brackets('(', '')}}`,
    });
    const told = await problems();
    expect(told.every((line) => /^deep\/\w\.\w+ (syntax-error|too-complex|timeout)$/.test(line))).toBe(true);
    expect(await space.where('afterDeep')).toHaveLength(1);
    expect(await space.where('afterC')).toHaveLength(1);
  });
});

describe.each([true, false])('what is no file (git: %s)', (git) => {
  it('links are named, and nothing is followed in circles or out of the tree', async () => {
    start({ 'lib/b.ts': source('b') }, { git });
    writeFileSync(`${space.home}/outside.ts`, source('outside'));
    for (const [target, path] of [
      ['.', 'loop'],
      ['../lib', 'lib/again'],
      ['self.ts', 'self.ts'],
      ['nowhere.ts', 'dangling.ts'],
      [`${space.home}/outside.ts`, 'out.ts'],
      [space.home, 'home'],
      ['lib/b.ts', 'twin.ts'],
    ] as const) {
      symlinkSync(target, space.at(path));
    }
    expect(await problems()).toEqual([
      ...['dangling.ts symlink', 'home symlink', 'lib/again symlink', 'loop symlink', 'out.ts symlink'],
      ...['self.ts symlink', 'twin.ts duplicate'],
    ]);
    expect(paths()).toEqual(['a.ts', 'lib/b.ts', 'zz.ts']);
    expect(await space.where('outside')).toEqual([]);
  });

  it('pipes and sockets hold nothing up', async () => {
    start({ 'tracked.ts': source('tracked'), script: '#!/bin/sh\n' }, { git });
    if (git) space.commit();
    await space.index();
    space.remove('tracked.ts');
    space.remove('script');
    for (const path of ['tracked.ts', 'script', 'new.py', 'other']) execFileSync('mkfifo', [space.at(path)]);
    const server = createServer().listen(space.at('socket.ts'));
    await once(server, 'listening');
    expect(await problems()).toEqual([]);
    expect(paths()).toEqual(['a.ts', 'zz.ts']);
    const project = await space.project();
    expect((await project.definitions('tracked', { refresh: false })).results).toEqual([]);
    server.close();
  });

  it('a file that becomes a pipe after the index was made does not hold up an answer', async () => {
    start({}, { git });
    await space.index();
    space.remove('a.ts');
    execFileSync('mkfifo', [space.at('a.ts')]);
    const project = await space.project();
    expect((await project.definitions('alpha', { refresh: false })).results).toHaveLength(1);
  });
});

describe.each([true, false])('names (git: %s)', (git) => {
  it('may be anything that is text', async () => {
    const names = [
      'a b.ts',
      'new\nline.ts',
      'tab\t.ts',
      '"quoted".ts',
      "it's.ts",
      'ünï/cödé/日本語.ts',
      '😀.ts',
      '\\back.ts',
    ];
    const more = [
      '%41.ts',
      '$HOME.ts',
      '-rf.ts',
      '*.ts',
      '[a].ts',
      '..dots/...ts',
      `${'n'.repeat(250)}.ts`,
      'e\u0301.ts',
    ];
    const all = [...names, ...more];
    start(Object.fromEntries(all.map((name, n) => [name, source(`named${n}`)])), { git });
    expect(await problems()).toEqual([]);
    for (const [n, name] of all.entries()) expect(await space.where(`named${n}`)).toEqual([`${name}:1`]);
  });

  it('that are no UTF-8 are told, and cost no other file its place', async () => {
    start({}, { git });
    const bad = (name: string): Buffer => Buffer.concat([Buffer.from(`${space.root}/`), Buffer.from(name, 'latin1')]);
    writeFileSync(bad('b\xff.ts'), source('bad'));
    writeFileSync(bad('c\xe9.py'), '');
    writeFileSync(bad('d\xe9.unknown'), '');
    expect(await problems()).toEqual(['b\\xff.ts name-not-utf8', 'c\\xe9.py name-not-utf8']);
    expect(await space.where('omega')).toEqual(['zz.ts:1']);
    const project = await space.project();
    expect(await project.refresh()).toBeUndefined();
    // What was not found may be in one of them.
    expect((await project.definitions('bad')).index.complete).toBe(false);
    expect((await project.find('zebra crossing')).index.complete).toBe(false);
    expect((await project.status()).index?.complete).toBe(false);
    expect((await project.definitions('omega')).index.complete).toBe(true);
  });

  it('too long for the system are told', async () => {
    start({}, { git });
    const long = 'd'.repeat(240);
    const deep = `for n in {1..20}; do mkdir ${long} && cd ${long} || exit 1; done; echo 'export const x = 1;' > deep.ts`;
    execFileSync('bash', ['-c', deep], { cwd: space.root });
    expect((await problems()).map((line) => line.replace(/^d[d/]+d /, ''))).toEqual(['unreadable']);
    execFileSync('rm', ['-rf', space.at(long)]);
  });

  it('may be 10,000 in one directory', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`many/f${n}.txt`, '']));
    start({ ...many, 'many/one.ts': source('one') }, { git });
    expect(await problems()).toEqual([]);
    expect(paths()).toEqual(['a.ts', 'many/one.ts', 'zz.ts']);
  });
});
