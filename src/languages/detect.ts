import { LANGUAGES, type Language } from './registry.ts';

/** What {@link detectLanguage} looks at. */
export interface DetectInput {
  /** Path or file name; separators `/` or `\`. */
  path: string;
  /** The beginning of the text (some 30,000 characters are enough), where it is at hand. */
  head?: string;
  /** Id of the language of the project that the file is in, see `Language.project`. */
  project?: string | undefined;
}

/**
 * The language of a file by its name, its extension, its `#!` line and, where languages share an extension, its
 * beginning. Without `head` the first language of a shared extension that needs no content is taken. Undefined when
 * no supported language fits.
 */
export function detectLanguage({ path, head, project }: DetectInput): Language | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const byName = LANGUAGES.find((language) => language.fileNames.includes(name));
  if (byName) return byName;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  const before = dot > 0 ? name.lastIndexOf('.', dot - 1) : -1;
  const double = before > 0 ? [name.slice(before)] : [];
  for (const written of new Set([...double, extension, extension.toLowerCase()])) {
    const candidates = byExtension().get(written);
    if (candidates) return ofProject(candidates, project, head) ?? choose(candidates, head);
  }
  return head === undefined ? undefined : byShebang(head);
}

let extensions: Map<string, Language[]> | undefined;

function byExtension(): Map<string, Language[]> {
  if (extensions) return extensions;
  extensions = new Map();
  for (const language of LANGUAGES) {
    for (const extension of language.extensions) {
      const sharing = extensions.get(extension);
      if (sharing) sharing.push(language);
      else extensions.set(extension, [language]);
    }
  }
  return extensions;
}

function ofProject(candidates: readonly Language[], project: string | undefined, head = ''): Language | undefined {
  return project === undefined ? undefined : candidates.find((one) => one.id === project && !one.project?.not(head));
}

function choose(candidates: readonly Language[], head: string | undefined): Language | undefined {
  const fitting = head === undefined ? candidates : candidates.filter(({ content }) => !content?.not?.test(head));
  const certain = head === undefined ? undefined : fitting.find(({ content }) => looksLike(content?.is, head));
  return certain ?? fitting.find(({ content }) => !content?.is) ?? (candidates.length === 1 ? fitting[0] : undefined);
}

function looksLike(is: RegExp | ((head: string) => boolean) | undefined, head: string): boolean {
  return typeof is === 'function' ? is(head) : is?.test(head) === true;
}

function byShebang(head: string): Language | undefined {
  const line = /^#!\s*(?:\S*\/)?(\S+)(.*)/.exec(head);
  if (!line) return undefined;
  const words = [line[1]!, ...line[2]!.trim().split(/\s+/)];
  // `#!/usr/bin/env -S VAR=x node --flag`: the program is the first word that is neither option nor assignment.
  const program = words[0] === 'env' ? words.slice(1).find((word) => !/^-|=/.test(word)) : words[0];
  const bare = program?.replace(/.*\//, '').replace(/[\d.]+$/, '');
  return LANGUAGES.find(({ shebangs }) => bare !== undefined && shebangs.includes(bare));
}
