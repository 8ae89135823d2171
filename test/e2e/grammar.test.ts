import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ax, type Ended, place, SAMPLE } from './program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let copy: string;

// The built program with grammars that can be taken away.
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'ax-grammar-'));
  const grammars = join(ROOT, 'dist', 'grammars');
  for (const name of ['bin', 'dist', 'migrations', 'package.json']) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true, filter: (path) => path !== grammars });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, 'dist', 'grammars'));
  for (const name of readdirSync(grammars)) symlinkSync(join(grammars, name), join(copy, 'dist', 'grammars', name));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('a missing grammar costs its language alone, is told, and the files are read once it is there', async () => {
  const grammar = join(copy, 'dist', 'grammars', 'python.wasm');
  rmSync(grammar);
  const project = place(SAMPLE);
  const run = (...args: string[]): Promise<Ended> =>
    ax(args, { cwd: project.root, script: join(copy, 'bin', 'ax.js') });
  const { files, problems } = JSON.parse((await run('index', '--json')).stdout);
  expect(files).toMatchObject({ indexed: 2, failed: 1 });
  expect(problems).toMatchObject([{ path: 'tools/report.py', code: 'grammar' }]);
  expect((await run('def', 'parseHeader')).status).toBe(0);
  // Nothing is known of the definitions in the file, so that none there is not proven.
  expect((await run('def', 'format_row')).status).toBe(4);
  const { checks } = JSON.parse((await run('doctor', '--json')).stdout) as { checks: { name: string }[] };
  expect(checks.find(({ name }) => name === 'grammar python')).toMatchObject({ status: 'warn', hint: 'reinstall ax' });
  symlinkSync(join(ROOT, 'dist', 'grammars', 'python.wasm'), grammar);
  expect(JSON.parse((await run('index', '--json')).stdout)).toMatchObject({ files: { failed: 0 }, problems: [] });
  expect((await run('def', 'format_row')).status).toBe(0);
  project.close();
});

const DAMAGES: Record<string, (grammar: Buffer) => Buffer> = {
  'cut off': (grammar) => grammar.subarray(0, grammar.length / 2),
  'that is no grammar': () => Buffer.from('no wasm'),
  'that is empty': () => Buffer.alloc(0),
  'with other bytes in it': (grammar) =>
    Buffer.concat([grammar.subarray(0, 400), Buffer.alloc(64, 255), grammar.subarray(464)]),
  'of another language': () => readFileSync(join(ROOT, 'dist', 'grammars', 'go.wasm')),
};

it.each(Object.keys(DAMAGES))('a grammar %s costs its language alone', async (damage) => {
  const grammar = join(copy, 'dist', 'grammars', 'python.wasm');
  const sound = readFileSync(join(ROOT, 'dist', 'grammars', 'python.wasm'));
  rmSync(grammar);
  writeFileSync(grammar, DAMAGES[damage]!(sound));
  const project = place(SAMPLE);
  const run = (...args: string[]): Promise<Ended> =>
    ax(args, { cwd: project.root, script: join(copy, 'bin', 'ax.js') });
  const doctor = await run('doctor', '--json');
  const { ok, checks } = JSON.parse(doctor.stdout) as { ok: boolean; checks: { name: string; status: string }[] };
  expect({ ok, status: doctor.status }).toEqual({ ok: true, status: 0 });
  const warned = checks.filter(({ name, status }) => name.startsWith('grammar ') && status !== 'ok');
  expect(warned).toMatchObject([{ name: 'grammar python', status: 'warn', hint: 'reinstall ax' }]);
  expect((await run('doctor')).stdout).toMatch(/^ok {4}grammars +\d+ load\nwarn {2}grammar python {2}.*not indexed$/m);
  expect(JSON.parse((await run('index', '--json')).stdout)).toMatchObject({
    files: { indexed: 2, failed: 1 },
    problems: [{ path: 'tools/report.py', code: 'grammar' }],
  });
  expect((await run('def', 'parseHeader')).status).toBe(0);
  expect((await run('outline', 'src/header.ts')).status).toBe(0);
  // That nothing is known is said, not that nothing is there.
  const outline = await run('outline', 'tools/report.py');
  expect(outline.status).toBe(3);
  expect(outline.stderr).toMatch(/not known.*python[\s\S]*ax doctor/);
  rmSync(grammar);
  symlinkSync(join(ROOT, 'dist', 'grammars', 'python.wasm'), grammar);
  project.close();
});
