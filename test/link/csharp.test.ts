import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

const project = (...references: string[]): string =>
  `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>${references
    .map((path) => `<ProjectReference Include="${path}" />`)
    .join('')}</ItemGroup></Project>\n`;

const FILES = {
  'src/Core/Core.csproj': project(),
  'src/Core/Item.cs': 'namespace Shop.Core;\npublic class Item { public int Size; public static int Most; }\n',
  'src/Core/Item.More.cs': 'namespace Shop.Core;\npublic class Item<T> { }\n',
  'src/Web/Web.csproj': project('..\\Core\\Core.csproj'),
  'src/Web/Globals.cs': 'global using Shop.Core;\n',
  'src/Web/Page.cs': `using System.Text;
using Shop.Core;
using static Shop.Core.Item;
using One = Shop.Core.Item;
using Lib.Things;
using Shop.Other;
namespace Shop.Web;
class Page { Item item; }
`,
  'src/Web/Short.cs': 'namespace Web { class Short { Item item; Item<int> many; } }\n',
  'src/Old/Old.csproj': project(),
  'src/Old/Item.cs': 'namespace Shop.Core;\npublic class Item { }\n',
  'src/Old/Use.cs': 'using Shop.Core;\nusing Shop.Web;\nclass Use { Item item; Page page; }\n',
  'test/Directory.Build.props': '<Project><Import Project="Common.props" /></Project>\n',
  'test/Common.props':
    '<Project><ItemGroup><ProjectReference Include="$(MSBuildThisFileDirectory)../src/Web/Web.csproj" /></ItemGroup></Project>\n',
  'test/Web.Tests/Web.Tests.csproj':
    '<Project><ItemGroup><Using Include="Shop.Core" /><Using Include="Shop.Core.Item" Alias="Kept" /></ItemGroup></Project>\n',
  'test/Web.Tests/PageTests.cs': 'class PageTests { Item item; Kept kept; Shop.Web.Page page; }\n',
  'script.cs': 'using Shop.Core;\nclass Script { Item item; }\n',
};

let made: MadeProject;
afterEach(() => made.close());

test('a directive leads to the files of a type, none to those of a namespace: a file uses those whose types it names', async () => {
  made = await madeProject(FILES);
  expect(await edgesOf(made.project, 'src/Web/Page.cs')).toEqual([
    '1 System.Text builtin',
    '3 Shop.Core.Item -> src/Core/Item.cs',
    '4 Shop.Core -> src/Core/Item.cs',
    '5 Lib.Things external',
    '6 Shop.Other external',
    '8 Item -> src/Core/Item.cs',
  ]);
  expect(await edgesOf(made.project, 'src/Old/Use.cs')).toEqual(['2 Shop.Web external', '3 Item -> src/Old/Item.cs']);
  const { edges } = await made.project.dependents('src/Core/Item.cs');
  expect(edges.map(({ path, line, specifier }) => `${path}:${line} ${specifier}`)).toEqual([
    'src/Web/Page.cs:3 Shop.Core.Item',
    'src/Web/Page.cs:4 Shop.Core',
    'src/Web/Page.cs:8 Item',
    'src/Web/Short.cs:1 Item',
    'test/Web.Tests/PageTests.cs:1 Item',
  ]);
});

test('a type is that of a project which is referenced, with as many type parameters', async () => {
  made = await madeProject(FILES);
  const item = [
    'src/Web/Page.cs:3:24 import exact',
    'src/Web/Page.cs:4:7 import exact',
    'src/Web/Page.cs:4:23 import exact',
    'src/Web/Page.cs:8:14 type exact',
    'src/Web/Short.cs:1:31 type exact',
    'test/Web.Tests/PageTests.cs:1:19 type exact',
    'test/Web.Tests/PageTests.cs:1:30 type exact',
  ];
  expect(await refsOf(made.project, 'src/Core/Item.cs:2:14')).toEqual(item);
  expect(await refsOf(made.project, 'src/Core/Item.More.cs:2:14')).toEqual(['src/Web/Short.cs:1:42 type exact']);
  expect(await refsOf(made.project, 'src/Old/Item.cs:2:14')).toEqual(['src/Old/Use.cs:3:13 type exact']);
  expect(await refsOf(made.project, 'src/Web/Page.cs:8:7')).toEqual(['test/Web.Tests/PageTests.cs:1:50 type exact']);
});

test('project files that come, change and go are noticed', async () => {
  made = await madeProject(FILES);
  const old = (): Promise<string[]> => refsOf(made.project, 'src/Web/Page.cs:8:7');
  const own = 'test/Web.Tests/PageTests.cs:1:50 type exact';
  expect(await old()).toEqual([own]);
  made.write('src/Old/Old.csproj', project('..\\Web\\Web.csproj'));
  expect(await old()).toEqual(['src/Old/Use.cs:3:24 type exact', own]);
  rmSync(join(made.project.root, 'src/Old/Old.csproj'));
  expect(await old()).toEqual(['src/Old/Use.cs:3:24 type exact', own]);
  made.write('src/Old/Again.csproj', project());
  expect(await old()).toEqual([own]);
});
