import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'App.csproj': `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
  <Using Include="My.Lib.Widget" Alias="W" />
  <Using Include="My.Lib.Tools" Static="true" />
  <Using Include="My.Other" />
</ItemGroup></Project>
`,
  'Lib/Widget.cs': `namespace My.Lib;
public class Widget { public void Go() {} public static Widget Make() => new Widget(); }
public static class Tools { public static int Help() => 1; }
public class Gadget { public void Turn() {} }
`,
  'Lib/Other.cs': 'namespace My.Other;\npublic class Thing { public void Do() {} }\n',
  'Globals.cs': 'global using G = My.Lib.Gadget;\n',
  'Use.cs': `namespace App;
class Use {
  void Run() {
    var w = new W(); w.Go(); W.Make();
    Help();
    new Thing().Do();
    G g = new G(); g.Turn();
  }
}
`,
  'Own.cs': 'namespace App;\nclass Own { void Run() { W.Make(); } }\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** References outside of the file that defines it. */
async function usesOf(symbol: string): Promise<string[]> {
  return (await refsOf(made.project, symbol)).filter((one) => !one.startsWith('Lib/'));
}

test('a name that the project file gives a type is a name of it', async () => {
  expect(await usesOf('Lib/Widget.cs:2:14')).toEqual([
    'Own.cs:2:26 read exact',
    'Use.cs:4:17 call exact',
    'Use.cs:4:30 read exact',
  ]);
  expect(await usesOf('Lib/Widget.cs:2:35')).toEqual(['Use.cs:4:24 call exact']);
});

test('namespaces and static types that the project file names are used by all files', async () => {
  expect(await usesOf('Lib/Widget.cs:3:47')).toEqual(['Use.cs:5:5 call exact']);
  expect(await usesOf('Lib/Other.cs:2:14')).toEqual(['Use.cs:6:9 call exact']);
});

test('a global using gives another name in all files', async () => {
  expect(await usesOf('Lib/Widget.cs:4:14')).toEqual([
    'Globals.cs:1:14 import exact',
    'Globals.cs:1:25 import exact',
    'Use.cs:7:5 type exact',
    'Use.cs:7:15 call exact',
  ]);
});

test('files depend on what they name by such names', async () => {
  const { edges } = await made.project.dependents('Lib/Widget.cs');
  expect([...new Set(edges.map(({ path }) => path))].sort()).toEqual(['Globals.cs', 'Own.cs', 'Use.cs']);
});
