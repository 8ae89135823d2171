import { expect, test } from 'vitest';
import { createLineIndex } from '../../src/parse/index.ts';

/** Every offset of `text` against a count by hand, forwards, backwards and in jumps. */
function check(text: string, lines: string[]): void {
  const index = createLineIndex(text);
  expect(index.lineCount).toBe(lines.length);
  expect(lines.map((_, line) => text.slice(index.startOf(line), index.endOf(line)))).toEqual(lines);

  const expected: { line: number; column: number }[] = [];
  for (let offset = 0, line = 0, column = 0; offset <= text.length; offset++) {
    expected.push({ line, column });
    if (text[offset] === '\n') {
      line++;
      column = 0;
    } else column++;
  }
  const offsets = expected.map((_, offset) => offset);
  const jumps = offsets.map((offset) => (offset * 7919) % offsets.length);
  for (const order of [offsets, [...offsets].reverse(), jumps]) {
    expect(order.map((offset) => index.positionOf(offset))).toEqual(order.map((offset) => expected[offset]));
  }
}

test('an empty text has one empty line', () => check('', ['']));
test('a text without a line end has one line', () => check('abc', ['abc']));
test('a final line end begins an empty line', () => check('a\nb\n', ['a', 'b', '']));
test('\\r\\n is one line end', () => check('a\r\nb\r\n\r\nc', ['a', 'b', '', 'c']));
test('a lone \\r ends no line', () => check('a\rb\n\rc\r', ['a\rb', '\rc\r']));
test('columns count UTF-16 units', () => check('é𝒳z\n𝒳\u2028y', ['é𝒳z', '𝒳\u2028y']));
test('many short lines', () => check('\n'.repeat(500), new Array(501).fill('')));
test('lines of many lengths', () => {
  const lines = Array.from({ length: 300 }, (_, i) => 'x'.repeat((i * 37) % 101));
  check(lines.join('\n'), lines);
});

test('offsets outside the text are its ends', () => {
  const index = createLineIndex('ab\ncd');
  expect(index.positionOf(-5)).toEqual({ line: 0, column: 0 });
  expect(index.positionOf(99)).toEqual({ line: 1, column: 2 });
  expect(index.lineOf(99)).toBe(1);
  expect(index.lineOf(-1)).toBe(0);
});
