import { isAbsolute, relative, resolve, sep } from 'node:path';
import { AxError } from '../model/index.ts';
import { lookAt } from './stamp.ts';
import { UNREACHABLE } from './tree.ts';

/**
 * A test for paths that are one of `paths` (relative to the root, or absolute) or lie below one; all pass when there are
 * none. Throws AxError 'outside-project', or 'not-found' for what does not exist.
 */
export function pathFilter(root: string, paths: readonly string[]): (path: string) => boolean {
  const wanted = paths.map((path) => {
    const inside = relative(root, resolve(root, path));
    if (isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`)) {
      throw new AxError('outside-project', `${path} is not in ${root}`);
    }
    if (lookAt(resolve(root, path)).size === UNREACHABLE) {
      throw new AxError('not-found', `there is no file or directory ${path}`);
    }
    return inside.split(sep).join('/');
  });
  if (wanted.length === 0 || wanted.includes('')) return () => true;
  return (path) => wanted.some((start) => path === start || path.startsWith(`${start}/`));
}
