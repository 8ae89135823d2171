import { LANGUAGES } from '../languages/index.ts';
import type { IndexerHost } from './host.ts';

/** Raised when the facts of the same source change: an index with another number is built anew. */
export const FACTS_VERSION = '17';

/** Everything besides the tree itself that decides what is in the index, as text to be compared. */
export function fingerprintOf({ settings }: IndexerHost): string {
  const languages = LANGUAGES.map(({ id, extensions, fileNames, shebangs, content, project }) => [
    ...[id, extensions, fileNames, shebangs],
    ...[content?.is, content?.not, project?.file, project?.folders, project?.not].map(String),
  ]);
  const deciding = [
    FACTS_VERSION,
    settings['index.exclude'],
    settings['index.maxFileSize'],
    settings['index.timeoutMs'],
    languages,
  ];
  return JSON.stringify(deciding);
}
