import { detectLanguage, LANGUAGES } from '../languages/index.ts';
import { isProjectFile } from './project-languages.ts';

/** What a name says: the file is of a known language, its content may say so, or it is none of ours. */
export type Interest = 'language' | 'probe' | 'none';

/** Makes a quick judge of names, for many paths. */
export function createNameInterest(): (path: string) => Interest {
  const wholeNames = new Set(LANGUAGES.flatMap(({ fileNames }) => fileNames));
  const extensions = new Set(LANGUAGES.flatMap((language) => language.extensions.map((text) => text.toLowerCase())));
  const byExtension = new Map<string, Interest>();
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (wholeNames.has(name)) return 'language';
    if (isProjectFile(path)) return 'probe';
    const dot = name.lastIndexOf('.');
    // Only a `#!` line can tell, and hardly any file with an extension begins with one of ours that fits.
    if (dot <= 0) return 'probe';
    const extension = name.slice(dot);
    let interest = byExtension.get(extension);
    if (!interest) {
      if (detectLanguage({ path: name })) interest = 'language';
      else interest = extensions.has(extension.toLowerCase()) ? 'probe' : 'none';
      byExtension.set(extension, interest);
    }
    return interest;
  };
}
