import { directoriesAround, directoryOf, joinPath, matchesGlob, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';

/** The projects that are built, and what each sees of the others. */
export interface Projects {
  /** The project that a file is of, by its directory; undefined for one that no project has. */
  of(path: string): string | undefined;
  /** True when source in `from` sees what `to` defines. What no project has sees all, and is seen by all. */
  sees(from: string, to: string): boolean;
  /** Namespaces that all files of a project use, by `<Using Include="A.B" />`. */
  usings(path: string): readonly { specifier: string; alias: string }[];
}

const SHARED = /\.(?:shproj|projitems)$/i;
const PROJECT = /\.(?:cs|vb|fs|sh)proj$|\.projitems$/i;

interface Project {
  /** Directories of the projects that it names; undefined when it names some that are not known. */
  references: readonly string[] | undefined;
  usings: readonly { specifier: string; alias: string }[];
  /** Patterns of files of other directories that it takes in. */
  includes: readonly string[];
}

/** Opens the projects that project files describe. They are read from disk: none is source. */
export function openProjects(world: Pick<ModuleWorld, 'text' | 'listed'>): Projects {
  const filesIn = remembered((directory) => world.listed(directory).filter((name) => PROJECT.test(name)));
  const projectIn = remembered((directory) => directoriesAround(directory).find((one) => filesIn(one).length > 0));
  const read = remembered((directory): Project => readProject(directory, filesIn(directory), world));
  const of = (path: string): string | undefined => projectIn(directoryOf(path));

  /** A project and all that it is built with; undefined when that is not all known. */
  const reached = remembered((directory): ReadonlySet<string> | undefined => {
    const all = new Set([directory]);
    for (const one of all) {
      const { references } = read(one);
      if (!references) return undefined;
      for (const each of references) all.add(each);
    }
    return all;
  });
  const includes = (from: string, to: string): boolean =>
    read(from).includes.some((pattern) => to === pattern || to.startsWith(`${pattern}/`) || matchesGlob(to, pattern));

  function sees(from: string, to: string): boolean {
    const own = of(from);
    const other = of(to);
    if (own === undefined || other === undefined || own === other) return true;
    // Shared files are part of what takes them in, which is not known from here.
    if (filesIn(own).every((name) => SHARED.test(name))) return true;
    const all = reached(own);
    return !all || all.has(other) || [...all].some((one) => includes(one, to));
  }

  return {
    of,
    sees,
    usings: (path) => {
      const own = of(path);
      return own === undefined ? [] : read(own).usings;
    },
  };
}

const withoutComments = (xml: string): string => xml.replace(/<!--[\s\S]*?-->/g, '');

function readProject(directory: string, names: readonly string[], world: Pick<ModuleWorld, 'text'>): Project {
  const references: string[] = [];
  const usings: { specifier: string; alias: string }[] = [];
  const includes: string[] = [];
  let isOpen = false;
  const seen = new Set<string>();

  function readFile(path: string): void {
    if (seen.has(path)) return;
    seen.add(path);
    const text = world.text(path);
    if (text === undefined) return;
    const here = directoryOf(path);
    const xml = withoutComments(text);
    for (const [, name, attributes] of xml.matchAll(/<(ProjectReference|Using|Compile|Import)\b([^>]*)>/g)) {
      const value = (key: string): string =>
        new RegExp(`\\b${key}\\s*=\\s*["']([^"']*)["']`).exec(attributes!)?.[1] ?? '';
      const include = value('Include');
      if (name === 'Using') {
        for (const specifier of split(include)) usings.push({ specifier, alias: value('Alias') });
      } else if (name === 'Import') {
        const imported = pathOf(value('Project'), here, directory);
        if (imported !== undefined) readFile(imported);
        if (imported?.endsWith('.projitems')) references.push(directoryOf(imported));
      } else {
        for (const one of split(include)) {
          const found = pathOf(one, here, directory);
          if (name === 'Compile') {
            if (found !== undefined && !found.startsWith(directory === '' ? '' : `${directory}/`)) includes.push(found);
          } else if (found === undefined || found.includes('*')) isOpen = true;
          else references.push(directoryOf(found));
        }
      }
    }
  }
  for (const name of names) readFile(directory === '' ? name : `${directory}/${name}`);
  for (const name of ['Directory.Build.props', 'Directory.Build.targets']) {
    const around = directoriesAround(directory).map((one) => (one === '' ? name : `${one}/${name}`));
    const nearest = around.find((path) => world.text(path) !== undefined);
    if (nearest !== undefined) readFile(nearest);
  }
  return { references: isOpen ? undefined : references, usings, includes };
}

const split = (list: string): string[] => list.split(';').flatMap((one) => one.trim() || []);

/** A path as a project file writes it, from the root; undefined when it is made of what is not known. */
function pathOf(written: string, here: string, project: string): string | undefined {
  const path = written
    .replaceAll('\\', '/')
    .replace(/\$\(MSBuildThisFileDirectory\)\/?/g, './')
    .replace(/\$\(MSBuildProjectDirectory\)\/?/g, '!/');
  if (path === '' || path.includes('$(') || path.includes('@(') || path.startsWith('/')) return undefined;
  return path.startsWith('!/') ? joinPath(project, path.slice(2)) : joinPath(here, path);
}
