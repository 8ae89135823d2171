import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

const FILES = {
  'composer.json': JSON.stringify({
    autoload: { 'psr-4': { 'Made\\': ['lib', 'src/'] }, 'psr-0': { Old_: 'old' } },
  }),
  'src/Shape.php': '<?php\nnamespace Made;\nclass Shape {}\n',
  'src/functions.php': `<?php
namespace Made\\Text;
function pipe() {}
const LIMIT = 3;
define('Made\\Text\\WIDTH', 80);
`,
  'src/Text/Pipe.php': '<?php\nnamespace Made\\Text;\nfinal class Pipe {}\n',
  'old/Old/Thing.php': '<?php\nclass Old_Thing {}\n',
  'stubs/Shape.php': '<?php\nnamespace Made;\nclass Shape {}\nclass Twice {}\n',
  'stubs/other.php': '<?php\nnamespace Made;\nclass Twice {}\n',
  'odd/place.inc': '<?php\nnamespace Made { interface Odd {} }\nnamespace { class Odd {} }\n',
  'src/use.php': `<?php
namespace Made\\Use;
use made\\shape;
use Made\\Text\\Pipe, Made\\Odd as O;
use function Made\\Text\\pipe as through;
use const Made\\Text\\{LIMIT, WIDTH, limit};
use Made\\{Text, Text\\Pipe as P, function Text\\pipe};
use Old_Thing;
use Made\\Twice;
use Psr\\Log\\LoggerInterface;
use Exception;
require __DIR__ . '/functions.php';
require_once dirname(__DIR__) . '/stubs/other.php';
include 'functions.php';
require __DIR__ . '/gone.php';
require $path;
`,
};

const CODE = {
  'lib/Animal.php': `<?php
namespace Zoo;
abstract class Animal {
  use Named;
  public function speak(): string { return $this->name() . static::kind(); }
  public static function kind(): string { return self::class; }
  public function itself(): static { return $this; }
  public function parent(): ?self { return null; }
}
trait Named {
  private string $name = '';
  public function name(): string { return $this->name; }
  public function missing() { return $this->elsewhere(); }
}
interface Feeder { public function feed(Animal $animal): void; }
trait Wags { public function wag() {} }
`,
  'lib/Dog.php': `<?php
namespace Zoo;
class Dog extends Animal { use Wags;
  /** @var Dog[] */
  private array $pups = [];
  private $keeper;
  public function __construct(private Feeder $feeder, $keeper = null) { $this->keeper = new Keeper(); }
  public function speak(): string { return parent::speak(); }
  public function bark() {
    foreach ($this->pups as $pup) $pup->bark();
    $this->feeder->feed($this);
    $this->keeper->call();
    return (new self($this->feeder))->itself()->bark();
  }
}
class Keeper { function call() { return new Dog(feeder()); } function elsewhere() {} }
enum Size: int { case Small = 1; const Default = self::Small; public function label(): string { return ''; } }
`,
  'lib/use.php': `<?php
namespace App;
use Zoo\\{Animal, Dog as Hound, Size};
use Zoo;
function run(Animal $animal, ?Hound $dog, Hound|Zoo\\Keeper $either, $any) {
  $animal->speak();
  $dog?->SPEAK();
  $any->bark();
  \\Zoo\\Dog::KIND();
  $animal->itself()->itself()->speak();
  $either->call();
  if ($animal instanceof Hound) { $animal->bark(); $animal->itself(); }
  $made = make();
  $made->bark();
  $made = new Zoo\\Keeper();
  $made->call();
  Size::Default->label();
  $next = $animal;
  while ($next) { $next = $next->parent(); }
  $sound = fn(): string => $animal->speak();
  $other = function () use ($animal) { return [$animal->speak(), $dog]; };
  strlen('x');
  preg_match('/x/', 'x', $found);
  return $found;
}
function make(): Hound { return new hound(feeder()); }
/** @return iterable<int, Hound> */
function pack() {}
foreach (pack() as $one) $one->bark();
`,
  'lib/strlen.php': '<?php\nnamespace Other;\nfunction strlen() {}\nfunction feeder() {}\n',
  'lib/feeder.php': '<?php\nfunction feeder(): Zoo\\Feeder {}\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({ ...FILES, ...CODE });
});
afterAll(() => made.close());

test('use leads to the file that declares the name, by its kind; composer.json decides between several', async () => {
  expect(await edgesOf(made.project, 'src/use.php')).toEqual([
    '3 made -> src/Shape.php',
    '4 Made\\Text -> src/Text/Pipe.php',
    '4 Made -> odd/place.inc',
    '5 Made\\Text -> src/functions.php',
    '6 Made\\Text -> src/functions.php',
    '6 Made\\Text external',
    '7 Made unresolved',
    '7 Made\\Text -> src/Text/Pipe.php',
    '7 Made\\Text -> src/functions.php',
    '8 \\ -> old/Old/Thing.php',
    '9 Made unresolved',
    '10 Psr\\Log external',
    '11 \\ external',
    '12 ./functions.php -> src/functions.php',
    '13 ../stubs/other.php -> stubs/other.php',
    '14 functions.php -> src/functions.php',
    '15 ./gone.php unresolved',
    '16 $path unresolved',
  ]);
});

