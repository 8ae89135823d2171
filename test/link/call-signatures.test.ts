import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

test('a function that is given where several call signatures are gets what these agree on', async () => {
  const { project, close } = await madeProject({
    'app.ts': `export class Context { text(): void {} }
export class Other { text(): void {} }
export type Next = () => void;
type Handler = (c: Context, next: Next) => void;
type Middle = (c: Context, next: Next) => Promise<void>;
type H = Handler | Middle;
interface Route {
  (handler: H): this;
  (path: string, handler: H): this;
  <P>(path: P, ...handlers: [H, H]): this;
}
interface Sure {
  (name: string, handler: H): void;
  (name: number, handler: Middle): void;
  other(handler: (o: Other) => void): void;
}
interface Split {
  (name: 'a', handler: H): void;
  (name: 'b', handler: (o: Other) => void): void;
}
export class App { get!: Route; sure!: Sure; split!: Split; }
`,
    'use.ts': `import { App } from './app';
const app = new App();
app.get('/', (c) => c.text());
app.sure('x', (c) => c.text());
app.split('b', (c) => c.text());
app.sure.other((o) => o.text());
`,
  });
  expect(await refsOf(project, 'Context.text')).toEqual(['use.ts:3:23 call inferred', 'use.ts:4:24 call exact']);
  expect(await refsOf(project, 'Other.text')).toEqual(['use.ts:6:25 call exact']);
  close();
});
