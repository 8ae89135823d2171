import { AxError } from '../model/index.ts';
import { readConfigFile, readText } from './file.ts';
import type { ConfigFiles } from './files.ts';
import { twoFiles } from './two-files.ts';

/** What a configuration file says of feature flags. */
export interface FeatureSource {
  layer: 'user' | 'project';
  /** The file, absolute. */
  path: string;
  /** The value of `features` as it is written; undefined when the file cannot be read. */
  value: unknown;
  /** Why the file cannot be used, with its line, and what to do about it. */
  problem?: string;
  hint?: string;
}

/** What the files say of feature flags, the user's first, also where a file cannot be used. Never throws AxError. */
export async function loadFeatures(files: ConfigFiles): Promise<FeatureSource[]> {
  const user = files.user === undefined ? [] : [['user', files.user] as const];
  const layers = [...user, ...files.project.map((path) => ['project', path] as const)];
  const found = await Promise.all(
    layers.map(async ([layer, path]): Promise<FeatureSource[]> => {
      try {
        const file = await readConfigFile(path);
        return file ? [{ layer, path, value: file.features }] : [];
      } catch (error) {
        if (!(error instanceof AxError)) throw error;
        return [{ layer, path, value: undefined, problem: error.message, hint: error.hint }];
      }
    }),
  );
  const sources = found.flat();
  const [first, second] = sources.filter(({ layer }) => layer === 'project');
  if (!first || !second) return sources;
  // As for all other settings: neither is better than the other.
  const { message, hint } = twoFiles(files);
  const neither: FeatureSource = { layer: 'project', path: second.path, value: undefined, problem: message, hint };
  return [...sources.filter(({ layer }) => layer === 'user'), neither];
}

/** The line of a member of a configuration file, from 1; that of the nearest one around it where there is none. */
export async function lineOf(path: string, keys: readonly (string | number)[]): Promise<number> {
  const { findNodeAtLocation, parseTree } = await import('jsonc-parser');
  const text = readText(path) ?? '';
  const root = parseTree(text, [], { allowTrailingComma: true });
  for (let length = keys.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, keys.slice(0, length));
    // A member begins with its name.
    const at = node?.parent?.type === 'property' ? node.parent : node;
    if (at) return text.slice(0, at.offset).split('\n').length;
  }
  return 1;
}
