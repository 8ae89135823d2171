import { AxError } from '../model/index.ts';
import type { ConfigFiles } from './files.ts';

/** Refuses a project with two configuration files. */
export function twoFiles({ project: [first, second] }: ConfigFiles): AxError {
  return new AxError('invalid-config', `two project configurations: ${first} and ${second}`, 'keep one of them');
}
