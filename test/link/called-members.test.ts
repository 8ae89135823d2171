import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const KIT = `export class Row { id = 1; next(): Row { return this; } }
export interface Kit { make(name: string): Row; all: () => Row; tag: Tag }
export interface Tag { <T>(texts: TemplateStringsArray, ...of: unknown[]): Row }
export declare const kit: Kit;
export declare function open(run: (kit: Kit) => void): void;
`;

test('a method that is taken out of an object gives, when it is called, what it gives there', async () => {
  const made = await madeProject({
    'kit.ts': KIT,
    'use.ts': `import { type Kit, kit, open } from './kit';
const { make, all: every } = kit;
make('a').id;
every().id;
open(({ make }) => make('b').next().id);
function run({ make: own, all }: Kit) { return [own('c').id, all().id]; }
const { gone } = kit;
gone().id;
`,
  });
  expect(await refsOf(made.project, 'Row.id')).toEqual([
    'use.ts:3:11 read exact',
    'use.ts:4:9 read exact',
    'use.ts:5:37 read exact',
    'use.ts:6:58 read exact',
    'use.ts:6:68 read exact',
  ]);
  made.close();
});

test('a template whose tag has type arguments is a call of the tag', async () => {
  const made = await madeProject({
    'kit.ts': KIT,
    'use.ts': `import { type Kit, type Row, kit } from './kit';
const { tag } = kit;
tag<Row>\`a \${kit.all().id} b\`.id;
kit.tag<{ row: Row }>\`\${(row: Row) => row.id}\`.next().id;
`,
  });
  expect(await refsOf(made.project, 'Row.id')).toEqual([
    'use.ts:3:24 read exact',
    'use.ts:3:31 read exact',
    'use.ts:4:43 read exact',
    'use.ts:4:55 read exact',
  ]);
  expect(await refsOf(made.project, 'Row')).toContain('use.ts:4:16 type exact');
  made.close();
});
