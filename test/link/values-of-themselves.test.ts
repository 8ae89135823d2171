import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const numbers = Array.from({ length: 30 }, (_, i) => i);
const made = `class Made:
    def plus(self, n):
        return self

    def end(self):
        return None


class Other:
    def end(self):
        return None
`;
const start = made.split('\n').length;

/** Places of the references to two methods, asked for one after the other, in both orders. */
async function inBothOrders(files: Record<string, string>): Promise<{ plus: string[]; end: string[] }> {
  const one = await madeProject(files);
  const end = await refsOf(one.project, 'Made.end');
  const plus = await refsOf(one.project, 'Made.plus');
  one.close();
  const other = await madeProject(files);
  expect(await refsOf(other.project, 'Made.plus')).toEqual(plus);
  expect(await refsOf(other.project, 'Made.end')).toEqual(end);
  other.close();
  return { plus, end };
}

test('a variable that is given what comes of itself many times is what it is given otherwise', async () => {
  const steps = numbers.map((n) => `    q = q.plus(${n})`);
  const text = [made, 'def build():', '    q = Made()', ...steps, '    q.end()', ''].join('\n');
  const { plus, end } = await inBothOrders({ 'a.py': text });
  const first = start + 2;
  expect(end).toEqual([`a.py:${first + numbers.length + 1}:7 call exact`]);
  expect(plus).toEqual(numbers.map((n) => `a.py:${first + 1 + n}:11 call exact`));
});

test('a variable that is given something else that comes of itself may be either', async () => {
  const text = `class Other:
    def end(self):
        return None


class Made:
    def other(self) -> Other:
        return Other()

    def end(self):
        return None


def build():
    q = Made()
    while q:
        q = q.other()
    q.end()
`;
  const all = { 'a.py': text };
  const project = await madeProject(all);
  expect(await refsOf(project.project, 'Made.other')).toEqual(['a.py:17:15 call inferred']);
  const possible = {
    ofMade: await refsOf(project.project, 'Made.end'),
    ofOther: await refsOf(project.project, 'Other.end'),
  };
  expect([...possible.ofMade, ...possible.ofOther].filter((one) => one.endsWith('exact'))).toEqual([]);
  project.close();
});

test('variables of a loop have all that comes of each other', async () => {
  const text = `class Node:
    def next(self): return Leaf()
    def show(self): pass


class Leaf:
    def next(self): return None
    def show(self): pass


def walk():
    node = Node()
    while node:
        node.show()
        prev = node
        node = prev.next()


def unknown(a):
    c = Node()
    d = c
    if a:
        c = d.missing()
    c.show()
`;
  for (const asked of [
    ['Node.show', 'Leaf.show'],
    ['Leaf.show', 'Node.show'],
  ]) {
    const project = await madeProject({ 'a.py': text });
    const found = new Map<string, string[]>();
    for (const one of asked) found.set(one, await refsOf(project.project, one));
    expect(found.get('Node.show')).toEqual(['a.py:14:14 call inferred', 'a.py:24:7 call inferred']);
    expect(found.get('Leaf.show')).toEqual(['a.py:14:14 call inferred']);
    project.close();
  }
});

test('variables that are given what comes of each other end', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const steps = names.flatMap((to) => names.map((of, n) => `    ${to} = ${of}.plus(${n})`));
  const text = [made, 'def build():', ...names.map((one) => `    ${one} = Made()`), ...steps, '    a.end()', ''].join(
    '\n',
  );
  const { plus, end } = await inBothOrders({ 'a.py': text });
  expect(end).toEqual([expect.stringMatching(/ call (exact|inferred)$/)]);
  expect(plus).toHaveLength(steps.length);
});

test('an attribute that its class gives what comes of itself', async () => {
  const text = `${made}

class Query:
    def __init__(self):
        self.made = Made()

    def more(self):
        self.made = self.made.plus(1)
        self.made = self.made.plus(2)
        self.made = self.made.plus(3)
        return self.made.end()
`;
  const { plus, end } = await inBothOrders({ 'a.py': text });
  expect(plus.map((one) => one.split(':')[1])).toEqual([start + 7, start + 8, start + 9].map(String));
  expect(end).toEqual([`a.py:${start + 10}:26 call exact`]);
});

test('a variable that is given a copy of itself, and one that is given nothing else', async () => {
  const text = `from copy import copy, deepcopy
${made}

def some(made: Made):
    made = copy(made)
    made.end()


def others():
    first = next(first)
    second = deepcopy(third)
    third = deepcopy(second)
    for i, each in enumerate(each):
        each.end()
    second.end()
    first.end()
`;
  const project = await madeProject({ 'a.py': text });
  const all = await refsOf(project.project, 'Made.end');
  expect(all).toEqual([`a.py:${start + 5}:10 call exact`]);
  project.close();
});

test('a variable of Ruby that is given what comes of itself many times', async () => {
  const steps = numbers.map((n) => `  q = q.plus(${n})`);
  const text = [
    ...['class Made', '  def plus(n)', '    self', '  end', '', '  def done', '  end', 'end', ''],
    ...['def build', '  q = Made.new', ...steps, '  q.done', 'end', ''],
  ].join('\n');
  const project = await madeProject({ 'a.rb': text });
  expect(await refsOf(project.project, 'Made.plus')).toHaveLength(numbers.length);
  expect(await refsOf(project.project, 'Made.done')).toHaveLength(1);
  project.close();
});
