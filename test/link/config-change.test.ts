import { rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const GO = {
  'go.mod': 'module made.org/a\n',
  'use/use.go': 'package use\n\nimport "made.org/a/shape"\n\nfunc Run() int { return shape.Area() }\n',
  'shape/shape.go': 'package shape\n\nfunc Area() int { return 1 }\n',
};
const TO = '3 made.org/a/shape -> shape';

let made: MadeProject;
afterEach(() => made.close());

test('a file that configures modules and is not in the index is noticed when it changes, goes and comes', async () => {
  made = await madeProject(GO);
  const edges = (): Promise<string[]> => edgesOf(made.project, 'use/use.go');
  expect(await edges()).toEqual([TO]);
  made.write('go.mod', 'module made.org/b\n');
  expect(await edges()).toEqual(['3 made.org/a/shape external']);
  made.write('go.mod', GO['go.mod']);
  expect(await edges()).toEqual([TO]);
  rmSync(join(made.project.root, 'go.mod'));
  expect(await edges()).toEqual(['3 made.org/a/shape external']);
  made.write('go.mod', GO['go.mod']);
  expect(await edges()).toEqual([TO]);
});

test('another text of the same size and time is noticed when it was written right after', async () => {
  made = await madeProject(GO);
  const path = join(made.project.root, 'go.mod');
  const { atime, mtime } = statSync(path);
  expect(await edgesOf(made.project, 'use/use.go')).toEqual([TO]);
  made.write('go.mod', 'module made.org/b\n');
  utimesSync(path, atime, mtime);
  expect(await edgesOf(made.project, 'use/use.go')).toEqual(['3 made.org/a/shape external']);
});

test('so is one that is ignored, and one whose directory comes and goes', async () => {
  made = await madeProject({
    '.axignore': 'settings/\n',
    'tsconfig.json': '{ "extends": "./settings/base.json" }',
    'src/use.ts': "import { helper } from '@/helper';\nhelper();\n",
    'src/helper.ts': 'export function helper() {}\n',
  });
  const edges = (): Promise<string[]> => edgesOf(made.project, 'src/use.ts');
  expect(await edges()).toEqual(['1 @/helper external']);
  made.write('settings/base.json', '{ "compilerOptions": { "paths": { "@/*": ["../src/*"] } } }');
  expect(await edges()).toEqual(['1 @/helper -> src/helper.ts']);
  rmSync(join(made.project.root, 'settings'), { recursive: true });
  expect(await edges()).toEqual(['1 @/helper external']);
});

test('an answer from the index as it is reads what configures modules as well', async () => {
  made = await madeProject(GO);
  const imports = async (): Promise<unknown[]> => {
    const { edges } = await made.project.imports('use/use.go', { refresh: false });
    return edges.map(({ status }) => status);
  };
  expect(await imports()).toEqual(['internal']);
  made.write('go.mod', 'module made.org/b\n');
  expect(await imports()).toEqual(['external']);
});
