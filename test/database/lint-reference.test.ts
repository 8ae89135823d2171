import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { LINT_RULES } from '../../src/database/lint/finding.ts';
import { lint } from '../../src/database/lint.ts';

const PAGE = readFileSync(new URL('../../docs/reference/migration-lint.md', import.meta.url), 'utf8');
const BASE = /```sql base\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';

let dir: string;
let path: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-lint-'));
  path = join(dir, 'a.db');
  const db = openDatabase({ path, mode: 'bulk' });
  db.exec(BASE);
  db.close();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The rules an example breaks. Without a down script that is not judged. */
function rulesOf(example: string): string[] {
  const [up, down] = example.split(/^-- down$/m) as [string, string | undefined];
  const migration = { number: 1, name: 'change', up, down, checksum: '', minimumReader: 1, assertions: [] };
  const options = { path, directory: dir, applicationId: 1, pending: [1], maxRewriteBytes: 500_000 };
  const found = lint({ ...options, migrations: [migration] }).map(({ rule }) => rule);
  return down === undefined ? found.filter((rule) => rule !== 'missing-down') : found;
}

const sections = PAGE.split(/^## /m).slice(1);

describe('the page of lint rules', () => {
  it('has every rule, in the table too', () => {
    expect(sections.map((section) => section.split('\n')[0])).toEqual([...LINT_RULES]);
    expect([...PAGE.matchAll(/^\| \[`([\w-]+)`\]\(#\1\)/gm)].map(([, rule]) => rule)).toEqual([...LINT_RULES]);
  });

  for (const section of sections) {
    const rule = section.split('\n', 1)[0] as string;
    const [, bad] = /```sql bad\n([\s\S]*?)```/.exec(section) as unknown as [string, string];
    const [, good] = /```sql good\n([\s\S]*?)```/.exec(section) as unknown as [string, string];
    it(`shows ${rule}`, () => {
      expect([...new Set(rulesOf(bad))]).toEqual([rule]);
      expect(rulesOf(good)).toEqual([]);
    });
  }
});
