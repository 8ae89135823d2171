import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type LanguageSpec } from '../../src/languages/index.ts';
import { compileSpec } from '../../src/parse/compile-spec.ts';
import type { Grammar } from '../../src/parse/index.ts';
import { createTestParser } from '../grammars.ts';

let parser: Awaited<ReturnType<typeof createTestParser>>;
let typescript: { spec: LanguageSpec; grammar: Grammar };
beforeAll(async () => {
  parser = await createTestParser();
  const language = LANGUAGES.find(({ id }) => id === 'typescript')!;
  await parser.prepareLanguage(language);
  const spec = await language.load();
  if ('read' in spec) throw new Error('typescript has tables');
  typescript = { spec, grammar: await parser.runtime.load('typescript') };
});
afterAll(() => parser.close());

// A kind or field that a new grammar has renamed must not silently lose definitions.
test.each(LANGUAGES)('the tables of $name fit its grammar', async (language) => {
  await expect(parser.prepareLanguage(language)).resolves.toBeUndefined();
});

function check(change: Partial<LanguageSpec>, unknown: string): void {
  const { spec, grammar } = typescript;
  expect(() => compileSpec({ ...spec, ...change }, grammar)).toThrow(`not in the grammar "typescript": ${unknown}`);
}

test('whatever a grammar does not have is refused by name', () => {
  check({ wrappers: ['exprot_statement'] }, 'exprot_statement');
  check({ slots: { call_expression: { callee: 'call' } } }, 'callee:');
  check({ slots: { call_expression: { ':callee': 'call' } } }, 'callee');
  check({ definitions: { enum_declaration: { kind: 'enum', name: 'name > :nome|identifier' } } }, 'nome');
  check({ definitions: { enum_declaration: { kind: 'enum', when: { has: ['knd:"const"'] } } } }, 'knd:');
  check({ modifiers: { '"sttic"': 'static' } }, '"sttic"');
  check({ tokens: ['glbal'] }, '"glbal"');
  check({ exported: { default: false, marks: ['export_statemnt', 'declration'] } }, 'export_statemnt declration');
});
