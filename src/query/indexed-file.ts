import { detectLanguage } from '../languages/index.ts';
import { AxError, type FileEntry, nearest } from '../model/index.ts';
import type { QueryContext } from './context.ts';

/**
 * The indexed file of a path relative to the root, with `/`. Throws AxError 'not-found' for any other, with the reason
 * when it is known: a directory, a file that was skipped or is ignored, a name that is nearly that of a file.
 */
export function indexedFile(path: string, { reader, isThere }: Pick<QueryContext, 'reader' | 'isThere'>): FileEntry {
  const wanted = path.replaceAll('\\', '/').replace(/^(?:\.\/)+|\/+$/g, '');
  const file = reader.fileByPath(wanted);
  if (file && file.segment !== 0) return file;
  const problem = reader.problems().find((one) => one.path === wanted);
  if (problem) throw new AxError('not-found', `"${path}" is not indexed: ${problem.message}`);
  const paths = reader.files().map((one) => one.path);
  if (['', '.'].includes(wanted) || paths.some((one) => one.startsWith(`${wanted}/`))) {
    const below = ['', '.'].includes(wanted) ? '' : ` "path:${wanted}/"`;
    throw new AxError(
      'not-found',
      `"${path || '.'}" is a directory`,
      `for what is in it: ax find kind:function${below}`,
    );
  }
  if (isThere(wanted)) throw leftOut(wanted);
  const name = wanted.slice(wanted.lastIndexOf('/') + 1);
  const near = paths.find((one) => one === name || one.endsWith(`/${name}`)) ?? nearest(wanted, paths);
  throw new AxError('not-found', `no file "${path}" in the index`, near ? `did you mean ${near}?` : '');
}

function leftOut(path: string): AxError {
  if (detectLanguage({ path })) {
    const hint = 'what decides: .gitignore, .ignore, .axignore and index.exclude; ax index takes up new files';
    return new AxError('not-found', `"${path}" is not indexed: it is ignored, or new`, hint);
  }
  return new AxError('not-found', `"${path}" is not indexed: its language is not known`, 'ax languages lists them');
}
