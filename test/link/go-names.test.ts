import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';

/**
 * What is not the definition that is wanted: each name of `source` that stands between two marks (`«name»`) is to mean,
 * certainly, what its line says in a comment at its end: `// 3` for a definition of line 3, `// none` for nothing.
 */
async function wrong(source: string, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const lines = source.split('\n');
  const made = await madeProject({
    'go.mod': 'module example.com/made\n',
    ...more,
    'p.go': source.replace(/[«»]/g, ''),
  });
  const found: string[] = [];
  for (const [i, line] of lines.entries()) {
    const wanted = line.match(/\/\/ (.*)$/)?.[1];
    const starts = [...line.matchAll(/«/g)].map(({ index }, i) => index + 1 - 2 * i);
    for (const column of starts) {
      const { results } = await made.project.definitions(`p.go:${i + 1}:${column}`);
      const said = results.map(
        ({ path, line: on, tier }) => `${path === 'p.go' ? '' : `${path}:`}${on}${tier === 'exact' ? '' : ` ${tier}`}`,
      );
      if ((said.join(' ') || 'none') !== wanted) found.push(`${i + 1}: ${line.trim()} -> ${said.join(' ')}`);
    }
  }
  await made.close();
  return found;
}

test('a field of a struct type without a name is not seen by the types of others', async () => {
  expect(
    await wrong(`package p

type args struct{ x int }

func f() {
	type inner struct{ y int }
	for _, t := range []struct {
		args  «args» // 3
		inner *«inner» // 6
		rune  «rune» // none
		more struct {
			args «args» // 3
		}
	}{} {
		t.args.«x» // 3
		t.inner.«y» // 6
		t.more.args.«x» // 3
		t.«inner» // 9
	}
}
`),
  ).toEqual([]);
});

test('a range over a map gives its keys first, one over a channel what is sent, one over a function its parameters', async () => {
  expect(
    await wrong(
      `package p

import (
	"iter"

	"example.com/made/q"
)

type Key struct{ k int }
type Item struct{ i int }
type Set map[*Key]struct{}
type Table[K comparable, V any] map[K][]V

type holder struct {
	byKey map[Key]map[Item]bool
	send  chan<- *Item
	lists []map[Key]int
}

func (h *holder) all() (map[Key]*Item, error)        { return nil, nil }
func (h *holder) pairs(n int) iter.Seq2[Key, *Item] { return nil }
func (s Set) each() iter.Seq[*Key]                   { return nil }

func f(h *holder, set Set, table Table[Key, Item], receive <-chan []Item, yields func(func(Key) bool)) {
	for k, inner := range h.byKey {
		k.«k» // 9
		for i := range inner {
			i.«i» // 10
		}
	}
	for i := range h.send {
		i.«i» // 10
	}
	for n, m := range h.lists {
		for k := range m {
			k.«k» // 9
		}
		n.«k» // none
	}
	all, err := h.all()
	for k, v := range all {
		k.«k» // 9
		v.«i» // 10
	}
	for k, v := range h.pairs(1) {
		k.«k» // 9
		v.«i» // 10
	}
	for k := range set {
		k.«k» // 9
	}
	for k := range set.each() {
		k.«k» // 9
	}
	for k, list := range table {
		k.«k» // 9
		for _, v := range list {
			v.«i» // 10
		}
	}
	for items := range receive {
		items[0].«i» // 10
	}
	made := make(map[Key]bool)
	for k := range made {
		k.«k» // 9
	}
	var written, other = map[Key]bool{}, make(chan Item)
	for k := range written {
		k.«k» // 9
	}
	for i := range other {
		i.«i» // 10
	}
	for one := range q.Names {
		one.«Name» // q/q.go:3
	}
	for k := range yields {
		k.«k» // 9 possible
	}
	for i := range 10 {
		i.«k» // none
	}
}
`,
      { 'q/q.go': 'package q\n\ntype Named struct{ Name string }\n\nvar Names = map[Named]bool{}\n' },
    ),
  ).toEqual([]);
});

test('an interface has what it embeds as its own, the first in order', async () => {
  expect(
    await wrong(`package p

import (
	"fmt"

	"example.com/far"
)

type Deep interface{ Name() string }
type Middle interface{ Deep }
type Named interface{ Name() string }
type All interface {
	Middle
	Named
	fmt.Stringer
}
type Late interface {
	far.Far
	Middle
}
type first struct{ named int }
type second struct{ first }
type Two struct {
	Middle
	second
}
type Three struct {
	*far.Far
	Middle
}

func f(all All, late Late, two *Two, three Three) {
	all.«Name»() // 9
	late.«Name»() // 9
	two.«Name»() // 9
	two.«named» // 21
	three.«Name»() // 9
}
`),
  ).toEqual([]);
});

test('a key is a field where it is a name alone', async () => {
  expect(
    await wrong(
      `package p

import "example.com/made/q"

type Table map[string]int
type S struct{ X int }

const Y = "y"

func f(all []Table, name struct{ key string }) {
	g(Table{
		q.«X»: 1, // q/q.go:3
		(«Y»): 1, // 8
		name.«key»: 1, // 10
	})
	_ = S{«X»: 1} // 6
}
`,
      { 'q/q.go': 'package q\n\nconst X = "x"\n' },
    ),
  ).toEqual([]);
});

test('a function gives what it says, where it is called as it is written; what others give is not known', async () => {
  expect(
    await wrong(`package p

type T struct{ x int }

func f(all []func() *T, any any) {
	one := func() *T { return nil }()
	two, err := (func() (T, error) { return T{}, nil })()
	three, ok := (any.(*T))
	one.«x» // 3
	two.«x» // 3
	three.«x» // 3
	for _, each := range all {
		each().«x» // 3 possible
	}
	all[0]().«x» // 3 possible
	err.«x» // none
	ok.«x» // 3 possible
}
`),
  ).toEqual([]);
});

test('another name of a type without a name has what that embeds', async () => {
  expect(
    await wrong(`package p

type Base struct{ b int }
type More interface{ M() *Base }
type (
	Both = struct {
		Base
		own int
	}
	Only = struct{ *Base }
	Also = interface{ More }
	Makes = func(int) (More, error)
)

func f(both Both, only *Only, also Also, any any) {
	both.«b» // 3
	both.«own» // 8
	both.«Base».b // 7
	only.«b» // 3
	also.«M»() // 4
	if makes, ok := any.(Makes); ok {
		made, err := makes(1)
		made.«M»() // 4
		made.M().«b» // 3
	}
}
`),
  ).toEqual([]);
});
