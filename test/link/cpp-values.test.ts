import { afterEach, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

let made: MadeProject;
afterEach(() => made.close());

const called = { tier: 'inferred', role: 'call' } as const;

const firstOf = async (at: string): Promise<string> => {
  const { results } = await made.project.definitions(at, {});
  const [first] = results;
  return first ? `${first.path}:${first.line} ${first.tier}` : '';
};

test('what the standard library makes a pointer to', async () => {
  made = await madeProject({
    'a.cc': `#include <memory>
struct Base { virtual int go() { return 1; } };
struct Own : Base { int own() { return 1; } };
int use(std::shared_ptr<Base> base) {
  auto one = std::make_shared<Own>();
  auto two = std::make_unique<Own>();
  auto three = std::static_pointer_cast<Own>(base);
  return one->own() + two->own() + three->own() + one->go();
}
`,
  });
  expect(await refsOf(made.project, 'a.cc:3:25', called)).toEqual([
    'a.cc:8:15 call exact',
    'a.cc:8:28 call exact',
    'a.cc:8:43 call exact',
  ]);
  expect(await refsOf(made.project, 'a.cc:2:27', called)).toEqual(['a.cc:8:56 call exact']);
});

test('macros know no namespaces', async () => {
  made = await madeProject({
    'a.h': 'namespace a {\n#define NAME_OF(s) s\nint run();\n}\n',
    'a.cc': '#include "a.h"\nint use() { return NAME_OF(1); }\nnamespace b { int more() { return NAME_OF(1); } }\n',
  });
  expect(await refsOf(made.project, 'a.h:2:9', called)).toEqual(['a.cc:2:20 call exact', 'a.cc:3:35 call exact']);
});

test('a type that is given a pack takes one value', async () => {
  made = await madeProject({
    'a.cc': `template <typename... T> struct text_of {};
struct place {};
template <typename... T> int show(place at, text_of<T...> text, T &&...args) { return 1; }
template <typename... T> int show(text_of<T...> text, T &&...args) { return 2; }
int use() { return show("a"); }
int more(place at) { return show(at, "a"); }
`,
  });
  expect(await firstOf('a.cc:5:20')).toBe('a.cc:4 exact');
  expect(await firstOf('a.cc:6:29')).toBe('a.cc:3 inferred');
});

test('a parameter of any type takes a text as it is', async () => {
  made = await madeProject({
    'a.cc': `template <typename... T> struct text_of {};
template <typename... T> int show(text_of<T...> text, T &&...args) { return 2; }
template <typename T> int show(const T &one) { return 2; }
int use() { return show("a"); }
`,
  });
  expect(await firstOf('a.cc:4:20')).toBe('a.cc:3 inferred');
});

test('of alternatives one may be a type of the standard library', async () => {
  made = await madeProject({
    'a.h': `#include <string>
struct Buffer { int add(int a) { return a; } };
#ifdef A_STD
using buf = std::string;
#else
using buf = Buffer;
#endif
`,
    'a.cc': '#include "a.h"\nint use(buf &one) { return one.add(1); }\n',
    'CMakeLists.txt': 'option(A_STD "Use it" OFF)\nif(A_STD)\nadd_definitions(-DA_STD)\nendif()\n',
  });
  expect(await refsOf(made.project, 'a.h:2:21', called)).toEqual(['a.cc:2:32 call inferred']);
});

test('what containers hold, and iterators lead to', async () => {
  made = await madeProject({
    'a.cc': `#include <map>
#include <vector>
struct Own { int go() { return 1; } };
struct Bag { Own &operator[](int at); };
typedef std::map<int, Own *> Owns;
int use(std::vector<Own *> all, Owns by, std::vector<Own> *some, Own *array, Bag bag) {
  int n = all.front()->go() + all[0]->go() + array[1].go() + bag[2].go();
  for (std::vector<Own *>::iterator i = all.begin(); i != all.end(); ++i) n += (*i)->go();
  for (auto i = by.begin(); i != by.end(); ++i) n += i->second->go();
  for (Owns::const_iterator i = by.begin(); i != by.end(); ++i) n += i->second->go();
  auto found = by.find(2);
  return n + found->second->go() + by.at(3)->go() + (*some)[0].go();
}
`,
  });
  expect(await refsOf(made.project, 'a.cc:3:18', { tier: 'exact', role: 'call' })).toEqual([
    'a.cc:7:24 call exact',
    'a.cc:7:39 call exact',
    'a.cc:7:55 call exact',
    'a.cc:7:69 call exact',
    'a.cc:8:86 call exact',
    'a.cc:9:65 call exact',
    'a.cc:10:81 call exact',
    'a.cc:12:29 call exact',
    'a.cc:12:46 call exact',
    'a.cc:12:64 call exact',
  ]);
});
