import { directoriesAround, directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';

/** A package of the project: a directory with a pubspec.yaml. */
export interface DartPackage {
  name: string;
  directory: string;
  /** Paths that it or its overrides name for other packages, relative to the directory. */
  paths: ReadonlyMap<string, string>;
  /** It is resolved together with others of the project, which it then takes from here. */
  isInWorkspace: boolean;
}

/** Finds the packages of the project. */
export interface DartPackages {
  /** The package that a file is in. */
  around(file: string): DartPackage | undefined;
  /** What a package means by the name of another: undefined for one that comes from elsewhere. */
  named(name: string, from: DartPackage | undefined): DartPackage | 'several' | undefined;
}

const PUBSPEC = 'pubspec.yaml';

/** Reads them for one state of the files. */
export function openPackages(world: ModuleWorld): DartPackages {
  const all = world.named(PUBSPEC).flatMap((path) => readPackage(world, path) ?? []);
  const byDirectory = new Map(all.map((one) => [one.directory, one]));
  const isMelos = world.named('melos.yaml').length > 0;
  const inDirectory = remembered((directory) =>
    directoriesAround(directory)
      .map((each) => byDirectory.get(each))
      .find((each) => each !== undefined),
  );
  return {
    around: (file) => inDirectory(directoryOf(file)),
    named: (name, from) => {
      if (!from || from.name === name) return from;
      const path = from.paths.get(name);
      const target = path === undefined ? undefined : joinPath(from.directory, path);
      const beside = target === undefined ? undefined : byDirectory.get(target);
      if (beside) return beside;
      const together = all.filter((one) => one.name === name && (isMelos || (one.isInWorkspace && from.isInWorkspace)));
      return together.length > 1 ? 'several' : together[0];
    },
  };
}

function readPackage(world: ModuleWorld, path: string): DartPackage | undefined {
  const text = world.text(path) ?? '';
  const name = /^name:\s*["']?(\w+)/m.exec(text)?.[1];
  if (name === undefined) return undefined;
  const directory = directoryOf(path);
  const overrides = world.text(`${directory === '' ? '' : `${directory}/`}pubspec_overrides.yaml`) ?? '';
  return {
    ...{ name, directory, paths: pathsIn(`${text}\n${overrides}`) },
    isInWorkspace: /^(?:resolution:\s*workspace\b|workspace:)/m.test(text),
  };
}

/** `name:` with `path: ../name` below it, or `name: {path: ../name}`. */
function pathsIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let at: { name: string; indent: number } | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, spaces, key, rest] = /^(\s*)["']?([\w-]+)["']?:\s*(.*?)\s*(?:#.*)?$/.exec(line) ?? [];
    if (spaces === undefined || key === undefined) continue;
    const inline = /^\{\s*path:\s*["']?([^"'},]+?)["']?\s*[},]/.exec(rest ?? '')?.[1];
    if (inline !== undefined) found.set(key, inline);
    else if (key === 'path' && rest !== '' && at && spaces.length > at.indent) {
      found.set(at.name, rest!.replace(/^["']|["']$/g, ''));
    } else if (rest === '') at = { name: key, indent: spaces.length };
  }
  return found;
}
