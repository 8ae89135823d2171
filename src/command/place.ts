import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { AxError } from '../model/index.ts';

/** From where a path of the user is meant. Both absolute. */
export interface Base {
  cwd: string;
  root: string;
}

/**
 * A path of the user as a path of the project: relative to the root, with `/`. It is meant from the current directory;
 * where nothing is there, from the root, so that paths of answers can be used anywhere. Throws AxError
 * `outside-project`.
 */
export function projectPath(base: Base, path: string): string {
  const here = resolve(base.cwd, path);
  const chosen = existsSync(here) || isAbsolute(path) ? here : resolve(base.root, path);
  const inside = within(base.root, chosen) ?? within(real(base.root), real(chosen));
  if (inside === undefined) {
    throw new AxError(
      'outside-project',
      `${path} is outside the project ${base.root}`,
      'ax -C DIR starts in another project',
    );
  }
  return inside;
}

/** A symbol of the user: in `path:line:column` the path becomes one of the project, names stay as they are. */
export function projectSymbol(base: Base, symbol: string): string {
  const place = /^(.+):(\d+):(\d+)$/.exec(symbol);
  return place ? `${projectPath(base, place[1]!)}:${place[2]}:${place[3]}` : symbol;
}

/** A path, absolute, as output has it: of a file of the project from the root on, of another one as it is. */
export function shownPath(root: string, path: string): string {
  return isAbsolute(path) ? (within(root, path) ?? path) : path;
}

function within(root: string, path: string): string | undefined {
  const inside = relative(root, path);
  return inside.split(sep)[0] === '..' || isAbsolute(inside) ? undefined : inside.split(sep).join('/');
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
