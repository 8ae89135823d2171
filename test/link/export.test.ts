import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ax, type Place, place } from '../e2e/program.ts';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { readProtobuf } from './read-protobuf.ts';

const FILES = {
  'src/shape.ts': `/** What has an area. */
export interface Shape { area(): number }
export class Round implements Shape {
  constructor(private readonly radius: number) {}
  /** Of a circle. */
  area(scale = 1): number { return this.radius * scale; }
}
export function make(text: string): Round;
export function make(size: number): Round;
export function make(size: any): Round { return new Round(Number(size)); }
function own(path: string) { return path.replace(/\\//g, '$'); }
`,
  'src/use.ts':
    "import { make, Round } from './shape.ts';\nconst one: Round = make(1);\none.area(2);\nlet other: any;\nother.area();\n",
  'src/odd names/a b.js': 'export const $ = 1, é = $;\n',
  'tool.py': 'class Tool:\n    def _hidden(self):\n        return 1\n',
  'settings.json': '{ "key": 1 }\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

async function exported(
  format: 'tags' | 'etags' | 'scip',
  pathFor?: (path: string) => string,
  of: MadeProject = made,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const sink = { begin: () => void chunks.splice(0), write: (bytes: Uint8Array) => void chunks.push(bytes) };
  const tool = { name: 'made', version: '1.2' };
  await of.project.export({ format, sink, tool, ...(pathFor && { pathFor }) });
  return Buffer.concat(chunks);
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

test('tags are sorted by bytes, begin with what is true of all, and have patterns that find their lines', async () => {
  const lines = text(await exported('tags'))
    .trimEnd()
    .split('\n');
  expect(lines.slice(0, 6)).toEqual([
    '!_TAG_FILE_ENCODING\tutf-8\t//',
    '!_TAG_FILE_FORMAT\t2\t/extended format/',
    '!_TAG_FILE_SORTED\t1\t/0=unsorted, 1=sorted, 2=foldcase/',
    '!_TAG_OUTPUT_MODE\tu-ctags\t/u-ctags or e-ctags/',
    '!_TAG_PROGRAM_NAME\tmade\t//',
    '!_TAG_PROGRAM_VERSION\t1.2\t//',
  ]);
  const tags = lines.slice(6);
  expect(tags.map((line) => Buffer.from(line))).toEqual(tags.map((line) => Buffer.from(line)).sort(Buffer.compare));
  expect(tags.map((line) => line.split('\t')[0])).toEqual(
    [
      '$',
      'Round',
      'Shape',
      'Tool',
      '_hidden',
      'area',
      'area',
      'constructor',
      'make',
      'make',
      'make',
      'one',
      'other',
    ].concat(['own', 'radius', 'é']),
  );
  expect(tags).toContain(
    'area\tsrc/shape.ts\t/^  area(scale = 1): number { return this.radius * scale; }$/;"\tkind:method\tline:6\tlanguage:typescript\tclass:Round\tsignature:(scale = 1)\tend:6',
  );
  expect(tags.find((line) => line.startsWith('own\t'))).toContain(
    "\t/^function own(path: string) { return path.replace(\\/\\\\\\/\\/g, '$'); }$/;\"\t",
  );
  expect(tags.find((line) => line.startsWith('_hidden\t'))).toContain(
    '\tclass:Tool\tfile:\taccess:private\tsignature:(self)\t',
  );
  expect(text(await exported('tags', (path) => `../${path}`))).toContain('\té\t../src/odd names/a b.js\t'.slice(1));
});

test('etags have sections with sizes, and places in bytes', async () => {
  const sections = text(await exported('etags'))
    .split('\f\n')
    .slice(1);
  expect(sections).toHaveLength(4);
  for (const section of sections) {
    const [head = '', ...rest] = section.split('\n');
    expect(Number(head.split(',').at(-1))).toBe(Buffer.byteLength(rest.join('\n')));
  }
  expect(sections[1]).toContain('\nexport function make\x7fmake\x0110,');
  const [, line, offset] = /\x7farea\x01(6),(\d+)\n/.exec(sections[1]!)!;
  const shown = Buffer.from(FILES['src/shape.ts']).subarray(Number(offset)).toString('utf8');
  expect([line, shown.startsWith('  area(scale')]).toEqual(['6', true]);
});

/** A document of SCIP: occurrences as `line:column-column symbol roles`, and what is said of symbols. */
function documentOf(index: Uint8Array, path: string) {
  const bytes = readProtobuf(index)
    .filter(({ field }) => field === 2)
    .map(({ bytes: own }) => readProtobuf(own!))
    .find((fields) => fields.some(({ field, bytes: own }) => field === 1 && text(own!) === path))!;
  const of = (fields: ReturnType<typeof readProtobuf>, wanted: number) =>
    fields.filter(({ field }) => field === wanted);
  const occurrences = of(bytes, 2).map(({ bytes: own }) => {
    const fields = readProtobuf(own!);
    const [line = 0, from = 0, to = 0] = of(fields, 1)[0]!.bytes!;
    const name = text(of(fields, 2)[0]!.bytes!).replace('automatosx . . . ', '');
    return `${line + 1}:${from + 1}-${to + 1} ${name} ${of(fields, 3)[0]?.number ?? 0}`;
  });
  const symbols = of(bytes, 3).map(({ bytes: own }) => {
    const fields = readProtobuf(own!);
    const texts = (wanted: number): string[] => of(fields, wanted).map(({ bytes: part }) => text(part!));
    const above = of(fields, 4).map(({ bytes: part }) => text(readProtobuf(part!)[0]!.bytes!));
    return {
      symbol: texts(1)[0]!,
      documentation: texts(3),
      above,
      kind: of(fields, 5)[0]?.number,
      name: texts(6)[0],
      in: texts(8)[0],
    };
  });
  return { occurrences, symbols, encoding: of(bytes, 6)[0]?.number };
}

test('SCIP has each proven reference with the name of its definition', async () => {
  const index = await exported('scip');
  const { occurrences, symbols, encoding } = documentOf(index, 'src/shape.ts');
  expect(encoding).toBe(2);
  const path = 'src/`shape.ts`/';
  expect(occurrences).toEqual([
    `2:18-23 ${path}Shape# 1`,
    `2:26-30 ${path}Shape#area(). 1`,
    `3:14-19 ${path}Round# 1`,
    `3:31-36 ${path}Shape# 0`,
    `4:3-14 ${path}Round#constructor(). 1`,
    `4:32-38 ${path}Round#radius. 1`,
    `6:3-7 ${path}Round#area(). 1`,
    `6:8-13 ${path}Round#area().(scale) 1`,
    `6:41-47 ${path}Round#radius. 0`,
    `6:50-55 ${path}Round#area().(scale) 0`,
    `8:17-21 ${path}make(). 1`,
    `8:22-26 ${path}make().(text) 1`,
    `8:37-42 ${path}Round# 0`,
    `9:17-21 ${path}make(). 1`,
    `9:22-26 ${path}make(+1).(size) 1`,
    `9:37-42 ${path}Round# 0`,
    `10:17-21 ${path}make(). 1`,
    `10:22-26 ${path}make(+2).(size) 1`,
    `10:34-39 ${path}Round# 0`,
    `10:53-58 ${path}Round# 0`,
    `10:53-58 ${path}Round#constructor(). 0`,
    `10:66-70 ${path}make(+2).(size) 0`,
    `11:10-13 ${path}own(). 1`,
    `11:14-18 ${path}own().(path) 1`,
    `11:37-41 ${path}own().(path) 0`,
  ]);
  const round = symbols.find(({ name }) => name === 'Round');
  expect(round).toMatchObject({ kind: 7, above: [`automatosx . . . ${path}Shape#`] });
  expect(symbols.find(({ name, kind }) => name === 'area' && kind === 26)).toBeDefined();
  expect(symbols.find(({ symbol }) => symbol.endsWith('Round#area().'))).toMatchObject({
    documentation: ['```typescript\narea(scale = 1): number\n```', 'Of a circle.'],
    in: `automatosx . . . ${path}Round#`,
  });
  // `other` can be anything: nothing is said of it.
  expect(documentOf(index, 'src/use.ts').occurrences).toEqual([
    `1:10-14 ${path}make(). 2`,
    `1:16-21 ${path}Round# 2`,
    '2:7-10 src/`use.ts`/one. 1',
    `2:12-17 ${path}Round# 0`,
    `2:20-24 ${path}make(). 0`,
    '3:1-4 src/`use.ts`/one. 0',
    `3:5-9 ${path}Round#area(). 0`,
    '4:5-10 src/`use.ts`/other. 1',
    '5:1-6 src/`use.ts`/other. 0',
  ]);
  expect(documentOf(index, 'src/odd names/a b.js').occurrences).toEqual([
    '1:14-15 src/`odd names`/`a b.js`/$. 1',
    '1:21-22 src/`odd names`/`a b.js`/`é`. 1',
    '1:25-26 src/`odd names`/`a b.js`/$. 0',
  ]);
});

let project: Place;
beforeAll(() => {
  project = place(FILES);
});
afterAll(() => project.close());

test('a parameter that a call in another file names is the one of its function', async () => {
  const other = await madeProject({
    'lib.py':
      'def setup(self, first, other=1):\n    return list(map(lambda first: first, other))\n\n\ndef make(size=1):\n    return size\n',
    'use.py': 'from lib import make\n\n\ndef run(self):\n    return make(size=self)\n',
  });
  const index = await exported('scip', undefined, other);
  other.close();
  const of = (path: string): string[] =>
    documentOf(index, path).occurrences.filter((one) => /\((?:size|first|self)/.test(one) || one.includes('local'));
  expect(of('lib.py')).toEqual([
    '1:11-15 `lib.py`/setup().(self) 1',
    '1:17-22 `lib.py`/setup().(first) 1',
    '2:28-33 `lib.py`/setup().(first+1) 1',
    '2:35-40 `lib.py`/setup().(first+1) 0',
    '5:10-14 `lib.py`/make().(size) 1',
    '6:12-16 `lib.py`/make().(size) 0',
  ]);
  expect(of('use.py')).toEqual([
    '4:9-13 `use.py`/run().(self) 1',
    '5:17-21 `lib.py`/make().(size) 0',
    '5:22-26 `use.py`/run().(self) 0',
  ]);
});

test('a file is replaced when all is written, and left alone when it cannot be', async () => {
  mkdirSync(join(project.root, 'out'));
  writeFileSync(join(project.root, 'out/tags'), 'old');
  const done = await ax(['export', 'tags', '-o', 'out/tags', '--json'], { cwd: project.root });
  const { files, definitions, bytes, path } = JSON.parse(done.stdout);
  const written = readFileSync(join(project.root, 'out/tags'), 'utf8');
  expect({ files, definitions, bytes, path }).toEqual({
    ...{ files: 4, definitions: 16, bytes: Buffer.byteLength(written), path: join(project.root, 'out/tags') },
  });
  expect(written).toContain('Round\t../src/shape.ts\t');
  expect(readdirSync(join(project.root, 'out'))).toEqual(['tags']);
  const failed = await ax(['export', 'tags', '-o', 'nowhere/tags'], { cwd: project.root });
  expect([failed.status, failed.stderr.startsWith('ax: ')]).toEqual([3, true]);
  expect((await ax(['export', 'scip', '-o', 'out'], { cwd: project.root })).status).toBe(3);
  expect(readdirSync(project.root).filter((name) => name.startsWith('out'))).toEqual(['out']);
  expect(existsSync(join(project.root, 'nowhere'))).toBe(false);
});

test('without a file it goes to standard output, which then has nothing else', async () => {
  const { stdout, status } = await ax(['export', 'tags'], { cwd: project.root });
  expect([status, stdout.startsWith('!_TAG_FILE_ENCODING'), stdout.endsWith('\n')]).toEqual([0, true, true]);
  const refused = await ax(['export', 'tags', '--json'], { cwd: project.root });
  expect([refused.status, JSON.parse(refused.stdout).error.code]).toEqual([2, 'usage']);
  const asked = '{"id":1,"command":"export","input":{"format":"tags"}}\n';
  expect((await ax(['batch'], { cwd: project.root, input: asked })).stdout).toContain('cannot be asked in a batch');
});
