/** What a go.mod or a go.work says, as far as it tells where packages are. */
export interface ModuleFile {
  /** Import path of the module; '' in a go.work. */
  path: string;
  /** Directories of the modules of a workspace, as written. */
  uses: readonly string[];
  /** Directories that stand for modules, by import path, as written. */
  replaced: ReadonlyMap<string, string>;
}

/** Reads one. */
export function readModuleFile(text: string): ModuleFile {
  let path = '';
  let block = '';
  const uses: string[] = [];
  const replaced = new Map<string, string>();
  for (const line of text.split('\n')) {
    const words = wordsOf(line);
    if (words.length === 0) continue;
    if (words[0] === ')') {
      block = '';
      continue;
    }
    if (words[1] === '(') {
      block = words[0]!;
      continue;
    }
    const [verb, ...rest] = block === '' ? words : [block, ...words];
    if (verb === 'module') path = rest[0] ?? '';
    else if (verb === 'use' && rest[0] !== undefined) uses.push(rest[0]);
    else if (verb === 'replace') {
      const arrow = rest.indexOf('=>');
      const target = rest[arrow + 1];
      // Only a directory begins with dots or a slash.
      if (arrow > 0 && target !== undefined && /^(?:\.{0,2}\/|\.{1,2}$)/.test(target)) replaced.set(rest[0]!, target);
    }
  }
  return { path, uses, replaced };
}

/** The words of a line without its comment; quotes are taken off. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const { 0: word } of line.matchAll(/"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/.*|[()]|[^\s()"`]+/g)) {
    if (word.startsWith('//')) break;
    words.push(/^["`]/.test(word) ? word.slice(1, -1) : word);
  }
  return words;
}
