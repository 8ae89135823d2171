import { directoriesAround, directoryOf, matchesGlob, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';
import { type ImportRoot, isPackage, PROJECT_FILES, type Project, pathIn, readProject } from './project-file.ts';

const SCRIPT = 'the file is run as a script';

/** Finds the directories in which absolute imports of a file are looked for, in order. */
export function createImportRoots(world: ModuleWorld): (file: string) => readonly ImportRoot[] {
  const projectIn = remembered((directory) => readProject(world, directory));
  const isProject = (directory: string): boolean =>
    directory === '' || PROJECT_FILES.some((name) => world.has(pathIn(directory, name)));
  const projects = (): readonly Project[] => {
    const found = new Set(PROJECT_FILES.flatMap((name) => world.named(name).map(directoryOf)));
    return [...found].map(projectIn);
  };
  const all = remembered(projects);
  const byName = remembered((name) => all('').find((project) => project.name === name));

  /** Projects that are installed beside one: by their path, as members of a workspace, or by their name. */
  function linkedTo(project: Project): readonly Project[] {
    const linked = project.paths.filter(isProject).map(projectIn);
    for (const root of directoriesAround(project.directory).filter(isProject).map(projectIn)) {
      const members = all('').filter(({ directory }) => root.members.some((one) => matchesGlob(directory, one)));
      if (project === root || members.includes(project)) linked.push(...members);
    }
    for (const name of project.dependencies) {
      const found = byName(name);
      if (found) linked.push(found);
    }
    return linked;
  }

  return remembered((directory) => {
    const roots = new Map<string, ImportRoot>();
    const add = (root: ImportRoot): void => {
      const key = `${root.name}:${root.directory}`;
      if (!roots.has(key)) roots.set(key, root);
    };
    const plain = (at: string, assumed = ''): void => add({ name: '', directory: at, assumed });
    const around = directoriesAround(directory);
    const own = around.filter(isProject).map(projectIn);
    for (const project of own) project.roots.forEach(add);
    plain(outsideOfPackages(world, directory));
    // A conftest.py has the directory of its package added for all tests below.
    for (const at of around) if (world.has(pathIn(at, 'conftest.py'))) plain(outsideOfPackages(world, at));
    for (const project of own.slice(0, 1).flatMap(linkedTo)) project.roots.forEach(add);
    plain(directory, SCRIPT);
    return [...roots.values()];
  });
}

/** The first directory around that is no package. */
export function outsideOfPackages(world: ModuleWorld, directory: string): string {
  let at = directory;
  while (at !== '' && isPackage(world, at)) at = directoryOf(at);
  return at;
}
