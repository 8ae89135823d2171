import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const FILES = {
  'go.mod': `module example.com/made/v2

require (
	example.com/other v1.0.0 // indirect
)
replace example.com/other => ./forks/other
replace (
	"example.com/quoted" v1.2.0 => ./forks/quoted
	example.com/far => example.com/near v1.0.0
)
`,
  'main.go': `package main

import (
	"C"
	"fmt"
	"net/http"

	alias "example.com/made/v2/shape"
	. "example.com/made/v2/shape"
	_ "example.com/made/v2/gone"
	"example.com/made/shape"
	"example.com/other/deep"
	"example.com/quoted"
	"example.com/far"
	"example.com/vendored/lib"
	"example.com/made/v2/nested/inner"
	"example.com/made/v2/nested2/inner"
	"example.com/made/v2/nested2/v3/inner"
	"example.com/made/v2/onlytests"
	"example.com/made/v2x"
)
`,
  'shape/shape.go': 'package shape\n',
  'shape/more.go': 'package shape\n',
  'shape/shape_test.go': 'package shape_test\n\nimport "example.com/made/v2/shape"\n',
  'shape/notes.md': '',
  'root_test.go': 'package main\n',
  'onlytests/a_test.go': 'package onlytests\n',
  'forks/other/go.mod': 'module example.com/other\n',
  'forks/other/deep/deep.go': 'package deep\n',
  'forks/quoted/quoted.go': 'package quoted\n',
  'vendor/example.com/vendored/lib/lib.go': 'package lib\n',
  'nested/go.mod': 'module example.com/made/v2/nested\n',
  'nested/inner/inner.go': 'package inner\n\nimport (\n\t"example.com/made/v2"\n\t"example.com/other/deep"\n)\n',
  'nested2/go.mod': 'module example.com/made/v2/nested2/v3\n',
  'nested2/inner/inner.go': 'package inner\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('an import path is that of a module and a directory in it', async () => {
  expect(await edgesOf(made.project, 'main.go')).toEqual([
    '4 C builtin',
    '5 fmt builtin',
    '6 net/http builtin',
    '8 example.com/made/v2/shape -> shape',
    '9 example.com/made/v2/shape -> shape',
    '10 example.com/made/v2/gone unresolved',
    '11 example.com/made/shape external',
    '12 example.com/other/deep -> forks/other/deep',
    '13 example.com/quoted -> forks/quoted',
    '14 example.com/far external',
    '15 example.com/vendored/lib -> vendor/example.com/vendored/lib',
    '16 example.com/made/v2/nested/inner -> nested/inner',
    '17 example.com/made/v2/nested2/inner external',
    '18 example.com/made/v2/nested2/v3/inner -> nested2/inner',
    '19 example.com/made/v2/onlytests unresolved',
    '20 example.com/made/v2x external',
  ]);
});

test('what another module of the repository has is this version of it only by assumption', async () => {
  const { edges } = await made.project.imports('nested/inner/inner.go');
  expect(edges.map(({ path, status, note }) => `${path} ${status} ${note !== undefined}`)).toEqual([
    '. internal true',
    // `replace` holds for the module that has it.
    'example.com/other/deep external false',
  ]);
});

test('a package is imported with all its files but tests', async () => {
  for (const file of ['shape/shape.go', 'shape/more.go']) {
    const { edges } = await made.project.dependents(file);
    expect(edges.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'main.go:8',
      'main.go:9',
      'shape/shape_test.go:3',
    ]);
  }
  expect((await made.project.dependents('shape/shape_test.go')).edges).toEqual([]);
  expect((await made.project.dependents('shape/notes.md')).edges).toEqual([]);
  expect((await made.project.dependents('main.go')).edges.map(({ path }) => path)).toEqual(['nested/inner/inner.go']);
});

test('a workspace has all its modules', async () => {
  const two = await madeProject({
    'go.work': 'go 1.22\n\nuse (\n\t./one\n\t"./two"\n)\nreplace example.com/gone => ./forks\n',
    'one/go.mod': 'module example.com/one\n',
    'one/one.go': 'package one\n\nimport (\n\t"example.com/two/deep"\n\t"example.com/three"\n\t"example.com/gone"\n)\n',
    'two/go.mod': 'module example.com/two\n',
    'two/deep/deep.go': 'package deep\n\nimport "example.com/one"\n',
    'three/go.mod': 'module example.com/three\n',
    'three/three.go': 'package three\n\nimport "../one"\n',
    'forks/gone.go': 'package gone\n',
  });
  expect(await edgesOf(two.project, 'one/one.go')).toEqual([
    '4 example.com/two/deep -> two/deep',
    '5 example.com/three -> three',
    '6 example.com/gone -> forks',
  ]);
  expect(await edgesOf(two.project, 'two/deep/deep.go')).toEqual(['3 example.com/one -> one']);
  expect(await edgesOf(two.project, 'three/three.go')).toEqual(['3 ../one -> one']);
  await two.close();
});

test('modules side by side find each other by where they are in the repository', async () => {
  const two = await madeProject({
    'one/go.mod': 'module example.com/made/one\n',
    'one/one.go': 'package one\n\nimport (\n\t"example.com/made/two/deep"\n\t"example.com/made/three"\n)\n',
    'two/go.mod': 'module example.com/made/two\n',
    'two/deep/deep.go': 'package deep\n',
    'three/three.go': 'package three\n',
  });
  const { edges } = await two.project.imports('one/one.go');
  expect(edges.map(({ path, status, note }) => `${path} ${status} ${note !== undefined}`)).toEqual([
    'two/deep internal true',
    'example.com/made/three external false',
  ]);
  await two.close();
});
