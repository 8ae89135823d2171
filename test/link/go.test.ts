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

const LINKED = {
  'go.mod': 'module example.com/made\n',
  'shape/shape.go': `package shape

type Shape interface {
	Area() Length
	Parent() Shape
}
type Length int

func (l Length) Text() string { return "" }

type Base struct {
	name string
	Side Length
}

func (b *Base) Area() Length   { return b.Side }
func (b *Base) Parent() Shape  { return nil }
func (b *Base) hidden() Length { return b.Side }

type Square struct {
	*Base
	Corners []Base
	byName  map[string]*Base
	each    func(int) Base
}
type Squares []*Square
type Names map[Length]string

func Make(side Length) (*Square, error) {
	return &Square{Base: &Base{Side: side, name: name}}, nil
}
`,
  'shape/more.go': `package shape

const name = "a"
const one Length = 1

var names = Names{one: "one"}

func (s *Square) Twice() Length { return s.Area() + s.hidden() + s.Base.Area() + s.Side }
`,
  'shape/more_linux.go': 'package shape\n\nfunc system() Length { return inner() }\nfunc inner() Length { return 1 }\n',
  'shape/more_windows.go':
    'package shape\n\nfunc system() Length { return inner() }\nfunc inner() Length { return 2 }\n',
  'shape/all.go': 'package shape\n\nvar which = system()\n',
  'shape/in_test.go': 'package shape\n\nfunc ForTests() *Base { return nil }\n',
  'shape/out_test.go': 'package shape_test\n\nimport "example.com/made/shape"\n\nvar base = shape.ForTests().Side\n',
  'go-list/list.go': `package list

type List[T any] struct{ items []T }

func (l *List[T]) First() T { return l.items[0] }
func (l List[E]) All() []E  { return l.items }

func Largest[T interface{ Area() int }](items ...T) int { return items[0].Area() }
`,
  'use.go': `package main

import (
	"os"
	"slices"
	"sync/atomic"

	list "example.com/made/go-list"
	. "example.com/made/shape"
)

func use(value Shape, squares Squares, other any, channel chan *Square) {
	square, err := Make(1)
	square.Area().Text()
	err.Error()
	os.Area()
	for _, each := range squares {
		each.Area()
		each.Corners[0].Area()
	}
	if found, ok := square.byName["a"]; ok {
		found.Area()
	}
	switch value := value.(type) {
	case *Base:
		value.Area()
	default:
		value.Area()
	}
	var boxes list.List[*Square]
	boxes.First().Area()
	for _, box := range boxes.All() {
		box.Area()
	}
	(<-channel).Area()
	square.each(1).Side.Text()
	get := value.Parent
	get().Area()
	tests := []struct {
		name string
		base *Base
	}{{name: "a", base: square.Base}}
	for _, test := range tests {
		test.base.Area()
		_ = test.name
	}
	other.Area()
	_ = Base{Side: 1}
	_ = []*Base{{Side: 1}}
	_ = Squares{{Corners: nil}}
	slices.Clone(squares)[0].Twice()
	var held atomic.Pointer[Square]
	held.Load().Twice()
	_ = func(Side int) int { return Side }(1)
}
`,
  'other/other.go':
    'package other\n\nimport "example.com/made/shape"\n\ntype Square struct{ shape.Shape }\n\nfunc (s Square) hidden() {}\n\nfunc f(s Square, x any) { s.Area(); s.hidden(); s.Shape.Area(); x.hidden() }\n',
};

test('members are those of declared types, promoted ones by depth', async () => {
  const linked = await madeProject(LINKED);
  const lines = async (symbol: string): Promise<string[]> =>
    (await linked.project.references(symbol, { tier: 'possible', limit: 100 })).results.map(
      ({ path, line, column, tier }) => `${path}:${line}:${column}${tier === 'exact' ? '' : ` ${tier}`}`,
    );
  expect(await lines('shape/shape.go:16:16')).toEqual([
    'shape/more.go:8:44',
    'shape/more.go:8:73',
    ...['use.go:14:9', 'use.go:18:8', 'use.go:19:19', 'use.go:22:9', 'use.go:26:9', 'use.go:31:16', 'use.go:33:7'],
    'use.go:35:14',
    'use.go:44:13',
  ]);
  expect(await lines('Shape.Area')).toEqual([
    'other/other.go:9:29',
    'other/other.go:9:57',
    'use.go:28:9',
    'use.go:38:8',
  ]);
  expect(await lines('Length.Text')).toEqual(['use.go:14:16', 'use.go:36:22']);
  // What is not exported is not seen in another package.
  expect(await lines('Base.hidden')).toEqual(['shape/more.go:8:55']);
  expect(await lines('shape/shape.go:13:2')).toEqual([
    ...['shape/more.go:8:84', 'shape/out_test.go:5:29', 'shape/shape.go:16:43', 'shape/shape.go:18:43'],
    ...['shape/shape.go:30:29', 'use.go:36:17', 'use.go:48:11', 'use.go:49:15'],
  ]);
  expect(await lines('Base.name')).toEqual(['shape/shape.go:30:41']);
  expect(await lines('use.go:40:3')).toEqual(['use.go:42:5', 'use.go:45:12']);
  expect(await lines('Square.Corners')).toEqual(['use.go:19:8', 'use.go:50:15']);
  // What a function of another package returns can be what it is given.
  expect(await lines('Square.Twice')).toEqual(['use.go:51:27 possible', 'use.go:53:14']);
  await linked.close();
});

test('names are those of the package, of all its files', async () => {
  const linked = await madeProject(LINKED);
  const lines = async (symbol: string): Promise<string[]> =>
    (await linked.project.references(symbol, { tier: 'possible', limit: 100 })).results.map(
      ({ path, line, column, tier }) => `${path}:${line}:${column}${tier === 'exact' ? '' : ` ${tier}`}`,
    );
  expect(await lines('shape/more.go:3:7')).toEqual(['shape/shape.go:30:47']);
  // A key of a map is a value.
  expect(await lines('one')).toEqual(['shape/more.go:6:19']);
  expect(await lines('Make')).toEqual(['use.go:13:17']);
  // An embedded field has its own name, which is that of the type.
  expect(await lines('shape/shape.go:21:3')).toEqual(['shape/more.go:8:68', 'shape/shape.go:30:17', 'use.go:42:29']);
  expect(await lines('shape/shape.go:11:6')).toContain('shape/shape.go:21:3');
  // Which of two the build takes is not known where both could be meant.
  expect(await lines('shape/more_linux.go:3:6')).toEqual(['shape/all.go:3:13 inferred']);
  expect(await lines('shape/more_linux.go:4:6')).toEqual(['shape/more_linux.go:3:31']);
  expect(await lines('list.List')).toEqual([]);
  await linked.close();
});
