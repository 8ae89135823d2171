import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ax } from '../e2e/program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

it('the migration that docs/contributing/migrations.md shows can be run, and taken back', async () => {
  const page = readFileSync(join(ROOT, 'docs/contributing/migrations.md'), 'utf8');
  const [, up = ''] = /^```sql\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const place = mkdtempSync(join(tmpdir(), 'ax-page-'));
  const db = async (...words: string[]) => {
    const { status, stdout } = await ax(['db', ...words, '--file', 'a.db', '--migrations', 'scripts', '--json'], {
      cwd: place,
    });
    return { status, ...JSON.parse(stdout) };
  };
  try {
    cpSync(join(ROOT, 'migrations/index'), join(place, 'scripts'), { recursive: true });
    expect((await db('migrate')).status).toBe(0);
    const newest = (await db('status')).databases[0].schema;
    const name = `${String(newest + 1).padStart(3, '0')}_owner`;
    writeFileSync(join(place, 'scripts', `${name}.up.sql`), up);
    writeFileSync(join(place, 'scripts', `${name}.down.sql`), 'ALTER TABLE file DROP COLUMN owner;\n');
    expect(await db('validate')).toMatchObject({ status: 0, databases: [{ ok: true, findings: [] }] });
    expect(await db('migrate')).toMatchObject({ status: 0, databases: [{ from: newest, to: newest + 1 }] });
    expect(await db('rollback')).toMatchObject({ status: 0, databases: [{ plan: { way: 'down' } }] });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
