import { expect, it } from 'vitest';
import { compileGlob } from '../../src/query/glob.ts';

function check(pattern: string, fitting: string[], others: string[]): void {
  it(pattern, () => {
    const fits = compileGlob(pattern);
    expect([...fitting, ...others].filter(fits)).toEqual(fitting);
  });
}

check('*.ts', ['a.ts', 'A.TS', '.ts'], ['a/b.ts', 'a.tsx']);
check('src/**/*.ts', ['src/a.ts', 'src/a/b/c.ts'], ['src/a.js', 'xsrc/a.ts', 'src']);
check('**/a', ['a', 'x/a', 'x/y/a'], ['xa', 'a/b']);
check('src/**', ['src/a', 'src/a/b'], ['src', 'srcs/a']);
check('a?c', ['abc'], ['ac', 'a/c', 'abbc']);
check('[a-c]x[!d]', ['axe', 'cx1'], ['dxe', 'axd', 'ax/']);
check('*.{ts,js}', ['a.ts', 'a.js'], ['a.py']);
check('{a,b}{c,d}', ['ac', 'ad', 'bc', 'bd'], ['ab']);
check('a.b', ['a.b'], ['axb']);
check('[', ['['], ['x']);
check('a(b)+', ['a(b)+'], ['ab', 'abb']);

it('takes no time to backtrack', () => {
  expect(compileGlob(`${'*a'.repeat(50)}b`)('a'.repeat(2_000))).toBe(false);
});