test('members are those of declared types, of what is made and of what is held; traits come before parents', async () => {
  expect(await refsOf(made.project, 'Animal.speak')).toEqual([
    'lib/Dog.php:8:52 call exact',
    'lib/use.php:6:12 call exact',
    'lib/use.php:10:32 call exact',
    'lib/use.php:20:37 call exact',
  ]);
  expect(await refsOf(made.project, 'Dog.bark', { tier: 'possible' })).toEqual([
    'lib/Dog.php:10:41 call exact',
    'lib/Dog.php:13:49 call exact',
    'lib/use.php:8:9 call possible',
    'lib/use.php:12:44 call exact',
    'lib/use.php:14:10 call exact',
    'lib/use.php:29:32 call exact',
  ]);
  expect(await refsOf(made.project, 'Animal.kind')).toEqual([
    'lib/Animal.php:5:68 call exact',
    'lib/use.php:9:13 call exact',
  ]);
  expect(await refsOf(made.project, 'Named.name', { role: 'call' })).toEqual(['lib/Animal.php:5:51 call exact']);
  expect(await refsOf(made.project, 'Feeder.feed')).toEqual(['lib/Dog.php:11:20 call exact']);
  expect(await refsOf(made.project, 'Size.label')).toEqual(['lib/use.php:17:18 call exact']);
});

test('what may be one of several types, and a property that nothing declares', async () => {
  expect(await refsOf(made.project, 'Keeper.call')).toEqual([
    'lib/Dog.php:12:20 call exact',
    'lib/use.php:11:12 call inferred',
    'lib/use.php:16:10 call exact',
  ]);
  // The class that uses a trait may have what this has not.
  expect(await refsOf(made.project, 'Keeper.elsewhere', { tier: 'possible' })).toEqual([
    'lib/Animal.php:13:45 call possible',
  ]);
});

test('types and functions are found by namespaces and use, whatever their case', async () => {
  expect(await refsOf(made.project, 'lib/Dog.php:3:7', { role: 'call' })).toEqual([
    'lib/Dog.php:16:45 call exact',
    'lib/use.php:26:37 call exact',
  ]);
  expect(await refsOf(made.project, 'Keeper')).toEqual([
    'lib/Dog.php:7:93 call exact',
    'lib/use.php:5:53 type exact',
    'lib/use.php:15:19 call exact',
  ]);
  expect(await refsOf(made.project, 'lib/feeder.php:2:10')).toEqual([
    'lib/Dog.php:16:49 call exact',
    'lib/use.php:26:43 call exact',
  ]);
  // That of another namespace is not the one of PHP.
  expect(await refsOf(made.project, 'strlen', { tier: 'possible' })).toEqual([]);
});

test('a variable is told by the place after its sign; functions see what they take along', async () => {
  expect(await refsOf(made.project, 'lib/use.php:5:39')).toEqual(['lib/use.php:7:4 read exact']);
  expect(await refsOf(made.project, 'lib/use.php:13:4')).toEqual([
    'lib/use.php:14:4 read exact',
    'lib/use.php:15:4 write exact',
    'lib/use.php:16:4 read exact',
  ]);
  expect(await refsOf(made.project, 'lib/use.php:23:28')).toEqual(['lib/use.php:24:11 read exact']);
});

test('a variable that is given what comes of itself many times is what it was given last', async () => {
  const cases = (names: readonly string[]): string =>
    Array.from({ length: 16 }, (_, i) => `      case ${i}: $r = $r->${names[i % names.length]}($n); break;\n`).join('');
  made.write(
    'lib/turns.php',
    `<?php
namespace Turns;
interface Steps { public function step($n): Steps; public function turn($n); }
class Walk extends \\DateTime implements Steps { use Turning; }
trait Turning {
  function set($n): static {
    $r = $this;
    foreach ($n as $k) $r = $r->set($k);
    switch ($n) {
${cases(['step', 'turn', 'set'])}    }
    $r = $r->call($n) ?? $this;
    return $r;
  }
}
function walk(Steps $r, $n) {
  switch ($n) {
${cases(['step'])}  }
  $r->turn(1);
}
`,
  );
  await made.project.index();
  // This takes longer than any life where all orders of the writes are gone through.
  expect(await refsOf(made.project, 'Steps.turn')).toEqual(['lib/turns.php:50:7 call inferred']);
});
