import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { definitionsAt } from './made-answers.ts';

const files = {
  'src/use.ts': `export class Reply { body(): string { return ''; } text(): string { return ''; } }
class Other { text(): string { return ''; } }
class App {
  ask = (path: string): Response | Promise<Response> => fetch(path);
  reply(): Reply | Promise<Reply> { return new Reply(); }
  either(): Reply | Other { return new Reply(); }
}
function shown() { return new Reply(); }
declare function maybe(): Promise<Reply | undefined> | null;
const app = new App();
export async function run() {
  const asked = await app.ask('a');
  asked.text(1);
  const reply = await app.reply();
  reply.body();
  app.either().text(2);
  shown().body(4);
  (await maybe())!.body(3);
}
`,
};

test('what a function may give of several types has the members that all of these have', async () => {
  const { project, close } = await madeProject(files);
  const at = (text: string): Promise<string[]> => definitionsAt(project, files, { path: 'src/use.ts', text });
  expect(await at('text(1')).toEqual([]);
  expect(await at('body();')).toEqual(['src/use.ts:1 exact']);
  expect(await at('text(2')).toEqual(['src/use.ts:1 inferred', 'src/use.ts:2 inferred']);
  expect(await at('body(3')).toEqual(['src/use.ts:1 exact']);
  expect(await at('body(4')).toEqual(['src/use.ts:1 exact']);
  close();
});
