import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

/** What `mark` in a file is, as `path tier`, by the files of a package; a file of Go is its constraints and what it has. */
async function meant(files: Readonly<Record<string, string>>, use: string): Promise<string[]> {
  const made = await madeProject({ 'go.mod': 'module example.com/made\n', ...files });
  const line = files[use]!.split('\n').findIndex((text) => text.includes('= mark'));
  const column = files[use]!.split('\n')[line]!.indexOf('mark');
  const { results } = await made.project.definitions(`${use}:${line + 1}:${column + 1}`);
  await made.close();
  return results.map(({ path, tier }) => `${path} ${tier}`);
}

const USE = 'package p\n\nvar use = mark\n';
const HAS = 'package p\n\nvar mark = 1\n';
const when = (constraint: string, rest: string): string => `//go:build ${constraint}\n\n${rest}`;

test('a file is in a build by its name and the line before its package clause', async () => {
  const files = {
    'use_linux.go': USE,
    'linux.go': when('!(linux || darwin) && !windows', HAS),
    'a_linux_arm64.go': HAS,
    'a_other_test.go': 'package p\n',
    'b.go': when('linux && !arm64', HAS),
    'c_windows.go': HAS,
  };
  expect(await meant(files, 'use_linux.go')).toEqual(['b.go inferred', 'a_linux_arm64.go inferred']);
  expect(await meant({ ...files, 'use_linux.go': when('!arm64', USE) }, 'use_linux.go')).toEqual(['b.go exact']);
});

test('a system is also another one, and unix', async () => {
  const files = { 'a.go': when('unix', HAS), 'b.go': when('!unix', HAS) };
  expect(await meant({ ...files, 'use_android.go': USE }, 'use_android.go')).toEqual(['a.go exact']);
  expect(await meant({ ...files, 'use_windows.go': USE }, 'use_windows.go')).toEqual(['b.go exact']);
  expect(await meant({ ...files, 'use.go': USE }, 'use.go')).toEqual(['a.go inferred', 'b.go inferred']);
  const linux = { 'a_linux.go': HAS, 'b.go': when('!linux', HAS), 'use_android_test.go': USE };
  expect(await meant(linux, 'use_android_test.go')).toEqual(['a_linux.go exact']);
});

test('a build may be of any release of Go, the newest is the likeliest', async () => {
  const files = { 'a.go': when('!go1.21', HAS), 'b.go': when('go1.21', HAS), 'use.go': USE };
  expect(await meant(files, 'use.go')).toEqual(['b.go inferred', 'a.go inferred']);
  expect(await meant({ ...files, 'use.go': when('go1.22', USE) }, 'use.go')).toEqual(['b.go exact']);
});

test('a name cannot be of a file that no build has beside another with it', async () => {
  const files = { 'a.go': when('ignore', HAS), 'b.go': HAS, 'use.go': USE };
  expect(await meant(files, 'use.go')).toEqual(['b.go exact']);
});

test('no build has files that begin with an underscore', async () => {
  const files = { '_a.go': HAS, 'b.go': HAS, 'use.go': USE };
  expect(await meant(files, 'use.go')).toEqual(['b.go exact']);
  expect(await meant({ ...files, '_use.go': USE }, '_use.go')).toEqual(['_a.go inferred', 'b.go inferred']);
});

test('tags that nobody asks for do not hold', async () => {
  const files = {
    'a.go': '// +build !cgo safe,amd64\n\npackage p\n\nvar mark = 1\n',
    'b.go': '// +build cgo\n// +build !safe !amd64\n\npackage p\n\nvar mark = 2\n',
    'use.go': USE,
  };
  // Whether there is cgo depends on the machine.
  expect(await meant(files, 'use.go')).toEqual(['b.go inferred', 'a.go inferred']);
  expect(await meant({ ...files, 'use.go': when('safe && amd64', USE) }, 'use.go')).toEqual(['a.go exact']);
  const tagged = { 'a.go': when('safe', HAS), 'b.go': when('!safe', HAS), 'use.go': USE };
  expect(await meant(tagged, 'use.go')).toEqual(['b.go exact']);
  expect(await meant({ ...tagged, 'use.go': when('safe', USE) }, 'use.go')).toEqual(['a.go exact']);
});

test('what is only meant when a tag is asked for is found, too', async () => {
  const made = await madeProject({ 'a.go': when('safe', HAS), 'b.go': when('!safe', HAS), 'use.go': USE });
  expect(await refsOf(made.project, 'b.go:5:5')).toEqual(['use.go:3:11 read exact']);
  expect(await refsOf(made.project, 'a.go:5:5')).toEqual(['use.go:3:11 read inferred']);
  expect(await refsOf(made.project, 'mark')).toEqual(['use.go:3:11 read exact']);
  await made.close();
});

test('what is the same in all builds is certain', async () => {
  const made = await madeProject({
    'all.go': 'package p\n\ntype Same struct{ x, y int }\n\nfunc f() {\n\tone().x = 1\n\ttwo().z = 1\n}\n',
    'a_linux.go':
      'package p\n\ntype Each struct{ z int }\n\nfunc one() *Same { return nil }\nfunc two() *Each { return nil }\n',
    'a_windows.go':
      'package p\n\ntype Each struct{ z int }\n\nfunc one() *Same { return nil }\nfunc two() *Each { return nil }\n',
  });
  expect(await refsOf(made.project, 'all.go:3:19')).toEqual(['all.go:6:8 write exact']);
  expect(await refsOf(made.project, 'a_linux.go:3:19')).toEqual(['all.go:7:8 write inferred']);
  expect(await refsOf(made.project, 'a_windows.go:3:19')).toEqual(['all.go:7:8 write inferred']);
  await made.close();
});

test('a module is replaced by the directory around it, or its own', async () => {
  const made = await madeProject({
    'go.mod': 'module example.com/made\n',
    'deep/deep.go': 'package deep\n',
    'tool/go.mod': 'module example.com/made/tool\n\nreplace example.com/made => ..\nreplace example.com/self => .\n',
    'tool/tool.go': 'package tool\n\nimport (\n\t"example.com/made/deep"\n\t"example.com/self"\n)\n',
  });
  expect(await edgesOf(made.project, 'tool/tool.go')).toEqual([
    '4 example.com/made/deep -> deep',
    '5 example.com/self -> tool',
  ]);
  const { edges } = await made.project.imports('tool/tool.go');
  expect(edges.map(({ note }) => note)).toEqual([undefined, undefined]);
  await made.close();
});
