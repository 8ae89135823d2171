import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({
    'shape.ts': `export interface Shape { area(): number }
export class Base implements Shape {
  area(): number { return 0; }
}
export class Square extends Base {
  area(): number { return super.area() + 1; }
}
export class Round implements Shape {
  area(): number { return 3; }
}
export class Other {
  area(): number { return 4; }
}
`,
    'use.ts': `import { Base, Other, Round, type Shape, Square } from './shape.ts';
export function any(shape: Shape): number { return shape.area(); }
export function base(shape: Base): number { return shape.area(); }
export function square(shape: Square): number { return shape.area(); }
export function round(shape: Round): number { return shape.area(); }
export function other(shape: Other): number { return shape.area(); }
export function unknown(shape: any): number { return shape.area(); }
`,
  });
});
afterAll(() => made.close());

/** Callers as `name>called tier`. */
async function callers(symbol: string, dispatch: boolean): Promise<string[]> {
  const { calls } = await made.project.callers(symbol, { dispatch });
  return calls.map(({ from, to, tier }) => `${from.qualifiedName}>${to.qualifiedName} ${tier}`).sort();
}

test('a call is of what the declared type has', async () => {
  expect(await callers('Base.area', false)).toEqual(['Square.area>Base.area exact', 'base>Base.area exact']);
  expect(await callers('Shape.area', false)).toEqual(['any>Shape.area exact']);
});

test('by dispatch it may be of what is overridden above, or overrides it below, and of nothing else', async () => {
  expect(await callers('Base.area', true)).toEqual([
    'Square.area>Base.area exact',
    'any>Shape.area inferred',
    'base>Base.area exact',
    'square>Square.area inferred',
  ]);
  expect(await callers('Round.area', true)).toEqual(['any>Shape.area inferred', 'round>Round.area exact']);
  expect(await callers('Shape.area', true)).toEqual([
    'Square.area>Base.area inferred',
    'any>Shape.area exact',
    'base>Base.area inferred',
    'round>Round.area inferred',
    'square>Square.area inferred',
  ]);
  expect(await callers('Other.area', true)).toEqual(['other>Other.area exact']);
});

test('a call of which only the name is known is counted once', async () => {
  const { suppressed } = await made.project.callers('Shape.area', { dispatch: true });
  expect(suppressed).toEqual({ inferred: 0, possible: 1 });
});
