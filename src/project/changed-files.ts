import type { IndexerHost } from '../indexer/index.ts';
import { detectLanguage } from '../languages/index.ts';
import { decodeSource } from '../parse/text.ts';
import type { ChangedFile } from '../query/index.ts';
import { changesSince, filesAt } from './git-changes.ts';

/** The files that differ from a commit, with their texts as they were. Throws as `changesSince`. */
export async function changedFiles(
  { root, env, settings }: IndexerHost,
  revision: string,
  { signal }: { signal?: AbortSignal },
): Promise<ChangedFile[]> {
  const git = { root, env, signal };
  const { commit, changes } = await changesSince(git, revision);
  const wanted = changes.map(({ before }) => before).filter((path) => path !== '' && detectLanguage({ path }));
  const texts = await filesAt(git, commit, wanted);
  return changes.map((change) => {
    const bytes = texts.get(change.before);
    const source = bytes && bytes.length <= settings['index.maxFileSize'] ? decodeSource(bytes) : undefined;
    return { ...change, ...(source && 'text' in source && { textBefore: source.text }) };
  });
}
