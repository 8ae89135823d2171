import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { type LintFinding, lint } from '../../src/database/lint.ts';
import type { Migration } from '../../src/database/writing.ts';
import { defects } from './lint/defects.ts';
import { soundMigrations } from './lint/sound.ts';

const COUNT = 300;

let dir: string;
let made = 0;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-lint-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The findings about one migration on a database that an SQL text makes. */
function findings(base: string, up: string, down: string | undefined): LintFinding[] {
  made += 1;
  const path = join(dir, `${made}.db`);
  const db = openDatabase({ path, mode: 'bulk' });
  db.exec(`BEGIN; ${base}; COMMIT`);
  db.close();
  const assertions = [...up.matchAll(/^-- assert: (.*)$/gm)].map(([, query]) => query as string);
  const migration: Migration = { number: 1, name: 'change', up, down, checksum: '', minimumReader: 1, assertions };
  return lint({
    path,
    directory: dir,
    applicationId: 1,
    migrations: [migration],
    pending: [1],
    maxRewriteBytes: 500_000,
  });
}

const told = (found: readonly LintFinding[]): string =>
  found.map(({ rule, line, message }) => `${rule} in line ${line}: ${message}`).join('\n');

describe('each of 300 seeded defects is found, in its line', () => {
  for (const { name, world, up, down, rule, line } of defects(COUNT)) {
    it(`${name}: ${rule}`, () => {
      const found = findings(world.sql, up, down);
      expect(
        found.some((each) => each.rule === rule && each.line === line),
        `${up}\n-- expected: ${rule} in line ${line}\n${told(found)}`,
      ).toBe(true);
    });
  }
});

describe('none of 300 sound migrations has a finding', () => {
  for (const { name, world, up, down } of soundMigrations(COUNT)) {
    it(name, () => {
      const found = findings(world.sql, up, down);
      expect(found, `${world.sql}\n-- up\n${up}\n-- down\n${down}\n${told(found)}`).toEqual([]);
    });
  }
});
