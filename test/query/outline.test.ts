import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutlineAnswer } from '../../src/project/index.ts';
import { type MadeProject, madeProject, refusal } from './made-project.ts';

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({
    'src/shape.ts': `/** A form. */
export abstract class Shape {
  /** @deprecated for size */
  area = 0;
  abstract draw(): void;
}
export namespace forms {
  export function square(): Shape {
    const local = 1;
    throw local;
  }
}
`,
    'src/one-line.py': 'def sized(a): "The size."\n',
    'src/one-line.c': 'int count; ///< How many\n',
    'src/tags.php': `<?php
/**
 * @method Foo build(
 *     string $name,
 *     array $more
 * ) Builds it,
 *   with more.
 * @property-read int $size
 */
class Builder {}
`,
    'src/empty.ts': '',
    'src/broken.ts': 'export function sound(): void {}\nexport function broken( {\n',
    'notes.txt': '# Nothing that is indexed\n',
  });
});
afterAll(() => made.close());

/** The nodes as lines: kind, name and line, those inside indented. */
function lines(nodes: OutlineAnswer['symbols'], depth = 0): string[] {
  return nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${node.kind} ${node.qualifiedName} ${node.line}-${node.endLine}${node.deprecated ? ' deprecated' : ''}`,
    ...lines(node.children, depth + 1),
  ]);
}

it('nests, in source order', async () => {
  const { file, language, symbols, stale } = await made.project.outline('src/shape.ts');
  expect({ file, language, stale }).toEqual({ file: 'src/shape.ts', language: 'typescript', stale: undefined });
  expect(lines(symbols)).toEqual([
    'class Shape 2-6',
    '  field Shape.area 4-4 deprecated',
    '  method Shape.draw 5-5',
    'namespace forms 7-12',
    '  function forms.square 8-11',
  ]);
  expect(symbols[0]).toMatchObject({ doc: 'A form.', signature: 'export abstract class Shape', exported: true });
});

it('a doc on the line of what it documents is that alone', async () => {
  for (const [path, doc] of [
    ['src/one-line.py', 'The size.'],
    ['src/one-line.c', 'How many'],
  ] as const) {
    expect((await made.project.outline(path)).symbols.map((one) => one.doc)).toEqual([doc]);
  }
});

it('of a tag in a comment the signature is the tag, and the doc what stands behind', async () => {
  const { symbols } = await made.project.outline('src/tags.php');
  expect(symbols.map(({ signature, doc }) => [signature, doc]).slice(0, 2)).toEqual([
    ['@method Foo build( string $name, array $more )', 'Builds it,\nwith more.'],
    ['@property-read int $size', ''],
  ]);
});

it('an empty file has none, a broken one what is sound in it', async () => {
  expect((await made.project.outline('src/empty.ts')).symbols).toEqual([]);
  expect((await made.project.outline('src/broken.ts')).symbols.map(({ name }) => name)).toContain('sound');
});

it('takes paths as they are written', async () => {
  for (const path of ['./src/shape.ts', 'src//shape.ts', 'src/../src/shape.ts', `${made.project.root}/src/shape.ts`]) {
    expect((await made.project.outline(path)).file).toBe('src/shape.ts');
  }
});

it('refuses what is no indexed file', async () => {
  const refused = (path: string): Promise<unknown> => refusal(made.project.outline(path));
  expect(await refused('src/shap.ts')).toBe(
    'not-found: no file "src/shap.ts" in the index (did you mean src/shape.ts?)',
  );
  expect(await refused('shape.ts')).toBe('not-found: no file "shape.ts" in the index (did you mean src/shape.ts?)');
  expect(await refused('src')).toMatch(/^not-found: "src" is a directory/);
  expect(await refused('.')).toMatch(/^not-found: "\." is a directory/);
  expect(await refused('notes.txt')).toMatch(/^not-found: "notes.txt" is not indexed: its language/);
  expect(await refused('../elsewhere.ts')).toMatch(/^outside-project: /);
  expect(await refused('/')).toMatch(/^outside-project: /);
  expect(await refused('\0\ud800*?"')).toMatch(/^not-found: /);
});

it('says that a file changed since it was indexed', async () => {
  made.write('src/changed.ts', 'export const one = 1;\n');
  await made.project.index();
  made.write('src/changed.ts', '// Another line.\nexport const one = 1;\n');
  const before = await made.project.outline('src/changed.ts', { refresh: false });
  expect(before).toMatchObject({ stale: true, symbols: [{ name: 'one', line: 1, signature: '' }] });
  const after = await made.project.outline('src/changed.ts');
  expect(after.stale).toBeUndefined();
  expect(after).toMatchObject({ symbols: [{ name: 'one', line: 2 }] });
});
