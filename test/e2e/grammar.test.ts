import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
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
