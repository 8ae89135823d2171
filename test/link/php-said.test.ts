import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';

const CODE = {
  'types.php': `<?php
namespace Made;
interface Shape { public function size(); }
class Square implements Shape { public function size() {} public function side() {} }
class Grid extends Square { public function size() {} }
class Other { public function size() {} }
`,
  'said.php': `<?php
namespace Made;
/** @template T of Shape */
abstract class Kept {
  /** @var Square */
  protected Shape $said;
  /** @var T */
  protected Shape $held;
  /** @param Square $one
   *  @param Other|null $two
   *  @param Square|Other[] $three */
  function take(Shape $one, Shape $two, Shape $three) {
    $one->size();
    $two->size();
    $three->size();
    $this->said->size();
    $this->held->size();
  }
  /** @return Grid */
  abstract function give(): Square;
  /** @return static */
  function same(): self { return $this; }
  function size() {}
}
/** @extends Kept<Grid> */
class Held extends Kept {
  function size() {}
  function run() {
    $this->give()->size();
    $this->held->size();
    $this->same()->size();
  }
}
`,
  'lists.php': `<?php
namespace Made;
/** @param Square[] $all */
function lists(array $all, $any) {
  $first = array_shift($all);
  $first->side();
  foreach (array_reverse($all) as $one) $one->side();
  \\end($all)->side();
  $made = call_user_func($any);
  $made->side();
  strlen($any)->side();
}
`,
  'magic.php': `<?php
namespace Made;
class Magic { public function __get($name) {} public function of(): ?Square {} private ?Grid $kept; 
  function run(?Square $one) {
    (new Magic())->thing->side();
    ($one ?? $this->of())->side();
    ($one ?: $this->kept)->side();
    (new Magic())->thing();
  }
}
`,
  'own.php': `<?php
namespace Made;
use Countable;
interface Named { public function name(); public function getCode(); }
interface Counted extends Countable, Named {}
class Wrong extends \\RuntimeException implements Named { }
function own(Counted $c, Wrong $w) { $c->name(); $w->name(); $w->getCode(); $c->count(); }
`,
  'either.php': `<?php
namespace Made;
class Either {
  private $shape;
  function __construct(?Shape $shape = null) { $this->shape = $shape ?: new Square(); }
  function run() { $this->shape->size(); }
}
`,
  'results.php': `<?php
namespace Made;
trait Sized { public function size() {} public function scaled() {} }
trait Also { public function scaled() {} }
class Results {
  use Also { Also::scaled as alsoScaled; }
  use Sized { size as sizeOf; Sized::scaled as protected scaledTo; }
  private Square $square;
  function square() { return $this->square; }
  function any($x) { if ($x) return $this->square; return $x; }
  function many() { foreach ([1] as $x) yield $x; return $this->square; }
  function run() {
    $this->square()->side();
    $this->any(1)->side();
    $this->many()->side();
    $this->sizeOf();
    $this->scaledTo();
    $this->alsoScaled();
  }
}
`,
  'held.php': `<?php
namespace Made;
class Shapes implements \\IteratorAggregate { public function getIterator(): ShapesIterator {} }
class ShapesIterator implements \\Iterator { public function current(): Square {} public function next(): void {} }
class Squares implements \\IteratorAggregate {
  /** @return \\Traversable|Square[] */
  public function getIterator(): \\Traversable {}
}
function held(Shapes $shapes, Squares $squares) {
  foreach ($shapes as $one) { $one->side(); }
  foreach ($squares as $two) { $two->side(); }
  foreach ($GLOBALS['x'] as $file) { $file = realpath($file->size()); }
  foreach (debug_backtrace() as $at) { if ($at['x'] instanceof Square) { $found = $at['x']; } }
  $found->side();
}
/** @param Grid $one */
function more(Square $one) { if ($one instanceof Shape) { $one->size(); } }
`,
  'given.php': `<?php
namespace Made;
class Dated extends \\DateTime { public function format($as) {} public function near() {} }
function given(bool $b, \\DateTime $date, \\ReflectionClass $class, \\SplObjectStorage $all) {
  $one = $b ? $date : new Dated();
  $one->format('');
  $made = $class->newInstance();
  $made->near();
  foreach ($all as $each) { $each->near(); }
}
`,
  'turns.php': `<?php
namespace Made;
class Turn { /** @return Turn */ function m() {} }
function turns(Turn $x, Turn $y) {
  while ($x) {
${'if ($x->m()) { $x = $y ?? $x->m(); } else { $y = $x->m() ?: $y->m(); }\n'.repeat(200)}
  }
  $x->m();
}
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(CODE);
});
afterAll(() => made.close());

const definitionOf = async (place: string): Promise<string[]> =>
  (await made.project.definitions(place)).results.map(
    ({ path, line, column, tier }) => `${path}:${line}:${column} ${tier}`,
  );
const at = async (path: string, line: number, name: string): Promise<string[]> => {
  const column = CODE[path as keyof typeof CODE].split('\n')[line - 1]!.lastIndexOf(name) + 1;
  return definitionOf(`${path}:${line}:${column}`);
};

test('a comment says more than the language where it names a subtype', async () => {
  expect(await at('said.php', 13, 'size')).toEqual(['types.php:4:49 exact']);
  expect(await at('said.php', 14, 'size')).toEqual(['types.php:3:35 exact']);
  expect(await at('said.php', 15, 'size')).toEqual(['types.php:3:35 exact']);
  expect(await at('said.php', 16, 'size')).toEqual(['types.php:4:49 exact']);
  expect(await at('said.php', 29, 'size')).toEqual(['types.php:5:45 exact']);
  expect(await at('said.php', 31, 'size')).toEqual(['said.php:27:12 exact']);
});

test('what a comment leaves to subclasses is not certain in these', async () => {
  expect(await at('said.php', 17, 'size')).toEqual(['types.php:3:35 exact']);
  expect(await at('said.php', 30, 'size')).toEqual(['types.php:3:35 inferred']);
});

test('functions of PHP give what the list has that they take', async () => {
  expect(await at('lists.php', 6, 'side')).toEqual(['types.php:4:75 exact']);
  expect(await at('lists.php', 7, 'side')).toEqual(['types.php:4:75 exact']);
  expect(await at('lists.php', 8, 'side')).toEqual(['types.php:4:75 exact']);
  expect(await at('lists.php', 10, 'side')).toEqual(['types.php:4:75 possible']);
  expect(await at('lists.php', 11, 'side')).toEqual([]);
});

test('what a type has not is nothing known', async () => {
  expect(await at('magic.php', 5, 'side')).toEqual(['types.php:4:75 possible']);
  expect(await at('magic.php', 8, 'thing')).toEqual([]);
});

test('a receiver of several values', async () => {
  expect(await at('magic.php', 6, 'side')).toEqual(['types.php:4:75 exact']);
  expect(await at('magic.php', 7, 'side')).toEqual(['types.php:4:75 exact']);
});

test('types of PHP itself have the members that they have', async () => {
  expect(await at('own.php', 7, 'name')).toEqual(['own.php:4:35 exact']);
  expect(await definitionOf('own.php:7:58')).toEqual(['own.php:4:35 exact']);
  expect(await at('own.php', 7, 'getCode')).toEqual(['own.php:4:59 inferred']);
  expect(await at('own.php', 7, 'count')).toEqual([]);
});

test('one of a type and of a type below it is one of the first', async () => {
  expect(await at('either.php', 6, 'size')).toEqual(['types.php:3:35 exact']);
});

test('what a body returns is what the method gives', async () => {
  expect(await at('results.php', 13, 'side')).toEqual(['types.php:4:75 exact']);
  expect(await at('results.php', 14, 'side')).toEqual(['types.php:4:75 possible']);
  expect(await at('results.php', 15, 'side')).toEqual(['types.php:4:75 possible']);
});

test('a call by the name that a use gives a method leads to the method', async () => {
  expect(await at('results.php', 16, 'sizeOf')).toEqual(['results.php:3:31 exact']);
  expect(await at('results.php', 17, 'scaledTo')).toEqual(['results.php:3:57 exact']);
  expect(await at('results.php', 18, 'alsoScaled')).toEqual(['results.php:4:30 exact']);
});

test('a loop gives what the iterator of a type gives', async () => {
  expect(await at('held.php', 10, 'side')).toEqual(['types.php:4:75 exact']);
  expect(await at('held.php', 11, 'side')).toEqual(['types.php:4:75 exact']);
});

test('what comes of something of which nothing is known is not known', async () => {
  expect((await at('held.php', 12, 'size')).length).toBeGreaterThan(0);
  expect(await at('held.php', 14, 'side')).toEqual(['types.php:4:75 possible']);
});

test('a type that is asked for says nothing new of a value of one below it', async () => {
  expect(await at('held.php', 17, 'size')).toEqual(['types.php:5:45 exact']);
});

test('a value that may be of a class of PHP is not certain, and what such a class holds or makes not known', async () => {
  expect(await at('given.php', 6, 'format')).toEqual(['given.php:3:49 inferred']);
  expect(await at('given.php', 8, 'near')).toEqual(['given.php:3:80 possible']);
  expect(await at('given.php', 9, 'near')).toEqual(['given.php:3:80 possible']);
});

test('variables that are given one another in hundreds of places are followed so far', async () => {
  expect(await at('turns.php', 208, 'm')).toEqual(['turns.php:3:43 possible']);
});
