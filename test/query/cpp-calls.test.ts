import { afterAll, beforeAll, expect, test } from 'vitest';
import { refsOf } from '../link/made-answers.ts';
import { type MadeProject, madeProject } from './made-project.ts';

const FILES: Record<string, string> = {
  'shape.h': `#pragma once
#include <string>
namespace geo {
enum Side { Left, Right };
class Shape {
 public:
  int turn(int by);
  int turn(int by, int around = 1, int more = 2);
  int named(const char *text);
  int named(const std::string &text);
  int named(bool is);
  int sized(double to) { return 1; }
  int sized(int to) { return 2; }
  int sized(Side to) { return 3; }
  const Shape *next() const { return this; }
  Shape *next() { return this; }
  static int made(int how);
  static int made(const char *how);
  template <typename T> int taken(T &&one) { return 1; }
  int taken(const Shape &one) { return 2; }
  class Part {
   public:
    int held(int by);
    int held(const char *text);
  };
 private:
  int by_;
};
int free_one(int a);
class Later;
}
`,
  'shape.cc': `#include "shape.h"
namespace geo {
int Shape::turn(int by) { return by; }
int Shape::turn(int by, int around, int more) { return by; }
int Shape::named(const char *text) { return 1; }
int Shape::named(const std::string &text) { return 2; }
int Shape::named(bool is) { return 3; }
int Shape::made(int how) { return 4; }
int Shape::made(const char *how) { return 5; }
int Shape::Part::held(int by) { return held("x"); }
int Shape::Part::held(const char *text) { return 6; }
int free_one(int a) { return a; }
}
`,
  'later.h': 'namespace geo { class Later { public: int late() { return 1; } }; }\n',
  'use.cc': `#include "shape.h"
#include "later.h"
using namespace geo;
int free_one(const char *a, int b) { return b; }
const char *TEXTS[] = {"a"};
int use(Shape &shape, const Shape &fixed, Shape *all, std::string text, Later *later, Shape::Part part) {
  shape.turn(1, 2, 3);
  shape.named("a");
  shape.named(text);
  shape.named(true);
  shape.named(TEXTS[0]);
  shape.sized(1.5);
  shape.sized(3);
  shape.sized(Left);
  shape.sized(text.size());
  fixed.next()->next();
  all->next()->next();
  Shape::made(2);
  Shape::made("b");
  shape.taken(fixed);
  shape.taken(1);
  part.held(2);
  later->late();
  return shape.turn(1);
}
struct Set {
  Set(int first, int second) : first(first), second(second) {}
  int use() { return ::use(1); }
  int first;
  int second;
};
int use(int a) { return a; }
struct Both : Set {
  Both() : Set(7, 2) {}
};
`,
  'only.h': 'namespace geo { class Later; class Open { public: int go(); Later *later; }; }\n',
  'only.cc': '#include "only.h"\nnamespace geo { int Open::go() { return later->late(); } }\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

async function at(path: string, text: string, name: string): Promise<string[]> {
  const lines = FILES[path]!.split('\n');
  const line = lines.findIndex((one) => one.includes(text));
  const column = lines[line]!.indexOf(text) + text.indexOf(name);
  const { results } = await made.project.definitions(`${path}:${line + 1}:${column + 1}`);
  return results.map((one) => `${one.path}:${one.line} ${one.tier}`);
}
const use = (text: string, name: string): Promise<string[]> => at('use.cc', text, name);

test('an overload is told by how many values it takes, and what is defined apart is that one', async () => {
  expect(await use('turn(1, 2, 3)', 'turn')).toEqual(['shape.cc:4 exact']);
  expect((await use('turn(1);', 'turn')).sort()).toEqual(['shape.cc:3 inferred', 'shape.cc:4 inferred']);
});

test('an overload is told by literals and declared types', async () => {
  expect(await use('named("a")', 'named')).toEqual(['shape.cc:5 exact']);
  expect(await use('named(text)', 'named')).toEqual(['shape.cc:6 exact']);
  expect(await use('named(true)', 'named')).toEqual(['shape.cc:7 exact']);
  expect(await use('named(TEXTS[0])', 'named')).toEqual(['shape.cc:5 exact']);
  expect(await use('sized(1.5)', 'sized')).toEqual(['shape.h:12 exact']);
  expect(await use('sized(3)', 'sized')).toEqual(['shape.h:13 exact']);
  expect(await use('sized(Left)', 'sized')).toEqual(['shape.h:14 exact']);
  expect((await use('sized(text.size())', 'sized')).every((one) => one.endsWith('inferred'))).toBe(true);
});

test('what may not change has the members that change nothing', async () => {
  expect(await use('next()->next()', 'next')).toEqual(['shape.h:15 exact']);
  expect(await use('>next();\n'.trim(), 'next')).toEqual(['shape.h:15 exact']);
  expect(await use('all->next()', 'next')).toEqual(['shape.h:16 exact']);
});

test('a member that is static where it is declared is defined apart without that word', async () => {
  expect(await use('made(2)', 'made')).toEqual(['shape.cc:8 exact']);
  expect(await use('made("b")', 'made')).toEqual(['shape.cc:9 exact']);
});

test('a template may take a value as well as it is', async () => {
  expect((await use('taken(fixed)', 'taken')).sort()).toEqual(['shape.h:19 inferred', 'shape.h:20 inferred']);
});

test('members of a type in a type are defined apart', async () => {
  expect(await use('held(2)', 'held')).toEqual(['shape.cc:10 exact']);
  expect(await at('shape.cc', 'held("x")', 'held')).toEqual(['shape.cc:11 exact']);
});

test('a type that is left open is the one that is defined', async () => {
  expect(await at('only.cc', 'later->late()', 'late(')).toEqual(['later.h:1 exact']);
});

test('a constructor sets members, whatever its parameters are called', async () => {
  expect(await use('first(first)', 'first')).toEqual(['use.cc:29 exact']);
  expect(await use('Set(7, 2)', 'Set')).toEqual(['use.cc:26 exact']);
});

test('a name behind :: is that of no namespace and no type', async () => {
  expect(await use('::use(1)', 'use')).toEqual(['use.cc:32 exact']);
});

test('references are those of one overload', async () => {
  const found = await refsOf(made.project, 'shape.h:9:7', { tier: 'possible', role: 'call' });
  expect(found).toEqual(['use.cc:8:9 call exact', 'use.cc:11:9 call exact']);
});
