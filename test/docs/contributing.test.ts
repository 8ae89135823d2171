import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ended } from '../e2e/program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COPIED = ['bin', 'docs', 'migrations', 'schema', 'scripts', 'src', 'test', 'package.json', 'vitest.config.ts'];
const CONFIGURED = ['tsconfig.json', 'tsconfig.test.json', 'biome.json', '.gitignore'];
const MINUTES = 60_000;

/** The walk-through "Add a language" of CONTRIBUTING.md. */
const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
const walk = page.slice(page.indexOf('\n## Add a language'), page.indexOf('\n## Migrations'));

/** A fenced block; `file` is the last name of a file in the paragraph above it, for blocks that are one. */
interface Block {
  kind: string;
  text: string;
  file: string;
}

const blocks: Block[] = [...walk.matchAll(/^(.*)\n\n```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, above = '', kind = '', text = '']) => {
    const file = [...above.matchAll(/`([\w./-]+\/[\w-]+\.\w+)`/g)].at(-1)?.[1] ?? '';
    return { kind, text, file };
  },
);
const files = blocks.filter(({ kind }) => !['sh', 'console'].includes(kind));

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'ax-contributing-'));
  for (const name of [...COPIED, ...CONFIGURED]) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

async function run(line: string): Promise<string> {
  const { PATH = '' } = process.env;
  const child = spawn('bash', ['-c', line], { cwd: copy, env: { PATH, HOME: join(copy, '.no-home'), NO_COLOR: '1' } });
  const { status, stdout, stderr } = await ended(child, '');
  expect({ line, status, said: status === 0 ? '' : stdout + stderr }).toEqual({ line, status: 0, said: '' });
  return stdout;
}

/** Writes a file, or adds a line to the list at the end of one that is there. */
function keep({ file, text }: Block): void {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const end = Math.max(0, source.lastIndexOf('];'));
  writeFileSync(path, source.slice(0, end) + text + source.slice(end));
}

it('a language is added as CONTRIBUTING.md says', { timeout: 10 * MINUTES }, async () => {
  expect(files.map(({ file }) => file.replace(/.*\//, ''))).toEqual([
    'registry.ts',
    'spec.ts',
    'rules.mk',
    'rules.facts',
  ]);
  for (const block of files) keep(block);
  for (const line of blocks.filter(({ kind }) => kind === 'sh').flatMap(({ text }) => text.trim().split('\n'))) {
    const stdout = await run(line);
    if (line.includes('vitest')) expect(stdout).toMatch(/Tests\s+[1-9]\d* passed/);
    if (line.includes('facts.js')) expect(stdout).toContain(files.at(-1)!.text.split('\n').slice(1, 4).join('\n'));
  }
  expect(readFileSync(join(copy, 'docs/reference/languages.md'), 'utf8')).toContain(
    '\n| `make` | Make | `.mk` `.mak` |',
  );
  for (const { kind, file } of files) if (kind === 'ts') await run(`npx biome check ${file}`);
  const consoles = blocks.filter(({ kind }) => kind === 'console');
  expect(consoles).not.toEqual([]);
  for (const { text } of consoles) {
    const [line = '', ...output] = text.trimEnd().split('\n');
    expect((await run(line.replace(/^\$ /, ''))).trimEnd()).toBe(output.join('\n'));
  }
});
