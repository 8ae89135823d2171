import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/languages/index.ts';
import { HARD_TEXTS, mangle, SAMPLES } from '../parse/samples.ts';
import { fixtures } from '../store/material.ts';

const specs = await Promise.all(LANGUAGES.map(async ({ id, load }) => ({ id, spec: await load() })));
const masking = specs.flatMap(({ id, spec }) =>
  'readable' in spec && spec.readable ? { id, readable: spec.readable } : [],
);
const samples = await fixtures();
const sampleOf = (id: string): string => SAMPLES[id] ?? samples.find(({ path }) => path.startsWith(`${id}/`))!.text;

/** What an expression that runs over the text could be slow on, again and again. */
const PIECES = [
  ['/*', '*/', '//', '"', "'", '"""', "'''", '\\', '#"', '#/', '#"""', '#'],
  [' ', '\n', 'a', '@a', '@a(', '(', '( ', ',', ', ', ':', ': ', '??', ';'],
  [
    'return ',
    'return\n',
    'throws ',
    'throws(',
    '#available(',
    '#warning("',
    '#if ',
    'try ',
    ': sending ',
    'consuming ',
  ],
  ['abstract ', 'library ', 'a: ', 'final ', 'await '],
  ['# x\n', 'A(b,\n', '[a](', 'R"(', '{using x: a ', '${$', '@test a  '],
].flat();

/** Everything is in its place: only white space may be added at the end. */
function expectRoom(masked: string, text: string): void {
  expect(masked.length).toBeGreaterThanOrEqual(text.length);
  expect(masked.slice(text.length).trim()).toBe('');
}

test.each(masking)('what the grammar of $id is given keeps the places and lines of the text', ({ id, readable }) => {
  const own = sampleOf(id);
  const texts = [own, ...HARD_TEXTS, ...Array.from({ length: 100 }, (_, seed) => mangle(own, seed + 1))];
  for (const text of texts) {
    const masked = readable(text, () => false)?.text ?? text;
    expectRoom(masked, text);
    if (!text.includes(';')) expect(masked.trimEnd().split('\n').length).toBeLessThanOrEqual(text.split('\n').length);
  }
});

test.each(masking)('however long a text is, $id masks it', ({ readable }) => {
  for (const piece of PIECES) {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    expectRoom(readable(text, () => false)?.text ?? text, text);
  }
});
