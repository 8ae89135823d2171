/** The directory of a path; '' for one in the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Joins and normalises; undefined when it leads out of the root. */
export function joinPath(directory: string, relative: string): string | undefined {
  const parts = directory === '' ? [] : directory.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The directory and all around it, innermost first; '' is the last. */
export function directoriesAround(directory: string): string[] {
  const around: string[] = [directory];
  for (let at = directory; at !== ''; ) {
    at = directoryOf(at);
    around.push(at);
  }
  return around;
}

/** Remembers what a function gives for a string. */
export function remembered<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, { answer: T }>();
  return (key) => {
    let one = known.get(key);
    if (!one) {
      one = { answer: answer(key) };
      known.set(key, one);
    }
    return one.answer;
  };
}

/** True when a directory fits a pattern of the members of a workspace: `*` within one name, `**` through several. */
export function matchesGlob(directory: string, pattern: string): boolean {
  return globOf(pattern).test(directory);
}

const globOf = remembered((pattern) => {
  const parts = pattern
    .split('/')
    .map((part) => (part === '**' ? '.*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')));
  return new RegExp(`^${parts.join('/').replaceAll('.*/', '(?:.*/)?')}$`);
});
