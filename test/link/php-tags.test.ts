import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const CODE = {
  'lib/Shop.php': `<?php
namespace Shop;
/**
 * Things to buy.
 *
 * @method static Item|null first(int $at) the first
 * @method self sorted()
 * @method static next()
 * @method Item[] all()
 * @method string label() of the tag
 * @method void base() of the tag
 * @property-read Item $best the best
 * @property ?Item $last
 * @property int $size
 */
class Shelf extends Base {
  public $size = 3;
  public function label(): string { return $this->sorted()->label(); }
}
class Wide extends Shelf { public function own() {} }
class Base { public function base(): void {} }
class Item { public function price(): int { return 1; } }
/** @method Item boxed() */
interface Boxes {}
/** @property Item $held */
trait Holds { public function look() { return $this->held->price(); } }
class Box implements Boxes { use Holds; }
/**
 * @mixin Item
 * @method Item copied()
 */
class Proxy extends \\Framework\\Model { }
/** @mixin Item */
class Plain implements Priced { }
interface Priced { public function price(): int; public function tax(): int; }
`,
  'lib/use.php': `<?php
namespace App;
use Shop\\{Box, Item, Plain, Proxy, Shelf, Wide};
function run(Shelf $shelf, Wide $wide, Box $box, Proxy $proxy, Plain $plain) {
  Shelf::first(1)->price();
  $shelf->sorted()->sorted();
  $wide->next()->own();
  foreach ($shelf->all() as $item) $item->price();
  $shelf->label();
  $wide->base();
  $shelf->best->price();
  $shelf->last = new Item();
  $shelf->last?->price();
  $shelf->size = 4;
  $box->boxed()->price();
  $box->held->price();
  $proxy->copied();
  $proxy->price();
  $plain->price();
  $plain->missing();
}
`,
  'lib/any.php': `<?php
namespace Any;
class Kept { public function keptAlone() {} }
class TKept { public function keptAlone() {} }
/** @template TKept of Kept */
class Keeps {
  /** @var TKept */
  private $kept;
  /** @return TKept */
  public function get() { return $this->kept; }
  public function run() { $this->kept->keptAlone(); $this->get()->keptAlone(); }
}
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(CODE);
});
afterAll(() => made.close());

test('a tag of a class is a member of it: it is found, shown by itself and is in the outline', async () => {
  const { results } = await made.project.definitions('Shelf.first');
  expect(results.map(({ line, column, kind, signature, doc }) => [line, column, kind, signature, doc])).toEqual([
    [6, 29, 'method', '@method static Item|null first(int $at)', 'the first'],
  ]);
  const [best] = (await made.project.definitions('Shelf.best')).results;
  expect([best?.signature, best?.doc]).toEqual(['@property-read Item $best', 'the best']);
  expect(await made.names('sorted')).toContain('Shop.Shelf.sorted');
  const { symbols } = await made.project.outline('lib/Shop.php');
  const names = symbols.flatMap(({ children }) => children.map(({ qualifiedName }) => qualifiedName));
  expect(names).toContain('Shop.Boxes.boxed');
});

test('calls of what a tag declares are calls of the tag, and its type says what they give', async () => {
  expect(await refsOf(made.project, 'Shelf.sorted')).toEqual([
    'lib/Shop.php:18:51 call exact',
    'lib/use.php:6:11 call exact',
    'lib/use.php:6:21 call exact',
  ]);
  expect(await refsOf(made.project, 'Item.price')).toEqual([
    'lib/Shop.php:26:60 call exact',
    'lib/use.php:5:20 call exact',
    'lib/use.php:8:43 call exact',
    'lib/use.php:11:17 call exact',
    'lib/use.php:13:18 call exact',
    'lib/use.php:15:18 call exact',
    'lib/use.php:16:15 call exact',
    'lib/use.php:18:11 call inferred',
  ]);
  // What `static` gives is of the type that it was called on.
  expect(await refsOf(made.project, 'Wide.own')).toEqual(['lib/use.php:7:18 call exact']);
  expect(await refsOf(made.project, 'Boxes.boxed')).toEqual(['lib/use.php:15:9 call exact']);
  expect(await refsOf(made.project, 'Holds.held')).toEqual([
    'lib/Shop.php:26:54 read exact',
    'lib/use.php:16:9 read exact',
  ]);
  expect(await refsOf(made.project, 'Shelf.last')).toEqual([
    'lib/use.php:12:11 write exact',
    'lib/use.php:13:11 read exact',
  ]);
});

test('a real member of the same type wins; of a type above it is called, but the tag is what the type says', async () => {
  expect(await refsOf(made.project, 'lib/Shop.php:18:19')).toEqual([
    'lib/Shop.php:18:61 call exact',
    'lib/use.php:9:11 call exact',
  ]);
  expect(await refsOf(made.project, 'lib/Shop.php:10:19', { tier: 'possible' })).toEqual([]);
  expect(await refsOf(made.project, 'lib/Shop.php:11:17')).toEqual(['lib/use.php:10:10 call inferred']);
  expect(await refsOf(made.project, 'Base.base')).toEqual([]);
  expect(await refsOf(made.project, 'lib/Shop.php:17:11')).toEqual(['lib/use.php:14:11 write exact']);
  // So does one that an interface asks for, before what `@mixin` says.
  expect(await refsOf(made.project, 'Priced.price')).toEqual(['lib/use.php:19:11 call exact']);
});

test('below a class of a dependency, which may have it as well, a tag is not certain', async () => {
  expect(await refsOf(made.project, 'Proxy.copied')).toEqual(['lib/use.php:17:11 call inferred']);
});

test('what overrides a member that a tag declares is known', async () => {
  made.write(
    'lib/More.php',
    `<?php
namespace Shop;
class More extends Shelf { public function sorted() {} }
function more(More $more) { $more->sorted(); }
`,
  );
  await made.project.index();
  const { calls } = await made.project.callers('Shelf.sorted', { dispatch: true });
  expect(calls.map(({ from, to, tier }) => `${from.qualifiedName}>${to.qualifiedName} ${tier}`)).toContain(
    'Shop.more>Shop.More.sorted inferred',
  );
});

test('what @template makes a type of any kind is no class of that name', async () => {
  expect(await refsOf(made.project, 'Kept.keptAlone', { tier: 'possible' })).toEqual([
    'lib/any.php:11:40 call possible',
    'lib/any.php:11:67 call possible',
  ]);
});
