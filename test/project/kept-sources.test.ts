import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({ 'a.py': 'def run():\n    pass\n\n\nrun()  # first\n' });
});
afterAll(() => made.close());

const snippets = async (): Promise<string[]> => {
  const { results } = await made.project.references('run', { refresh: false });
  return results.map(({ snippet, stale = false }) => `${snippet}${stale ? ' stale' : ''}`);
};

test('a text that is kept from question to question is read again after any change of its file', async () => {
  const path = join(made.project.root, 'a.py');
  utimesSync(path, 1_000, 1_000);
  await made.project.refresh();
  // What changed just now is not kept.
  await pause(100);
  for (let i = 0; i < 2; i++) expect(await snippets()).toEqual(['run()  # first']);
  // Of the same size and time: only that its attributes changed tells.
  writeFileSync(path, 'def run():\n    pass\n\n\nrun()  # other\n');
  utimesSync(path, 1_000, 1_000);
  expect(await snippets()).toEqual(['run()  # other']);
  writeFileSync(path, 'def run():\n    pass\n\n\nrun()  # another\n');
  expect(await snippets()).toEqual([' stale']);
});
