import { detectLanguage, LANGUAGES } from '../languages/index.ts';
import { isProjectFile } from './project-languages.ts';

/** What a name says: the file is of a known language, its content may say so, or it is none of ours. */
export type Interest = 'language' | 'probe' | 'none';

/** Endings of scripts in any language: their `#!` line tells. Hardly any file with another one begins with such a line. */
const SCRIPTS: ReadonlySet<string> = new Set(['.cgi', '.fcgi']);

/** Makes a quick judge of names, for many paths. */
export function createNameInterest(): (path: string) => Interest {
  const wholeNames = new Set(LANGUAGES.flatMap(({ fileNames }) => fileNames));
  const prefixes = new Set([...wholeNames].filter((file) => file.endsWith('.*')).map((file) => file.slice(0, -2)));
  const extensions = new Set(LANGUAGES.flatMap((language) => language.extensions.map((text) => text.toLowerCase())));
  const byExtension = new Map<string, Interest>();

  function judge(name: string, dot: number): Interest {
    if (detectLanguage({ path: name })) return 'language';
    const extension = name.slice(dot).toLowerCase();
    return dot <= 0 || SCRIPTS.has(extension) || extensions.has(extension) ? 'probe' : 'none';
  }

  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (isProjectFile(path)) return detectLanguage({ path: name }) ? 'language' : 'probe';
    const dot = name.lastIndexOf('.');
    // Of most names nothing counts but what follows their only dot.
    const isPlain = dot > 0 && name.indexOf('.') === dot;
    if (!isPlain || wholeNames.has(name) || prefixes.has(name.slice(0, dot))) return judge(name, dot);
    const extension = name.slice(dot);
    let interest = byExtension.get(extension);
    if (!interest) {
      interest = judge(name, dot);
      byExtension.set(extension, interest);
    }
    return interest;
  };
}
