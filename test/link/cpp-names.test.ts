import { afterEach, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

let made: MadeProject;
afterEach(() => made.close());

const all = { tier: 'possible' } as const;

test('a project has nothing of std, whatever it adds to it', async () => {
  made = await madeProject({
    'a.cc':
      'struct Foo {};\nnamespace std { template <> struct hash<Foo> {}; }\nint a() { return std::hash<int>()(1); }\n',
  });
  expect(await refsOf(made.project, 'a.cc:2:11', all)).toEqual([]);
  expect(await refsOf(made.project, 'a.cc:2:37', { tier: 'inferred' })).toEqual([]);
});

test('before :: a name is that of a namespace or type, whatever local or function has it', async () => {
  made = await madeProject({
    'a.h':
      'namespace log { enum level { low }; int far(); }\nnamespace b { int log(); struct sign {}; int sign(int a); }\n',
    'a.cc':
      '#include "a.h"\nnamespace b {\nint run(int log) { return log::low + log; }\nint more(sign a) { return log::far(); }\n}\n',
  });
  expect(await refsOf(made.project, 'a.h:1:11', all)).toEqual(['a.cc:3:27 read exact', 'a.cc:4:27 read exact']);
  expect(await refsOf(made.project, 'a.h:2:33', all)).toEqual(['a.cc:4:10 type exact']);
});

test('what a template is for some arguments is not what its name means', async () => {
  made = await madeProject({
    'a.cc': `template <typename T> struct Box { int all(); };
template <> struct Box<int> { int one(); };
template <typename T> struct Open;
template <> struct Open<int> { int one(); };
int use(Box<long> &box, Open<int> &open) { return 1; }
`,
  });
  expect(await refsOf(made.project, 'a.cc:1:30', { tier: 'exact' })).toEqual(['a.cc:5:9 type exact']);
  expect(await refsOf(made.project, 'a.cc:2:20', { tier: 'exact' })).toEqual([]);
  expect(await refsOf(made.project, 'a.cc:4:20', { tier: 'exact' })).toEqual([]);
});

test('what stands before the name of a member that is defined apart is outside of its type', async () => {
  made = await madeProject({
    'a.cc': 'struct iter {};\nstruct Box { typedef int iter; iter go(); };\niter Box::go() { iter a; return a; }\n',
  });
  expect(await refsOf(made.project, 'a.cc:1:8', all)).toEqual(['a.cc:3:1 type exact']);
});

test('enumerators of a type are its members', async () => {
  made = await madeProject({
    'a.hpp': 'struct Scope { enum kind { Local, Global }; enum class other { Local }; int go(); };\n',
    'a.cc': '#include "a.hpp"\nint Scope::go() { return Global + Scope::Local; }\n',
  });
  expect(await refsOf(made.project, 'a.hpp:1:28', all)).toEqual(['a.cc:2:42 read exact']);
  expect(await refsOf(made.project, 'a.hpp:1:35', all)).toEqual(['a.cc:2:26 read exact']);
});

test('a type that takes overloads of its base has more than its own', async () => {
  made = await madeProject({
    'a.cc': `struct Base { int go(int a) { return a; } int go(const char *a) { return 1; } };
struct Own : Base { using Base::go; int go(bool a, int b) { return 2; } };
int use(Own &own) { return own.go(1); }
`,
  });
  expect(await refsOf(made.project, 'a.cc:2:41', { tier: 'exact' })).toEqual([]);
});

test('what a lambda captures is named outside of it', async () => {
  made = await madeProject({ 'a.cc': 'int f(int p) { auto g = [p = p + 1]() { return p; }; return g(); }\n' });
  expect(await refsOf(made.project, 'a.cc:1:11', all)).toEqual(['a.cc:1:30 read exact']);
  expect(await refsOf(made.project, 'a.cc:1:26', all)).toEqual(['a.cc:1:48 read exact']);
});

test('functions of one name in parts of a namespace are overloads', async () => {
  made = await madeProject({
    'a.h': 'namespace a { int open(int b = 0); }\n',
    'a.cc': '#include "a.h"\nnamespace a { int open(int b) { return b; } }\n',
    'b.cc':
      '#include "a.h"\nnamespace a { int open(int b, int c) { return b; }\nint use() { return open() + open(1, 2); } }\n',
  });
  expect(await refsOf(made.project, 'a.cc:2:19', { ...all, role: 'call' })).toEqual(['b.cc:3:20 call exact']);
  expect(await refsOf(made.project, 'b.cc:2:19', { ...all, role: 'call' })).toEqual(['b.cc:3:29 call exact']);
});

test('what is made of names alone is a variable', async () => {
  made = await madeProject({
    'a.cc': 'struct Box { Box(int a); int go() { return 1; } };\nint f(int a) { Box box(a); return box.go(); }\n',
  });
  expect(await refsOf(made.project, 'a.cc:1:30', all)).toEqual(['a.cc:2:39 call exact']);
});

test('members of a template that is also defined for some arguments are not certain', async () => {
  made = await madeProject({
    'a.cc': `template <typename T> struct Box { static int go(int a) { return a; } int own() { return go(1); } };
template <> struct Box<int> { static int go(int a) { return 2; } };
int use() { return Box<long>::go(1); }
`,
  });
  expect(await refsOf(made.project, 'a.cc:1:47', { tier: 'exact' })).toEqual(['a.cc:1:90 call exact']);
});

test('a call that gives other values than are taken is not certain', async () => {
  made = await madeProject({ 'a.cc': 'int go(int a) { return a; }\nint use() { return go() + go(1); }\n' });
  expect(await refsOf(made.project, 'a.cc:1:5', { tier: 'exact' })).toEqual(['a.cc:2:27 call exact']);
});
