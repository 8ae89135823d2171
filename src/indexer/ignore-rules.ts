import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Ignore } from 'ignore';

// An import would read the source for the names that it exports: 4 ms of each command.
const ignore = createRequire(import.meta.url)('ignore') as typeof import('ignore');

/** Rules of one family of ignore files, at all levels of a tree. Rules of a directory come after those above it. */
export interface IgnoreRules {
  /**
   * Tells of a directory that it holds ignore files, by their names, before anything in it is asked about. Directories
   * must be added from the top down.
   */
  add(directory: string, names: readonly string[]): void;
  /** True when no rule has been added. */
  readonly empty: boolean;
  /** True when a path (relative to the root, with `/`) or a directory above it is ignored. */
  ignores(path: string, kind: 'file' | 'directory'): boolean;
}

/** Makes rules for a tree; `patterns` are written as in the root's `.gitignore`. */
export function createIgnoreRules(root: string, patterns: readonly string[] = []): IgnoreRules {
  // By directory that has rules of its own: those and all above it.
  const chains = new Map<string, Ignore>();
  if (patterns.length > 0) chains.set('', create().add(patterns));

  function chainOf(directory: string): Ignore | undefined {
    for (let at = directory; ; at = parentOf(at)) {
      const chain = chains.get(at);
      if (chain || at === '') return chain;
    }
  }

  return {
    get empty() {
      return chains.size === 0;
    },
    add(directory, names) {
      const own = names.flatMap((name) => linesOf(join(root, directory, name)));
      if (own.length === 0) return;
      const chain = create();
      const above = chainOf(directory);
      if (above) chain.add(above);
      chains.set(directory, chain.add(own.map((line) => underDirectory(directory, line))));
    },
    ignores(path, kind) {
      const chain = chainOf(parentOf(path));
      return chain?.test(kind === 'directory' ? `${path}/` : path).ignored === true;
    },
  };
}

/** The directory that holds a path; '' for the root and for what lies in it. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

// A path may look like `../x` when a name begins so.
function create(): Ignore {
  return ignore({ ignorecase: false, allowRelativePaths: true });
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
  } catch {
    // Gone again, unreadable or a directory: git takes no rules from those either.
    return [];
  }
}

/** A rule of an ignore file as the root's would have to say it. */
function underDirectory(directory: string, line: string): string {
  if (directory === '' || line.trim() === '' || line.startsWith('#')) return line;
  const negative = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negative.length);
  const anchored = pattern
    .replace(/(?<!\\)\s+$/, '')
    .replace(/\/$/, '')
    .includes('/');
  const prefix = `/${directory.replace(/[\\*?[\]!# ]/g, '\\$&')}/`;
  return `${negative}${prefix}${anchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
}
