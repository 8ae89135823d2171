import { afterAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

let made: MadeProject | undefined;
afterAll(() => made?.close());

async function open(files: Record<string, string>): Promise<MadeProject['project']> {
  made?.close();
  made = await madeProject(files);
  return made.project;
}

test('modules are found as Python finds them', async () => {
  const project = await open({
    'pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["lib"]\n',
    'lib/pkg/__init__.py': 'from .core import make, other as renamed\n\nVALUE = 1\n',
    'lib/pkg/core.py': 'import typing\nimport typing_extensions\nfrom . import util, VALUE\nfrom .. import pkg\n',
    'lib/pkg/typing.py': '',
    'lib/pkg/make.py': '',
    'lib/pkg/util/__init__.py': 'from ..core import make\nfrom ...pkg import core\nfrom .... import core\n',
    'lib/pkg/util.py': '',
    'lib/pkg/part/deep.py': 'from .deeper import x\nfrom pkg.part import deep, nothing\nimport pkg.part.deep as deep\n',
    'lib/pkg/stub.pyi': '',
    'src/second/__init__.pyi': '',
    'tests/test_it.py': `import pkg.core
import pkg.part.deep
import pkg.stub, second, helper
from pkg import make, core, missing
from pkg import *
from pkg.make import thing
import pkg.gone
import gone.pkg
import importlib
importlib.import_module("pkg.core")
if TYPE_CHECKING:
    from pkg import util
try:
    import second
except ImportError:
    from pkg import util as second
`,
    'tests/helper.py': '',
    'tests/deep/test_more.py': 'import helper\nimport other\n',
    'tests/conftest.py': '',
    'tests/deep/other.py': '',
  });
  expect(await edgesOf(project, 'lib/pkg/core.py')).toEqual([
    '1 typing builtin',
    '2 typing_extensions external',
    '3 . -> lib/pkg/util/__init__.py',
    '3 . -> lib/pkg/__init__.py',
    '4 .. -> lib/pkg/__init__.py',
  ]);
  expect(await edgesOf(project, 'lib/pkg/util/__init__.py')).toEqual([
    '1 ..core -> lib/pkg/core.py',
    '2 ...pkg -> lib/pkg/core.py',
    '3 .... unresolved',
  ]);
  expect(await edgesOf(project, 'lib/pkg/part/deep.py')).toEqual([
    '1 .deeper unresolved',
    '2 pkg.part -> lib/pkg/part/deep.py',
    '2 pkg.part unresolved',
    '3 pkg.part.deep -> lib/pkg/part/deep.py',
  ]);
  expect(await edgesOf(project, 'tests/test_it.py')).toEqual([
    '1 pkg.core -> lib/pkg/core.py',
    '1 pkg -> lib/pkg/__init__.py',
    '2 pkg.part.deep -> lib/pkg/part/deep.py',
    '2 pkg -> lib/pkg/__init__.py',
    '3 pkg.stub -> lib/pkg/stub.pyi',
    '3 pkg -> lib/pkg/__init__.py',
    '3 second -> src/second/__init__.pyi',
    '3 helper -> tests/helper.py',
    '4 pkg -> lib/pkg/__init__.py',
    '4 pkg -> lib/pkg/core.py',
    '5 pkg -> lib/pkg/__init__.py',
    '6 pkg.make -> lib/pkg/make.py',
    '7 pkg.gone unresolved',
    '7 pkg -> lib/pkg/__init__.py',
    '8 gone.pkg external',
    '8 gone external',
    '9 importlib builtin',
    '10 pkg.core -> lib/pkg/core.py',
    '12 pkg -> lib/pkg/util/__init__.py',
    '14 second -> src/second/__init__.pyi',
    '16 pkg -> lib/pkg/util/__init__.py',
  ]);
  expect(await edgesOf(project, 'tests/deep/test_more.py')).toEqual([
    '1 helper -> tests/helper.py',
    '2 other -> tests/deep/other.py',
  ]);
  const { edges } = await project.imports('tests/test_it.py');
  expect(edges.filter(({ note }) => note !== undefined).map(({ line, note }) => `${line} ${note}`)).toEqual([
    '7 the package lib/pkg/__init__.py has no such module',
    '10 the module is loaded by a call with its name',
  ]);
});

test('what projects say of their directories is heeded', async () => {
  const project = await open({
    'pyproject.toml':
      '[tool.uv.workspace]\nmembers = [\n  "packages/*", # all\n]\n[tool.pytest.ini_options]\npythonpath = "hidden"\n',
    'hidden/found.py': '',
    'packages/one/pyproject.toml': '[project]\nname = "One_x"\n',
    'packages/one/src/one/__init__.py': 'import two\nimport found\nimport three\n',
    'packages/two/setup.cfg': '[metadata]\nname = two\n[options]\npackage_dir =\n    = code\n',
    'packages/two/setup.py': 'setup(package_dir={"": "code", "three.parts": "portions"})\n',
    'packages/two/code/two.py': 'from three.parts.part import x\n',
    'packages/two/portions/part.py': '',
    'apart/pyproject.toml': '[tool.poetry.dependencies]\none = { path = "../packages/one", develop = true }\n',
    'apart/use.py': 'import one\nimport two\n',
    'needs/pyproject.toml': '[project]\ndependencies = ["one-x>=1"]\n',
    'needs/use.py': 'import one\nimport two\n',
    'script/own/__init__.py': '',
    'script/own/run.py': 'import beside\n',
    'script/own/beside.py': '',
  });
  expect(await edgesOf(project, 'packages/one/src/one/__init__.py')).toEqual([
    '1 two -> packages/two/code/two.py',
    '2 found -> hidden/found.py',
    '3 three external',
  ]);
  expect(await edgesOf(project, 'packages/two/code/two.py')).toEqual([
    '1 three.parts.part -> packages/two/portions/part.py',
  ]);
  expect(await edgesOf(project, 'apart/use.py')).toEqual([
    '1 one -> packages/one/src/one/__init__.py',
    '2 two external',
  ]);
  expect(await edgesOf(project, 'needs/use.py')).toEqual([
    '1 one -> packages/one/src/one/__init__.py',
    '2 two external',
  ]);
  const { edges } = await project.imports('script/own/run.py');
  expect(edges).toMatchObject([{ path: 'script/own/beside.py', note: 'the file is run as a script' }]);
});

const NAMES = {
  'pkg/__init__.py': 'from .shapes import Square as Box, make\nfrom .stars import *\n\n__all__ = ["Box", "make"]\n',
  'pkg/shapes.py': `from __future__ import annotations
import abc


class Shape(abc.ABC):
    name: str = ""

    def __init__(self, side: int, label=None):
        self.side = side
        self.name = label
        self.peer: Shape | None = None

    @property
    def twin(self) -> "Shape":
        return self.peer

    @classmethod
    def of(cls, side) -> Self:
        return cls(side)

    def area(self):
        return self.side

    def __enter__(self) -> Self:
        return self


class Round(Shape):
    def area(self):
        return 3

    def radius(self):
        return 1


class Square(Shape):
    corners = 4

    def __init__(self):
        super().__init__(2, label="square")
        self.name = "square"
        self.corners = 5


def make(side: int = 1) -> dict[str, list[Square]]:
    return {}


def guess():
    return Square()
`,
  'pkg/stars.py': 'def shining(*, bright=1):\n    pass\n\n\ndef _hidden():\n    pass\n',
  'use.py': `import pkg
import pkg.shapes as sh
from pkg import Box, make
from pkg.stars import *
from lib import area, Shape as Other

box = Box()
box.area()
pkg.Box.of(side=1).twin.area()
make(side=2)["a"].pop().corners
for key, boxes in make().items():
    for number, one in enumerate(boxes):
        one.area()
with sh.Round(1) as round_one, open("x") as file:
    round_one.area()
    file.area()
shining(bright=2)
_hidden()
sh.guess().area()
several = [Box(), Box()]
several[0].area()
[each.area() for each in several]
changing = Box()
changing = sh.Round(1)
changing.area()


def ask(shape: sh.Shape, anything, other: Other = None):
    shape.area()
    shape.radius()
    anything.area()
    other.area()
    area()
    area = anything
    area()
    return (lambda: shape.area())
`,
};

test('members are those of what the receiver is declared, made or returned as', async () => {
  const project = await open(NAMES);
  expect(await refsOf(project, 'Shape.area')).toEqual([
    'use.py:8:5 call exact',
    'use.py:9:25 call exact',
    'use.py:13:13 call exact',
    'use.py:19:12 call exact',
    'use.py:21:12 call exact',
    'use.py:22:7 call exact',
    'use.py:29:11 call exact',
    'use.py:36:27 call exact',
  ]);
  expect(await refsOf(project, 'Round.area')).toEqual(['use.py:15:15 call exact', 'use.py:25:10 call exact']);
  const { results } = await project.references('Shape.area', { tier: 'possible' });
  // What a file, a package or a local has is not meant.
  expect(results.filter(({ tier }) => tier === 'possible').map(({ line }) => line)).toEqual([31]);
  // The value may be of the only subtype that has it.
  expect(await refsOf(project, 'Round.radius')).toEqual(['use.py:30:11 call inferred']);
});

test('attributes are those of the base that declares them; parameters are named by calls', async () => {
  const project = await open(NAMES);
  expect(await refsOf(project, 'Shape.name')).toEqual([
    'pkg/shapes.py:10:14 write exact',
    'pkg/shapes.py:41:14 definition exact',
  ]);
  expect(await refsOf(project, 'Shape.peer')).toEqual(['pkg/shapes.py:15:21 read exact']);
  expect(await refsOf(project, 'Square.corners')).toEqual([
    'pkg/shapes.py:42:14 write exact',
    'use.py:10:25 read exact',
  ]);
  expect(await refsOf(project, 'pkg/shapes.py:8:35')).toEqual([
    'pkg/shapes.py:10:21 read exact',
    'pkg/shapes.py:40:29 key exact',
  ]);
  expect(await refsOf(project, 'pkg/shapes.py:45:10')).toEqual(['use.py:10:6 key exact']);
  expect(await refsOf(project, 'pkg/stars.py:1:16')).toEqual(['use.py:17:9 key exact']);
});

test('names are followed through packages, stars and other names', async () => {
  const project = await open(NAMES);
  expect(await refsOf(project, 'pkg/shapes.py:36:7')).toEqual([
    'pkg/__init__.py:1:21 import exact',
    'pkg/__init__.py:1:31 import exact',
    'pkg/shapes.py:45:43 type exact',
    'pkg/shapes.py:50:12 call exact',
    'use.py:3:17 import exact',
    'use.py:7:7 call exact',
    'use.py:9:5 read exact',
    'use.py:20:12 call exact',
    'use.py:20:19 call exact',
    'use.py:23:12 call exact',
  ]);
  expect(await refsOf(project, 'shining')).toEqual(['use.py:17:1 call exact']);
  expect(await refsOf(project, '_hidden')).toEqual([]);
  // What stands in quotes is a name for those who read it so.
  expect(await refsOf(project, 'pkg/shapes.py:5:7', { role: 'type' })).toEqual([
    'pkg/shapes.py:11:20 type exact',
    'pkg/shapes.py:14:24 type inferred',
    'pkg/shapes.py:28:13 type exact',
    'pkg/shapes.py:36:14 type exact',
    'use.py:28:19 type exact',
  ]);
});

test('members of several bases are found in their order; of bases outside nothing is certain', async () => {
  const project = await open({
    'a.py': `import lib


class Base:
    def go(self): ...
    def stay(self): ...


class Left(Base): ...


class Right(Base):
    def go(self): ...


class Both(Left, Right):
    step = step = 1


class Mixed(lib.Thing, Base):
    def work(self):
        self.go()
        self.nothing()


def nothing(): ...


Both().go()
Left().go()
`,
  });
  expect(await refsOf(project, 'Right.go')).toEqual(['a.py:29:8 call exact']);
  expect(await refsOf(project, 'Base.go')).toEqual(['a.py:22:14 call inferred', 'a.py:30:8 call exact']);
  expect(await refsOf(project, 'a.py:26:5')).toEqual([]);
});

test('a type variable for the first parameter of a method is the type that it is called on', async () => {
  const project = await open({
    'opened.py': `from typing import Type, TypeVar
T = TypeVar("T", bound="Opened")
class Mixed:
    def other(self: "Reader"):
        return self.read()
class Opened:
    def __enter__(self: T) -> T:
        self.ready()
        return self
    @classmethod
    def make(cls: Type[T]) -> T:
        return cls()
    def own[S](self: S) -> S:
        return self
    def ready(self): pass
class Reader(Opened):
    def read(self): pass
    def ready(self): pass
with Reader() as reader:
    reader.read()
Reader.make().read()
Reader().own().ready()
`,
  });
  expect(await refsOf(project, 'Reader.read')).toEqual([
    'opened.py:5:21 call exact',
    'opened.py:20:12 call exact',
    'opened.py:21:15 call exact',
  ]);
  expect(await refsOf(project, 'Opened.ready')).toEqual(['opened.py:8:14 call exact']);
  expect(await refsOf(project, 'Reader.ready')).toEqual(['opened.py:22:16 call exact']);
});

test('the body of a function without a declared result shows what it gives, of what it is called on', async () => {
  const project = await open({
    'keys.py': `class Key:
    @classmethod
    def load(cls, text):
        key = cls(text)
        return key
    def itself(self):
        return self
    def bits(self): pass
class Long(Key):
    def bits(self): pass
def make():
    return Long()
Long.load('').bits()
Long('').itself().bits()
make().bits()
Key.load('').bits()
`,
  });
  expect(await refsOf(project, 'Long.bits')).toEqual([
    'keys.py:13:15 call exact',
    'keys.py:14:19 call exact',
    'keys.py:15:8 call exact',
  ]);
  expect(await refsOf(project, 'Key.bits')).toEqual(['keys.py:16:14 call exact']);
});

test('of several bases super is the next in their order', async () => {
  const project = await open({
    'bases.py': `from typing import Generic, TypeVar
T = TypeVar("T")
class Root:
    def log(self): pass
class Left(Root): pass
class Right(Root):
    def log(self): pass
class Made(Left, Right, Generic[T]):
    def log(self):
        super().log()
    @classmethod
    def make(cls):
        return super().make()
`,
  });
  expect(await refsOf(project, 'Right.log')).toEqual(['bases.py:10:17 call exact']);
  expect(await refsOf(project, 'Root.log')).toEqual([]);
  expect(await refsOf(project, 'Made.log')).toEqual([]);
  expect(await refsOf(project, 'Made.make')).toEqual([]);
});

test('what is yielded is iterated over, or what a context gives', async () => {
  const project = await open({
    'yields.py': `from contextlib import contextmanager
class Item:
    def run(self): pass
def items():
    yield Item()
    yield Item()
@contextmanager
def opened(path):
    item = Item()
    try:
        yield item
    finally:
        pass
def more():
    yield from items()
for one in items():
    one.run()
with opened('x') as item:
    item.run()
for each in more():
    each.run()
items().run()
`,
  });
  expect(await refsOf(project, 'Item.run')).toEqual(['yields.py:17:9 call exact', 'yields.py:19:10 call exact']);
});

test('a name that is given several values has the last one on all ways that lead there', async () => {
  const project = await open({
    'ways.py': `class One:
    def go(self): pass
class Two:
    def go(self): pass
def straight(it):
    it.go()
    it = One()
    it.go()
    it = Two()
    it.go()
def branches(flag):
    it = One()
    if flag:
        it = Two()
        it.go()
    elif flag.one:
        it.go()
    else:
        it = Two()
        raise it
    it.go()
def other(paths):
    it = One()
    with paths as it:
        it.go()
    it = One()
    it += paths
    it.go()
    it = Two()
    it.part = it.go()
def left(flag):
    it = One()
    if flag:
        it = Two()
        return it.go()
    it.go()
def loops(all):
    it = One()
    for each in all:
        it.go()
        it = Two()
        it.go()
    try:
        it = One()
        it.go()
    except Exception as e:
        it.go()
    it.go()
`,
  });
  const of = async (name: string): Promise<string[]> =>
    (await refsOf(project, `${name}.go`)).map((text) => text.replace(/^ways\.py:(\d+):\d+ call (\w+)$/, '$1 $2'));
  expect(await of('One')).toEqual([
    ...['8 exact', '17 exact', '21 inferred', '36 exact', '40 inferred', '45 exact', '47 inferred', '48 inferred'],
  ]);
  expect(await of('Two')).toEqual([
    ...['10 exact', '15 exact', '21 inferred', '30 exact', '35 exact'],
    ...['40 inferred', '42 exact', '47 inferred', '48 inferred'],
  ]);
});

test('a name is of the type that a condition tells, as long as it is given no other value', async () => {
  const project = await open({
    'narrowed.py': `class A:
    def go(self): pass
    def other(self): pass
class B(A):
    def go(self): pass
class C(B):
    def go(self): pass
def branches(x: A):
    if isinstance(x, B):
        x.go()
        x.other()
        if isinstance(x, C):
            x.go()
        x.go()
    elif x and isinstance(x, C) and x.go():
        x.go()
    else:
        x.go()
def behind(x: A):
    if not isinstance(x, B):
        x.go()
        return
    x.go()
    assert isinstance(x, C)
    x.go()
    x = A()
    x.go()
def loops(x: A):
    assert isinstance(x, B)
    for each in x.go():
        x.go()
        x = each
def inside(x: C, y, z):
    if isinstance(x, A):
        x.go()
    if isinstance(y, B) or z:
        y.go()
    if isinstance(y, B):
        y.go()
        def later(): y.go()
    if isinstance(z, str):
        z.go()
`,
  });
  const { results } = await project.references('A.go');
  expect(results.map(({ line }) => line)).toEqual([18, 21, 27, 31]);
  expect((await project.references('B.go')).results.map(({ line }) => line)).toEqual([10, 14, 23, 30, 39]);
  expect((await project.references('C.go')).results.map(({ line }) => line)).toEqual([13, 15, 16, 25, 35]);
  expect((await project.references('A.other')).results.map(({ line }) => line)).toEqual([11]);
  expect((await project.definitions('narrowed.py:42:11')).results).toEqual([]);
});

test('further arguments are in containers of the language', async () => {
  const project = await open({
    'further.py': `class Own:
    def update(self, it): pass
    def count(self, it): pass
def call(it, *args, **options):
    options.update(it)
    args.count(it)
    it.update(args)
    (lambda *all: all.count(1))(it)
`,
  });
  const { results } = await project.references('Own.update', { tier: 'possible' });
  expect(results.map(({ line }) => line)).toEqual([7]);
  expect((await project.references('Own.count', { tier: 'possible' })).results).toEqual([]);
  expect((await project.definitions('further.py:5:13')).results).toEqual([]);
});

test('what is nested very deep is indexed like all else', async () => {
  const deep = await madeProject({
    'a.py': `def f():\n    x = 1\n    x = g()\n    y = ${Array(30_000).fill('x').join(' +\\\n')}\n    return x${'.b\\\n'.repeat(3000)}\n`,
    'b.py': `def g():\n    return ${Array(20_000).fill('x').join(' and\\\n')}\n`,
  });
  expect(await deep.defs('f')).toEqual(['a.py:1:5 possible']);
  expect(await deep.defs('g')).toEqual(['b.py:1:5 possible']);
  deep.close();
});

test('what thousands of conditions tell one after the other is read in time', async () => {
  const many = [...Array(10_000).keys()].map((i) => `    assert isinstance(a${i}, T)\n    a${i}.go()\n`);
  const long = await madeProject({ 'a.py': `def f():\n${many.join('')}` });
  expect(await long.defs('f')).toEqual(['a.py:1:5 possible']);
  long.close();
});

test('a package without a file is no file that an import of something in it leads to', async () => {
  const project = await open({
    'space/part/__init__.py': 'value = 1\n',
    'use.py': 'import space.part\nimport space\nspace.part.value\n',
  });
  expect(await edgesOf(project, 'use.py')).toEqual(['1 space.part -> space/part/__init__.py', '2 space -> space']);
});
