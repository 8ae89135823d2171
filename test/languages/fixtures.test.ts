import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printFacts, SECTIONS } from '../../scripts/print-facts.js';
import { detectLanguage, LANGUAGES } from '../../src/languages/index.ts';
import * as model from '../../src/model/index.ts';
import { createTestParser } from '../grammars.ts';

const languages = new URL('../../src/languages', import.meta.url).pathname;
let parser: Awaited<ReturnType<typeof createTestParser>>;
beforeAll(async () => {
  parser = await createTestParser();
});
afterAll(() => parser.close());

/**
 * Compares the facts of a file with the lines of `<file without extension>.facts`. A first line `# only: defs imports`
 * restricts the comparison to some sections; other lines that begin with `#` and blank lines say nothing.
 */
async function check(directory: string, file: string): Promise<void> {
  const text = readFileSync(join(directory, file), 'utf8');
  const lines = readFileSync(join(directory, file.replace(/\.[^.]+$/, '.facts')), 'utf8').split('\n');
  const only = /^# only: (.*)$/.exec(lines[0]!)?.[1]?.split(' ');
  for (const section of only ?? []) expect(SECTIONS).toContain(section);
  const language = detectLanguage({ path: file, head: text.slice(0, 400) })!;
  await parser.prepareLanguage(language);
  const input = { language: language.id, path: file, text, deadlineMs: 10_000 };
  const facts = { ...parser.parse(input), branches: only?.includes('branches') ? parser.branches(input) : [] };
  const expected = lines.filter((line) => line !== '' && !line.startsWith('#'));
  expect(printFacts(facts, text, model, only).join('\n')).toBe(expected.join('\n'));
}

describe.each(LANGUAGES.map(({ id }) => id))('%s', (id) => {
  const directory = join(languages, id, 'tests');
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const files = names.filter((name) => !name.endsWith('.facts'));
  test('has cases', () => expect(files).not.toEqual([]));
  test.each(files)('%s', (file) => check(directory, file));
  test('every expectation has its input', () => {
    const cases = new Set(files.map((file) => file.replace(/\.[^.]+$/, '')));
    const expectations = names.filter((name) => name.endsWith('.facts'));
    expect(expectations.filter((name) => !cases.has(name.replace(/\.facts$/, '')))).toEqual([]);
    expect(cases.size).toBe(files.length);
  });
});
