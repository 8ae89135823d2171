import { afterEach, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

let made: MadeProject;
afterEach(() => made.close());

const all = { tier: 'possible' } as const;
const FIXTURE = `#include <gtest/gtest.h>
#include "go.h"
namespace {
class Box : public testing::Test {
 protected:
  int turn() { return 1; }
  Wheel wheel_;
};
`;
const FILES = {
  'go.h': 'int turn();\nstruct Wheel { int spin(); };\nint open();\n',
  'go.cc': '#include "go.h"\nint turn() { return 2; }\nint open() { return 1; }\n',
};

test('the body of a test has the members of the type that it is for', async () => {
  made = await madeProject({
    ...FILES,
    'a_test.cc': `${FIXTURE}TEST_F(Box, Turns) {
  auto two = [] (int turn) { return turn; };
  EXPECT_EQ(turn(), wheel_.spin() + this->turn());
}
TEST(Box, Other) { turn(); }
}
`,
  });
  expect(await refsOf(made.project, 'a_test.cc:6:7', { tier: 'inferred' })).toEqual([
    'a_test.cc:11:13 call inferred',
    'a_test.cc:11:43 call inferred',
  ]);
  expect(await refsOf(made.project, 'go.h:2:20', { tier: 'inferred' })).toEqual(['a_test.cc:11:28 call inferred']);
  expect(await refsOf(made.project, 'go.cc:2:5', { ...all, role: 'call' })).toEqual(['a_test.cc:13:20 call exact']);
});

test('a fixture may come after the name, or with a text', async () => {
  made = await madeProject({
    ...FILES,
    'a_test.cc': `${FIXTURE}}
BOOST_FIXTURE_TEST_CASE(turns, Box) { turn(); }
TEST_CASE_METHOD(Box, "turns") { turn(); }
`,
  });
  expect(await refsOf(made.project, 'a_test.cc:6:7', { tier: 'inferred', role: 'call' })).toEqual([
    'a_test.cc:10:39 call inferred',
    'a_test.cc:11:34 call inferred',
  ]);
  expect(await refsOf(made.project, 'a_test.cc:4:7', { tier: 'inferred', role: 'call' })).toEqual([]);
});

test('no function has the name of a test', async () => {
  made = await madeProject({
    ...FILES,
    'a_test.cc': `#include "go.h"
TEST(Box, open) { open(); }
namespace a { TEST(Other, turn) { turn(); } }
`,
  });
  expect(await refsOf(made.project, 'go.cc:3:5', { ...all, role: 'call' })).toEqual(['a_test.cc:2:19 call exact']);
  expect(await refsOf(made.project, 'go.cc:2:5', { ...all, role: 'call' })).toEqual(['a_test.cc:3:35 call exact']);
  expect(await refsOf(made.project, 'a_test.cc:2:11', all)).toEqual([]);
});
