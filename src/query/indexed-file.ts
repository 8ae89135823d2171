import { AxError, nearest } from '../model/index.ts';
import type { FileEntry } from '../store/index.ts';
import type { QueryContext } from './context.ts';

/**
 * The indexed file of a path relative to the root, with `/`. Throws AxError 'not-found' for any other, with the reason
 * when it is known: a directory, a file that was skipped, a name that is nearly that of a file.
 */
export function indexedFile(path: string, { reader }: Pick<QueryContext, 'reader'>): FileEntry {
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
      `For what is in it: ax find kind:function${below}`,
    );
  }
  const name = wanted.slice(wanted.lastIndexOf('/') + 1);
  const near = paths.find((one) => one === name || one.endsWith(`/${name}`)) ?? nearest(wanted, paths);
  throw new AxError('not-found', `no file "${path}" in the index`, near ? `Did you mean ${near}?` : '');
}
