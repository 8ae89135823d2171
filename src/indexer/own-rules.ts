import { createIgnoreRules } from './ignore-rules.ts';

const OWN_IGNORE_FILES = ['.ignore', '.axignore'];

/** Names of all files that hold ignore rules for their directory. */
export const IGNORE_FILES: readonly string[] = ['.gitignore', ...OWN_IGNORE_FILES];

/** Directories that are never entered, whatever the rules. */
export const CLOSED_DIRECTORIES: ReadonlySet<string> = new Set(['.git', '.automatosx']);

/** The rules of ours: `.ignore` and `.axignore` at all levels, and `index.exclude`. They only ever take paths away. */
export interface OwnRules {
  /** Takes the rules of a directory, given the names in it. From the top down. */
  enter(directory: string, names: ReadonlySet<string>): void;
  /** True when a path (relative to the root) or a directory above it is ignored. */
  ignores(path: string, kind: 'file' | 'directory'): boolean;
}

/** Makes the rules; `exclude` is the setting, written as in `.gitignore`. */
export function createOwnRules(root: string, exclude: readonly string[]): OwnRules {
  const files = createIgnoreRules(root);
  const excluded = createIgnoreRules(root, exclude);
  return {
    enter(directory, names) {
      const present = OWN_IGNORE_FILES.filter((name) => names.has(name));
      if (present.length > 0) files.add(directory, present);
    },
    ignores: (path, kind) => files.ignores(path, kind) || excluded.ignores(path, kind),
  };
}
