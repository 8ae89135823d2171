import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const CODE = {
  'lib/Base.php': `<?php
namespace Made;
class Base { public function up() {} private $mw; }
interface Ends { public function end(); }
trait Helps { public function help() {} }
`,
  'lib/unnamed.php': `<?php
namespace Made;
class Maker {
  private $mw;
  public function make($next) {
    $made = new class ($this->mw, $next) extends Base implements Ends {
      use Helps;
      private $mw;
      const WIDE = 1;
      public function __construct($mw, private Base $next) { $this->mw = $mw; $this->next->up(); }
      public function go() { $this->up(); $this->help(); parent::up(); return self::WIDE; }
      public static function same(): static { return new self(1, new Base()); }
      public function end() { $this->go(); static::same()->go(); }
    };
    return $made->go();
  }
}
`,
  'lib/kept.php': `<?php
namespace Made;
class Kept {
  public static ?Kept $first = null;
  private $call;
  public function call() { ($this->call)(1); return static::$first ?? self::$first; }
  public function text($pad) { return "%s$pad|{$pad}" . Kept::$first; }
}
function ends($one) {
  if ($one instanceof Node\\Deep) echo $_SERVER['x'];
  return $one instanceof namespace\\Node\\Deep || isset($_SERVER['y']);
}
`,
  'lib/named.php': `<?php
namespace Made;
#[\\Attribute]
class Tag { public function __construct(public string $label, private $wide = 1, ...$rest) {} }
class Wide extends Tag { public static function of(int $size): self { return new self(label: 'a', wide: 2); } }
#[Tag(label: 'b')]
function tagged(int $size, $label = '') { return new Wide(label: $label, other: 3); }
tagged(label: 'c', size: 4);
Wide::of(size: 5);
strlen(size: 6);
`,
  'lib/alias.php': `<?php
namespace Made;
trait Calls { public function call() {} public function keep() {} }
trait More { public function more() {} }
class Uses {
  use Calls, More { call as protected first; Calls::keep as kept; more as private; }
  function run() { $this->first(); $this->kept(); $this->more(); $this->call(); }
}
`,
  'lib/Node/Deep.php': '<?php\nnamespace Made\\Node;\nclass Deep {}\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(CODE);
});
afterAll(() => made.close());

const UNNAMED = 'lib/unnamed.php';

test('in a class without a name it is the class itself, what it extends and the traits it uses', async () => {
  expect(await refsOf(made.project, `${UNNAMED}:11:23`)).toEqual([
    `${UNNAMED}:13:38 call exact`,
    `${UNNAMED}:13:60 call exact`,
    `${UNNAMED}:15:19 call exact`,
  ]);
  expect(await refsOf(made.project, `${UNNAMED}:8:16`)).toEqual([`${UNNAMED}:10:69 write exact`]);
  expect(await refsOf(made.project, `${UNNAMED}:9:13`)).toEqual([`${UNNAMED}:11:85 read exact`]);
  expect(await refsOf(made.project, `${UNNAMED}:12:30`)).toEqual([`${UNNAMED}:13:52 call exact`]);
  expect(await refsOf(made.project, 'Base.up')).toEqual([
    `${UNNAMED}:10:92 call exact`,
    `${UNNAMED}:11:37 call exact`,
    `${UNNAMED}:11:66 call exact`,
  ]);
  expect(await refsOf(made.project, 'Helps.help')).toEqual([`${UNNAMED}:11:50 call exact`]);
});

test('what the constructor of a class without a name is given stands outside of it', async () => {
  expect(await refsOf(made.project, `${UNNAMED}:4:12`)).toEqual([`${UNNAMED}:6:31 read exact`]);
  expect(await refsOf(made.project, `${UNNAMED}:5:25`)).toEqual([`${UNNAMED}:6:36 read exact`]);
});

test('a static property is told by a place in its name, a variable by one in text', async () => {
  const definitionOf = async (place: string): Promise<string[]> =>
    (await made.project.definitions(place)).results.map(({ line, column, tier }) => `${line}:${column} ${tier}`);
  expect(await definitionOf('lib/kept.php:6:62')).toEqual(['4:24 exact']);
  expect(await definitionOf('lib/kept.php:6:77')).toEqual(['4:24 exact']);
  expect(await definitionOf('lib/kept.php:7:68')).toEqual(['4:24 exact']);
  expect(await definitionOf('lib/kept.php:7:45')).toEqual(['7:25 exact']);
  expect(await definitionOf('lib/kept.php:7:50')).toEqual(['7:25 exact']);
});

test('brackets around a property make no method of it', async () => {
  expect(await refsOf(made.project, 'lib/kept.php:5:12')).toEqual(['lib/kept.php:6:36 read exact']);
  expect(await refsOf(made.project, 'lib/kept.php:6:19', { tier: 'possible' })).toEqual([]);
});

test('instanceof asks for the type at the end of a path', async () => {
  expect(await refsOf(made.project, 'Deep')).toEqual([
    'lib/kept.php:10:28 type exact',
    'lib/kept.php:11:41 type exact',
  ]);
});

test('variables of PHP itself are none of the project', async () => {
  expect((await made.project.definitions('lib/kept.php:11:57')).results).toEqual([]);
});

test('the name of an argument is that of a parameter, and of the property that this makes', async () => {
  expect(await refsOf(made.project, 'Tag.label')).toEqual([
    'lib/named.php:5:87 key exact',
    'lib/named.php:6:7 key exact',
    'lib/named.php:7:59 key exact',
  ]);
  expect(await refsOf(made.project, 'lib/named.php:4:75')).toEqual(['lib/named.php:5:99 key exact']);
  expect(await refsOf(made.project, 'lib/named.php:7:22')).toEqual(['lib/named.php:8:20 key exact']);
  expect(await refsOf(made.project, 'lib/named.php:5:57')).toEqual(['lib/named.php:9:10 key exact']);
  expect(await refsOf(made.project, 'lib/named.php:7:29')).toEqual([
    'lib/named.php:7:67 read exact',
    'lib/named.php:8:8 key exact',
  ]);
});

test('a method of a trait is named where it gets another name', async () => {
  expect(await refsOf(made.project, 'Calls.call')).toEqual([
    'lib/alias.php:6:21 read exact',
    'lib/alias.php:7:73 call exact',
  ]);
  expect(await refsOf(made.project, 'lib/alias.php:6:39')).toEqual(['lib/alias.php:7:27 call exact']);
  expect(await refsOf(made.project, 'Calls.keep')).toEqual(['lib/alias.php:6:53 read exact']);
  expect(await refsOf(made.project, 'More.more')).toEqual(['lib/alias.php:7:58 call exact']);
});
