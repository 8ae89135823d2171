import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/languages/index.ts';
import { HARD_TEXTS, mangle, SAMPLES } from '../parse/samples.ts';

const specs = await Promise.all(LANGUAGES.map(async ({ id, load }) => ({ id, spec: await load() })));
const masking = specs.filter(({ spec }) => spec.readable);

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
].flat();

test.each(masking)('what the grammar of $id is given has the length of the text and its lines', ({ id, spec }) => {
  const own = SAMPLES[id]!;
  const texts = [own, ...HARD_TEXTS, ...Array.from({ length: 100 }, (_, seed) => mangle(own, seed + 1))];
  for (const text of texts) {
    const masked = spec.readable!(text)?.text ?? text;
    expect(masked.length).toBe(text.length);
    if (!text.includes(';')) expect(masked.split('\n').length).toBe(text.split('\n').length);
  }
});

test.each(masking)('however long a text is, $id masks it', ({ spec }) => {
  for (const piece of PIECES) {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    expect((spec.readable!(text)?.text ?? text).length, piece).toBe(text.length);
  }
});
