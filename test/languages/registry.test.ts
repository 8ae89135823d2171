import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/languages/index.ts';

const languages = new URL('../../src/languages', import.meta.url).pathname;
const folders = readdirSync(languages, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test('a language is one folder and one entry of the registry', () => {
  expect(folders.map(({ name }) => name).sort()).toEqual(LANGUAGES.map(({ id }) => id).sort());
  for (const { name } of folders) expect(readdirSync(join(languages, name))).toContain('spec.ts');
});

test('nothing but the registry and other languages knows the folder of a language', () => {
  const outside = readdirSync(join(languages, '..'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^languages\/(registry\.ts$|[^/]+\/)/.test(path))
    .map((path) => ({ path, source: readFileSync(join(languages, '..', path), 'utf8') }));
  for (const { name } of folders) {
    const known = outside.filter(({ source }) =>
      new RegExp(`from '[^']*languages/${name}/|from '\\./${name}/`).test(source),
    );
    expect(known.map(({ path }) => path)).toEqual([]);
  }
});

test('ids, names and grammars are told apart', () => {
  const unique = (values: readonly string[]) => expect(values).toEqual([...new Set(values)]);
  unique(LANGUAGES.map(({ id }) => id));
  unique(LANGUAGES.map(({ name }) => name));
  // Languages may share a grammar, but no two grammars a name.
  const files = new Set(LANGUAGES.flatMap(({ grammar }) => grammar?.file ?? []));
  unique([...files].map((file) => LANGUAGES.find(({ grammar }) => grammar?.file === file)!.grammar!.name));
  for (const { id } of LANGUAGES) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
});

test('of languages that share an extension all but one, or all, ask for their content', () => {
  const extensions = LANGUAGES.flatMap((language) => language.extensions.map((extension) => ({ extension, language })));
  for (const { extension } of extensions) {
    expect(extension).toMatch(/^(\.[^.\s]+){1,2}$/);
    const sharing = extensions.filter((other) => other.extension === extension);
    const unasked = sharing.filter(({ language }) => !language.content?.is);
    if (sharing.length > 1) expect(unasked.length).toBeLessThanOrEqual(1);
  }
});
