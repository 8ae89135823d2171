import { afterAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

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
