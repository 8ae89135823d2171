import { afterEach, expect, it } from 'vitest';
import { dumpIndex } from './dump.ts';
import { type Files, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
afterEach(() => space.close());

const SCHEMA = (...levels: string[]): string => JSON.stringify({ properties: { level: { enum: levels } } });
const FILES: Files = {
  'conf/app.json': '{\n  "$schema": "../schemas/app.json",\n  "level": "high"\n}\n',
  'conf/app.yaml': '# yaml-language-server: $schema=../schemas/app.json\nlevel: high\n',
  'conf/app.toml': '#:schema ../schemas/app.json\nlevel = "high"\n',
  'conf/other.json': '{ "level": "high" }\n',
  'schemas/app.json': SCHEMA('low', 'high'),
};

/** Paths and lines of what a schema does not allow. */
async function complaints(): Promise<string[]> {
  const { problems } = await (await space.project()).status();
  return problems.filter(({ code }) => code === 'schema').map(({ path, message }) => `${path} ${message}`);
}

/** That an index made at once says the same as the one that grew. */
async function expectAsMadeAtOnce(): Promise<void> {
  const grown = await complaints();
  const dump = dumpIndex(space.root);
  await space.index({ full: true });
  expect(await complaints()).toEqual(grown);
  expect(dumpIndex(space.root)).toEqual(dump);
}

const NOT_LOW = [
  'conf/app.json line 3: level: "high" is none of "low"',
  'conf/app.toml line 2: level: "high" is none of "low"',
  'conf/app.yaml line 2: level: "high" is none of "low"',
];

it('a file is compared with its schema again when that changes, comes or goes', async () => {
  space = workspace(FILES);
  await space.index();
  expect(await complaints()).toEqual([]);

  space.write('schemas/app.json', SCHEMA('low'));
  await space.index();
  expect(await complaints()).toEqual(NOT_LOW);
  await expectAsMadeAtOnce();

  space.remove('schemas/app.json');
  await space.index();
  expect(await complaints()).toEqual([]);
  await expectAsMadeAtOnce();

  space.write('schemas/app.json', SCHEMA('low'));
  await space.index();
  expect(await complaints()).toEqual(NOT_LOW);

  space.write('conf/app.json', '{ "level": "high" }\n');
  await space.index();
  expect(await complaints()).toEqual(NOT_LOW.slice(1));
  await expectAsMadeAtOnce();
});

it('a schema that is itself ignored is no exception', async () => {
  space = workspace({ ...FILES, '.gitignore': 'schemas/\n' });
  await space.index();
  expect(await complaints()).toEqual([]);
  space.write('schemas/app.json', SCHEMA('low'));
  await space.index();
  expect(await complaints()).toEqual(NOT_LOW);
  await expectAsMadeAtOnce();
});

it('nothing outside of the project is read', async () => {
  space = workspace({
    'app.json': '{ "$schema": "../beside/schema.json", "level": "high" }\n',
    'more/app.json': '{ "$schema": "../../beside/schema.json", "level": "high" }\n',
  });
  space.write('../beside/schema.json', SCHEMA('low'));
  await space.index();
  expect(await complaints()).toEqual([]);
});
