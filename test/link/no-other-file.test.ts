import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/index.ts';
import { type Linking, openSeparateFiles } from '../../src/link/index.ts';
import { type IndexReader, openIndexReader } from '../../src/store/index.ts';
import { createIndexWriter } from '../../src/store/writing.ts';
import { emptyIndex, fixtures, segment } from '../store/material.ts';

let db: Database;
let reader: IndexReader;
let linking: Linking;
beforeAll(async () => {
  db = emptyIndex();
  createIndexWriter(db).commitSegment(segment((await fixtures()).filter((_, i) => i % 4 === 0)));
  reader = openIndexReader(db);
  linking = await openSeparateFiles(reader);
});
afterAll(() => db.close());

it('in no language does a name of a separate file mean anything of another one', () => {
  const { linker } = linking;
  const proven = new Map<string, number>();
  reader.snapshot(() => {
    for (const { id, path, language } of reader.files()) {
      const view = linker.view(id)!;
      for (let occurrence = 0; occurrence < view.occurrences.name.length; occurrence++) {
        for (const meaning of [linker.meaning(view, occurrence), linker.used(view, occurrence)]) {
          expect(['definitions', 'unknown']).toContain(meaning.is);
          if (meaning.is !== 'definitions') continue;
          proven.set(language, (proven.get(language) ?? 0) + 1);
          const elsewhere = meaning.all.filter((one) => one.view !== view).map((one) => one.view.file.path);
          expect(elsewhere, `${path} ${view.nameAt(occurrence)}`).toEqual([]);
        }
      }
    }
  });
  for (const language of ['typescript', 'python', 'go', 'java', 'rust', 'c', 'ruby', 'swift', 'kotlin']) {
    expect(proven.get(language), language).toBeGreaterThan(20);
  }
});

it('what needs other files is refused as it is asked for', async () => {
  expect(() => linking.graph()).toThrow('cross-file analysis is switched off');
  expect(() => linking.imports).toThrow('cross-file analysis is switched off');
  await expect(linking.importsWith(['a.ts'])).rejects.toMatchObject({ name: 'AxError', code: 'usage' });
});
