import { afterEach, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';

let made: MadeProject;
afterEach(() => made.close());

/** Who uses whom, by what each question says of every file. */
async function usesOf(files: Record<string, string>): Promise<Record<string, string[]>> {
  made = await madeProject(files);
  const { project } = made;
  const paths = Object.keys(files).sort();
  const by: Record<string, string[]> = { imports: [], dependents: [], path: [], export: [] };
  // Before all of the graph is asked for, which answers the others then.
  for (const path of paths) {
    const { edges } = await project.dependents(path);
    by.dependents!.push(...new Set(edges.map((edge) => `${edge.path} -> ${path}`)));
  }
  for (const path of paths) {
    const { edges } = await project.imports(path);
    const used = edges.filter(({ kind }) => kind === 'use').map((edge) => `${path} -> ${edge.path}`);
    by.imports!.push(...used);
  }
  for (const from of paths) {
    for (const to of paths) {
      const { path } = await project.graph('path', { from, to });
      if (path.length === 2) by.path!.push(`${from} -> ${to}`);
    }
  }
  const { files: all, edges } = await project.graph('export');
  by.export = edges.map(([from, to]) => `${all[from]} -> ${all[to]}`);
  for (const path of paths) {
    const again = await project.dependents(path);
    by.again = [...(by.again ?? []), ...new Set(again.edges.map((edge) => `${edge.path} -> ${path}`))];
  }
  return Object.fromEntries(Object.entries(by).map(([name, found]) => [name, found.sort()]));
}

const CSHARP = {
  'Cart.cs': 'namespace Shop;\nclass Cart { Item First; Other.Item Last; }\n',
  'Item.cs': 'namespace Shop;\nclass Item { Cart In; int Size; }\n',
  'Other.cs': 'namespace Shop.Other;\nclass Item { }\nclass Box { Item Item; Size Size; }\n',
  'Size.cs': 'namespace Shop;\nenum Size { Small }\n',
  'User.cs':
    'using Shop.Other;\nnamespace Web;\nclass User { Item Own; object Size; void F() { Item(); var a = Size; } void Item() { } }\n',
  'Away.cs': 'namespace Away;\nclass Item { }\nclass Uses { Item one; object Cart; }\n',
  'Named.cs': 'using Thing = Shop.Cart;\nclass Named { Thing thing; }\n',
  'Marked.cs': 'class LoudAttribute : System.Attribute { }\n',
  'Marks.cs': '[Loud] class Marks { }\n',
};

test('all questions about files have the same edges by names of types, in C#', async () => {
  const edges = [
    'Cart.cs -> Item.cs',
    'Cart.cs -> Other.cs',
    'Item.cs -> Cart.cs',
    'Marks.cs -> Marked.cs',
    'Named.cs -> Cart.cs',
    'Other.cs -> Size.cs',
    'User.cs -> Other.cs',
  ];
  const uses = await usesOf(CSHARP);
  expect(uses.imports).toEqual(edges);
  expect(uses).toEqual(Object.fromEntries(Object.keys(uses).map((name) => [name, edges])));
  expect(await made.project.graph('cycles')).toMatchObject({
    cycles: [{ files: ['Cart.cs', 'Item.cs'], cycle: ['Cart.cs', 'Item.cs'] }],
  });
});

test('all questions about files have the same edges by names of types, in Swift', async () => {
  const edges = ['a.swift -> b.swift', 'b.swift -> a.swift', 'c.swift -> a.swift'];
  const uses = await usesOf({
    'a.swift': 'class A { var b: B?; struct Inner {} }\n',
    'b.swift': 'class B { func make() -> Any { A() } }\nfunc free() {}\n',
    'c.swift': 'struct C { var inner: A.Inner; func B() {}; func f() { B(); free() } }\n',
  });
  expect(uses.imports).toEqual(edges);
  expect(uses).toEqual(Object.fromEntries(Object.keys(uses).map((name) => [name, edges])));
});

test('a file that has the name of a type for another one is no dependent', async () => {
  made = await madeProject(CSHARP);
  const linesOf = async (path: string): Promise<string[]> => {
    const { edges } = await made.project.dependents(path);
    return edges.map((edge) => `${edge.path}:${edge.line} ${edge.specifier}`);
  };
  expect(await linesOf('Item.cs')).toEqual(['Cart.cs:2 Item']);
  expect(await linesOf('Other.cs')).toEqual(['Cart.cs:2 Item', 'User.cs:3 Item']);
  expect(await linesOf('Size.cs')).toEqual(['Other.cs:3 Size']);
  expect(await linesOf('Away.cs')).toEqual([]);
});

test('what a reached file names in C# is no orphan, under whatever name', async () => {
  made = await madeProject({
    'Program.cs': 'class Program { static void Main() { Thing thing; } }\n',
    'Globals.cs': 'global using Thing = Shop.Cart;\nclass Globals { }\n',
    'Cart.cs': 'namespace Shop;\nclass Cart { }\n',
    'Alone.cs': 'namespace Shop;\nclass Alone { }\n',
  });
  const { orphans } = await made.project.graph('orphans');
  expect(orphans).toEqual(['Alone.cs', 'Globals.cs']);
});
