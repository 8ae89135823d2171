// Builds dist/: compiles src/ with tsc (for declarations, benches and tests), joins the program that is shipped from it
// (dist/main.js and dist/program/), then copies the grammars that the languages name out of their packages, and what
// the dashboard of telemetry has within its page.
// Usage: node scripts/build.js
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

rmSync(dist, { recursive: true, force: true });
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
const compiled = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { stdio: 'inherit' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
await bundle(dist);

const { LANGUAGES } = await import(pathToFileURL(join(dist, 'languages', 'index.js')).href);
const target = join(dist, 'grammars');
mkdirSync(target, { recursive: true });
for (const { id, grammar } of LANGUAGES) {
  if (!grammar) continue;
  const file = join(root, 'node_modules', grammar.file);
  if (!existsSync(file)) throw new Error(`grammar of ${id} is missing: ${grammar.file}`);
  copyFileSync(file, join(target, `${grammar.name}.wasm`));
}

const page = join(dist, 'page');
const browser = join(root, 'src', 'telemetry', 'page', 'browser');
const uplot = dirname(require.resolve('uplot/package.json'));
mkdirSync(page, { recursive: true });
for (const [from, to] of [
  [join(browser, 'dashboard.js'), 'dashboard.js'],
  [join(browser, 'dashboard.css'), 'dashboard.css'],
  [join(uplot, 'dist', 'uPlot.iife.min.js'), 'uplot.js'],
  [join(uplot, 'dist', 'uPlot.min.css'), 'uplot.css'],
  [join(uplot, 'LICENSE'), 'uplot.LICENSE'],
]) {
  copyFileSync(from, join(page, to));
}
// The runtime of web-tree-sitter stays in its own package (a dependency); only grammars are copied.
console.log(`built: ${readdirSync(target).length} grammars`);
