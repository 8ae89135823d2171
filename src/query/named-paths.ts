import { directoryOf, joinPath } from '../languages/index.ts';

/** A word that may be a path: with a slash in it, or a name with an extension. */
const PATH = /[\w@$~.+()[\]-]*(?:\/[\w@$~.+()[\]-]+)+|[\w@$+-][\w@$.+-]*\.[A-Za-z]\w{0,4}(?![\w/*])/g;

/**
 * The words of a text that may be paths, each with what it can mean in the project: from the folder of `from`, from what
 * is above it where that is hidden (`.github/workflows`), from the root.
 */
export function* namedPaths(text: string, from: string): Generator<{ word: string; places: string[] }> {
  const seen = new Set<string>();
  for (const [word] of text.matchAll(PATH)) {
    if (seen.has(word)) continue;
    seen.add(word);
    const bare = word.replace(/^\/+|^(?:\.\/)+/, '');
    const directories = [directoryOf(from)];
    while (/(?:^|\/)\.[^/]+/.test(directories.at(-1)!)) directories.push(directoryOf(directories.at(-1)!));
    const places = [...directories, ''].flatMap((directory) => joinPath(directory, bare) ?? []);
    yield { word, places };
  }
}
