import type { Problem } from '../model/index.ts';

const LOCK_FILES = new Set([
  'bun.lock',
  'cargo.lock',
  'composer.lock',
  'deno.lock',
  'flake.lock',
  'gemfile.lock',
  'go.sum',
  'gradle.lockfile',
  'mix.lock',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'package.resolved',
  'packages.lock.json',
  'pdm.lock',
  'pipfile.lock',
  'pnpm-lock.yaml',
  'podfile.lock',
  'poetry.lock',
  'pubspec.lock',
  'uv.lock',
  'yarn.lock',
]);

/** Why a file is not worth reading, told by its name: 'generated' or 'minified'; undefined for all others. */
export function skipByName(path: string): Problem | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (LOCK_FILES.has(name)) return { code: 'generated', message: 'a lock file', line: 0 };
  if (/\.(js|mjs|cjs|css|ts)\.map$/.test(name)) return { code: 'generated', message: 'a source map', line: 0 };
  if (/[.-]min\.(js|mjs|cjs|css)$/.test(name)) return { code: 'minified', message: 'minified by its name', line: 0 };
  return undefined;
}
