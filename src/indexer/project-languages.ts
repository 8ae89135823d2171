import { LANGUAGES, type Language } from '../languages/index.ts';
import { createFileReader } from './read-file.ts';

const MAX_CONFIG = 1_000_000;
const BY_FILE: ReadonlyMap<string, Language> = new Map(
  LANGUAGES.flatMap((language) => (language.project ? [[language.project.file, language] as const] : [])),
);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** True for a file that says of what language the sources beside and below it are, see `Language.project`. */
export function isProjectFile(path: string): boolean {
  return BY_FILE.has(nameOf(path)) && !/(?:^|\/)node_modules\//.test(path);
}

/** True for a file whose language may depend on a project file. */
export function mayBelongToProject(path: string): boolean {
  for (const { extensions } of BY_FILE.values()) if (extensions.some((ending) => path.endsWith(ending))) return true;
  return false;
}

/**
 * Makes a judge that tells of what language the project is that a file belongs to: that of the nearest project file of
 * `paths` in the directories around it; undefined where there is none, or it does not speak of the file.
 */
export function createProjectLanguages(root: string, paths: readonly string[]): (path: string) => string | undefined {
  let projects: Map<string, { language: string; folders: readonly string[] }> | undefined;

  function find(): NonNullable<typeof projects> {
    const reader = createFileReader();
    const found: NonNullable<typeof projects> = new Map();
    for (const path of paths) {
      if (!isProjectFile(path)) continue;
      const { id, project } = BY_FILE.get(nameOf(path))!;
      const content = reader.read(`${root}/${path}`, MAX_CONFIG);
      const text = 'refusal' in content ? '' : Buffer.from(content.bytes).toString('utf8');
      found.set(folderOf(path), { language: id, folders: project!.folders(text) });
    }
    return found;
  }

  return (path) => {
    if (BY_FILE.size === 0 || !mayBelongToProject(path)) return undefined;
    projects ??= find();
    if (projects.size === 0) return undefined;
    const folder = folderOf(path);
    for (let around = folder; ; around = folderOf(around)) {
      const project = projects.get(around);
      if (project) {
        const inside = around === '' ? folder : folder.slice(around.length + 1);
        if (/(?:^|\/)node_modules(?:\/|$)/.test(inside)) return undefined;
        const speaks = project.folders.some((one) => inside === one || (one !== '' && inside.startsWith(`${one}/`)));
        return speaks ? project.language : undefined;
      }
      if (around === '') return undefined;
    }
  };
}
