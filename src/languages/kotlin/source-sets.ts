import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { BuildModules } from '../java/build-modules.ts';
import type { WorldDefinition } from '../modules.ts';

type Found = Pick<WorldDefinition, 'file' | 'facts' | 'symbol'>;

/** The platform that a file is built for, by the directory of its source set: `common`, `jvm`; '' when none is told. */
export function platformOf(path: string): string {
  const named = /(?:^|\/)src\/([a-z][A-Za-z0-9]*?)(?:Main|Test)\//.exec(path)?.[1];
  if (named !== undefined) return named.toLowerCase();
  const short =
    /(?:^|\/)(common|jvm|js|wasmJs|wasm|web|native|nix|posix|darwin|ios|macos|linux|mingw|windows|android\w*|jvmAnd\w+|nonJvm|jsAnd\w+)\/(?:src|test|testResources|resources)\//.exec(
      path,
    );
  return short?.[1]?.toLowerCase() ?? '';
}

const isExpected = ({ facts, symbol }: Found): boolean =>
  (facts.symbols[symbol]!.flags & SYMBOL_FLAGS.declaration) !== 0;

/**
 * Of definitions with one whole name those that are meant in a file: overloads, or what is expected of platforms with
 * what each has. Undefined when several modules have it and it is not known which is meant.
 */
export function seenDefinitions<T extends Found>(
  from: string,
  all: readonly T[],
  builds: BuildModules,
): readonly T[] | undefined {
  if (all.length < 2) return all;
  const paths = [...new Set(all.map(({ file }) => file.path))];
  if (paths.length === 1) return all;
  const expected = all.filter(isExpected);
  if (expected.length > 0) {
    const platform = platformOf(from);
    const own =
      platform === '' || platform === 'common'
        ? []
        : all.filter((one) => !isExpected(one) && platformOf(one.file.path) === platform);
    return own.length > 0 ? own : expected;
  }
  const seen = new Set(builds.seenFrom(from, paths));
  const left = all.filter(({ file }) => seen.has(file.path));
  if (new Set(left.map(({ file }) => file.path)).size === 1) return left;
  // Functions and extensions of one name are overloads.
  const isOverload = ({ facts, symbol }: Found): boolean => {
    const { kind, owner } = facts.symbols[symbol]!;
    return kind === 'function' || kind === 'method' || owner !== '';
  };
  if (left.every(isOverload)) return left;
  const platform = platformOf(from);
  const near = left.filter(({ file }) => platformOf(file.path) === platform);
  if (near.length > 0 && new Set(near.map(({ file }) => file.path)).size === 1) return near;
  const functions = left.filter(isOverload);
  const others = left.filter((one) => !isOverload(one));
  return functions.length > 0 && new Set(others.map(({ file }) => file.path)).size === 1 ? left : undefined;
}
