import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const CODE = {
  'types.php': `<?php
namespace Made;
interface Node { public function type(); }
class Leaf implements Node { public ?Node $held; public function type() {} public function leaf() {} }
class Tree implements Node { public function type() {} public function tree() {} }
class Sub extends Leaf { public function sub() {} }
`,
  'shown.php': `<?php
namespace Made;
function inIf(Node $n, Node $other) {
  if ($n instanceof Leaf) $n->type();
  elseif ($n instanceof Tree && $other instanceof Leaf) { $n->type(); $other->type(); }
  else { $n->type(); }
  $n->type();
}
function after(Node $n) {
  if (!$n instanceof Leaf) { throw new \\Exception($n->type()); }
  $n->type();
  $n = other();
  $n->type();
}
function others(Node $n, $any) {
  return match (true) { $n instanceof Leaf => $n->type(), $n instanceof Tree, default => $n->type() };
  $n instanceof Leaf || $n->type();
  return $any instanceof Tree ? $any->type() : fn() => $any->type();
}
function each(iterable $all) {
  foreach ($all as $one) {
    if ($one instanceof Leaf === false) continue;
    if (!($one instanceof Leaf) || $one->type()) continue;
    assert($one instanceof Sub);
    $one->sub();
  }
}
class Holder {
  private Node $held;
  function run() {
    if ($this->held instanceof Leaf) { $this->held->type(); $this->held = new Tree(); $this->held->type(); }
  }
}
`,
  'given.php': `<?php
namespace Made;
function inOrder($in) {
  $x = new Leaf();
  $x->type();
  $x = new Tree();
  $x->type();
  if ($in) { $x = new Leaf(); $x->type(); } else { $x->type(); }
  $x->type();
}
function inTurns($all) {
  $x = new Leaf();
  foreach ($all as $one) { $x->type(); $x = new Tree(); $x->type(); }
  $x->type();
}
function caught() {
  $x = new Leaf();
  try { $x = new Tree(); $x->type(); } catch (\\Exception) { $x->type(); }
}
function itself($x) {
  if ($x = make()) { $x = [$x->leaf(), $x->type()]; }
}
function made(Node|Leaf $n, $rest) {
  if (!$n instanceof Leaf) { $n = new Leaf(); }
  $n->type();
  foreach ($rest as $one) {
    /** @var Tree $one */
    if ($one) $one->type();
    $one->type();
  }
}
function ofTwo(Leaf|Tree $n) { if ($n instanceof Leaf) $n->type(); }
function make(): Leaf { return new Leaf(); }
function shared() {
  $x = new Leaf();
  $f = function () use (&$x) { $x = new Tree(); };
  $f();
  $x->type();
}
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(CODE);
});
afterAll(() => made.close());

const usesIn = async (file: string, symbol: string): Promise<string[]> =>
  (await refsOf(made.project, symbol)).flatMap((one) => (one.startsWith(file) ? [one.slice(file.length + 1)] : []));

test('what instanceof has shown holds on the ways that lead from there, until something else is given', async () => {
  expect(await usesIn('shown.php', 'Leaf.type')).toEqual([
    '4:31 call exact',
    '5:79 call exact',
    '11:7 call exact',
    '13:7 call inferred',
    '16:51 call exact',
    '23:42 call exact',
    '31:53 call exact',
  ]);
  expect(await usesIn('shown.php', 'Tree.type')).toEqual([
    '5:63 call exact',
    '18:39 call exact',
    '18:62 call inferred',
  ]);
  expect(await usesIn('shown.php', 'Node.type')).toEqual([
    '6:14 call exact',
    '7:7 call exact',
    '10:55 call exact',
    '16:94 call exact',
    '17:29 call exact',
    '31:100 call exact',
  ]);
  expect(await usesIn('shown.php', 'Sub.sub')).toEqual(['25:11 call exact']);
});

test('a variable has what it was given last, where that is one place on all ways', async () => {
  expect(await usesIn('given.php', 'Leaf.type')).toEqual([
    '5:7 call exact',
    '8:35 call exact',
    '9:7 call inferred',
    '13:32 call inferred',
    '21:44 call exact',
    '25:7 call exact',
    '32:60 call exact',
  ]);
  expect((await usesIn('given.php', 'Tree.type')).filter((one) => one.endsWith('exact'))).toEqual([
    '7:7 call exact',
    '8:56 call exact',
    '13:61 call exact',
    '18:30 call exact',
    '28:21 call exact',
    '29:11 call exact',
  ]);
  expect(await usesIn('given.php', 'Leaf.leaf')).toEqual(['21:32 call exact']);
});
