import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ax, place, SAMPLE } from './program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};

let work: string;
let installed: string;

// What a user installs: the packed files, and the packages that it depends on without their scripts.
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'ax-package-'));
  const npm = (cwd: string, ...args: string[]): string => execFileSync('npm', args, { cwd, encoding: 'utf8' });
  const [packed] = JSON.parse(npm(ROOT, 'pack', '--ignore-scripts', '--json', '--pack-destination', work)) as [
    { filename: string },
  ];
  const home = join(work, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  npm(home, 'install', '--ignore-scripts', '--omit=optional', '--prefer-offline', join(work, packed.filename));
  installed = join(home, 'node_modules', 'automatosx');
  // The driver of Node 20 would be compiled, which takes a minute: the one of this repository will do.
  const driver = join(ROOT, 'node_modules', 'better-sqlite3');
  const target = join(home, 'node_modules', 'better-sqlite3');
  if (existsSync(driver) && !existsSync(target)) symlinkSync(driver, target);
}, 180_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the installed package', () => {
  it('answers in any directory', async () => {
    const project = place(SAMPLE);
    const options = { cwd: join(project.root, 'src'), script: join(installed, 'bin', 'ax.js') };
    expect((await ax(['version'], options)).stdout).toContain(manifest.version);
    expect((await ax(['def', 'format_row'], options)).stdout).toContain('tools/report.py:6:5');
    expect((await ax(['find', 'parse', 'header'], options)).stdout).toContain('src/header.ts:7:17');
    expect(await ax(['doctor', '--json'], options)).toMatchObject({ status: 0 });
    project.close();
  });

  it('is a library with types', async () => {
    const project = place({
      ...SAMPLE,
      'package.json': '{"type":"module","private":true}',
      'use.ts': `import { openProject, type FindAnswer } from 'automatosx';
const project = await openProject({ root: '.' });
const answer: FindAnswer = await project.find('parse header', { limit: 1 });
const line: number = answer.results[0]!.line;
console.log(answer.results[0]!.path, line);
project.close();
`,
    });
    cpSync(join(work, 'home', 'node_modules'), join(project.root, 'node_modules'), { recursive: true });
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--types', 'node'];
    const roots = ['--typeRoots', join(ROOT, 'node_modules', '@types')];
    execFileSync(process.execPath, [tsc, ...options, ...roots, 'use.ts'], { cwd: project.root, stdio: 'pipe' });
    const said = execFileSync(process.execPath, ['use.js'], { cwd: project.root, encoding: 'utf8' });
    expect(said).toBe('src/header.ts 7\n');
    project.close();
  });

  it('has a sound manifest', async () => {
    const { messages, pkg } = await publint({ pkgDir: installed, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });
});
