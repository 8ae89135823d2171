import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { definitionsAt } from './made-answers.ts';

const files = {
  'src/sign.ts': 'export function sign(): void {}\nexport const check = () => true;\n',
  'src/index.ts':
    "import { check, sign } from './sign';\nexport const Jwt = { sign, check };\nexport const some = Jwt.other ? { sign } : check;\n",
  'src/more.ts': "import { Jwt } from './index';\nexport const all = { ...Jwt };\n",
  'src/use.ts': `import { Jwt, some } from './index';
import { all } from './more';
Jwt.sign();
Jwt.check();
all.sign(1);
Jwt.other();
some.sign(2);
`,
  'src/other.ts': 'class Other { other(): void {} }\n',
};

test('an object that is written of names alone has these as members', async () => {
  const { project, close } = await madeProject(files);
  const at = (text: string): Promise<string[]> => definitionsAt(project, files, { path: 'src/use.ts', text });
  expect(await at('sign();')).toEqual(['src/sign.ts:1 exact']);
  expect(await at('check();')).toEqual(['src/sign.ts:2 exact']);
  expect(await at('sign(1)')).toEqual(['src/sign.ts:1 possible']);
  expect(await at('sign(2)')).toEqual(['src/sign.ts:1 possible']);
  expect(await at('other();')).toEqual(['src/other.ts:1 possible']);
  close();
});
