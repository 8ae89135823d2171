import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'include/shape.h': `#pragma once
#include <vector>
namespace geo {
class Base {
 public:
  int side() const;
  int turn(int by);
  int turn(int by, int around);
};
class Shape : public Base {
 public:
  explicit Shape(int size);
  int area();
  static Shape *make(int size);
  int size_;
};
int helper(int x);
}
`,
  'src/shape.cc': `#include "shape.h"
namespace geo {
Shape::Shape(int size) : size_(size) {}
int Shape::area() { return side() * size_ + helper(1); }
Shape *Shape::make(int size) { return new Shape(size); }
int Base::side() const { return 2; }
int helper(int x) { return x; }
}
`,
  'src/use.cc': `#include <memory>
#include "shape.h"
namespace { int helper(int x) { return x; } }
int run(geo::Shape &shape, std::unique_ptr<geo::Shape> own, std::vector<geo::Shape> all) {
  auto *made = geo::Shape::make(3);
  auto one = geo::Shape(4);
  for (auto &each : all) each.area();
  made->turn(1);
  return shape.area() + own->area() + made->side() + one.area() + helper(1) + geo::helper(2);
}
using geo::Shape;
int more(Shape *shape) { return static_cast<Shape *>(shape)->area(); }
namespace other { int area(); int twice() { return area(); } }
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const places = async (symbol: string): Promise<string[]> =>
  await refsOf(made.project, symbol, { tier: 'possible', role: 'call' });

test('members are declared in their class and defined apart', async () => {
  const expected = [
    'src/use.cc:7:31 call exact',
    'src/use.cc:9:16 call exact',
    'src/use.cc:9:30 call exact',
    'src/use.cc:9:58 call exact',
    'src/use.cc:12:62 call exact',
  ];
  expect(await places('include/shape.h:13:7')).toEqual(expected);
  expect(await places('src/shape.cc:4:12')).toEqual(expected);
  expect(await places('include/shape.h:6:7')).toEqual(['src/shape.cc:4:28 call exact', 'src/use.cc:9:45 call exact']);
});

test('overloads are told apart', async () => {
  expect(await places('include/shape.h:7:7')).toEqual(['src/use.cc:8:9 call exact']);
  expect(await places('include/shape.h:8:7')).toEqual([]);
});

test('a name is that of its namespace', async () => {
  expect(await places('include/shape.h:17:5')).toEqual(['src/shape.cc:4:45 call exact', 'src/use.cc:9:84 call exact']);
  expect(await places('src/use.cc:3:17')).toEqual(['src/use.cc:9:67 call exact']);
  expect(await places('src/use.cc:13:23')).toEqual(['src/use.cc:13:52 call exact']);
});

test('types are found through namespaces and using', async () => {
  const found = await refsOf(made.project, 'include/shape.h:10:7', { tier: 'possible', role: 'type' });
  expect(found).toContain('src/use.cc:12:10 type exact');
  expect(found).toContain('src/use.cc:4:14 type exact');
});
