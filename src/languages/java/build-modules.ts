import { directoriesAround, directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';

/** The parts that Maven, Gradle or sbt build by themselves, and what each uses of the others. */
export interface BuildModules {
  /** Of files that define the same, those that source in `from` gets; several where build files do not tell. */
  seenFrom(from: string, paths: readonly string[]): readonly string[];
  /** Of files of one package those that source in `from` can use; all that are no tests where build files do not tell. */
  visibleFrom(from: string, paths: readonly string[]): readonly string[];
}

const MAVEN = ['pom.xml'];
const GRADLE = ['build.gradle', 'build.gradle.kts'];
const SETTINGS = ['settings.gradle', 'settings.gradle.kts'];
const MAIN = 'main';
/** What Gradle builds of a module for the tests of others. */
const FIXTURES = 'testFixtures';

/** Opens the modules that build files of the project describe. They are read from disk: none is source. */
export function openBuildModules(world: Pick<ModuleWorld, 'text'>): BuildModules {
  const textIn = (directory: string, names: readonly string[]): string | undefined => {
    for (const name of names) {
      const text = world.text(directory === '' ? name : `${directory}/${name}`);
      if (text !== undefined) return text;
    }
    return undefined;
  };
  const isModule = remembered((directory) => textIn(directory, [...MAVEN, ...GRADLE, 'build.sbt']) !== undefined);
  const moduleIn = remembered((directory) => directoriesAround(directory).find(isModule) ?? '');
  const moduleOf = (path: string): string => moduleIn(directoryOf(path));

  /** Directories of the Maven modules of a build by their artifact. */
  const artifacts = remembered((root) => {
    const found = new Map<string, string>();
    const open = new Set([root]);
    for (const directory of open) {
      const pom = textIn(directory, MAVEN);
      if (pom === undefined) continue;
      const artifact = artifactOf(pom);
      if (artifact !== undefined && !found.has(artifact)) found.set(artifact, directory);
      for (const [, module] of pom.matchAll(/<module>\s*([^<\s]+)\s*<\/module>/g)) {
        const below = joinPath(directory, module!);
        if (below !== undefined) open.add(below);
      }
    }
    return found;
  });

  const uses = remembered((module): readonly string[] => {
    const outermost = (names: readonly string[]): string | undefined =>
      directoriesAround(module).findLast((around) => textIn(around, names) !== undefined);
    const pom = textIn(module, MAVEN);
    const maven =
      pom === undefined ? [] : usedArtifacts(pom).map((name) => artifacts(outermost(MAVEN) ?? '').get(name));
    const gradle = textIn(module, GRADLE);
    const projects =
      gradle === undefined ? [] : usedProjects(gradle).map((path) => joinPath(outermost(SETTINGS) ?? '', path));
    return [...maven, ...projects].filter((used) => used !== undefined);
  });

  /** A module and all that it uses. */
  const reached = remembered((module): ReadonlySet<string> => {
    const all = new Set([module]);
    for (const one of all) for (const used of uses(one)) all.add(used);
    return all;
  });

  return {
    seenFrom: (from, all) => {
      if (all.length < 2) return all;
      const module = moduleOf(from);
      const isSource = (path: string): boolean => isInSources(path, moduleOf(path));
      const built = isSource(from) ? all.filter(isSource) : [];
      // What lies elsewhere in a module is data: sources that tests read.
      const paths = built.length > 0 ? built : all;
      const set = sourceSetOf(from, module);
      const here = paths.filter((path) => moduleOf(path) === module);
      const own = here.filter((path) => sourceSetOf(path, module) === set);
      if (own.length > 0) return own;
      const isMain = (path: string): boolean => sourceSetOf(path, moduleOf(path)) === MAIN;
      // Tests see what they test; what is tested sees no tests.
      if (set !== MAIN && here.some(isMain)) return here.filter(isMain);
      const used = paths.filter((path) => moduleOf(path) !== module && reached(module).has(moduleOf(path)));
      if (used.length > 0) return used.some(isMain) ? used.filter(isMain) : used;
      return paths.filter((path) => moduleOf(path) !== module || isMain(path));
    },
    visibleFrom: (from, paths) => {
      const module = moduleOf(from);
      const own = sourceSetOf(from, module);
      const isForUse = (set: string): boolean => set === MAIN || (set === FIXTURES && own !== MAIN);
      const seen = paths.filter((path) => {
        const other = moduleOf(path);
        const set = sourceSetOf(path, other);
        return other === module ? set === own || isForUse(set) : isForUse(set) && reached(module).has(other);
      });
      if (seen.length > 0) return seen;
      const others = paths.filter((path) => isForUse(sourceSetOf(path, moduleOf(path))));
      return others.length > 0 ? others : paths;
    },
  };
}

/** True for what Maven and Gradle build where nothing else is said: what is below `src/<part>/java`. */
function isInSources(path: string, module: string): boolean {
  const inside = module === '' ? path : path.slice(module.length + 1);
  const [, language = ''] = /(?:^|\/)src\/[^/]+\/([^/]+)\//.exec(inside) ?? [];
  return /^(?:java|kotlin|scala|groovy)$/.test(language);
}

/** The part of a module that a file is in: `main`, `test` in `src/<part>/java`. */
function sourceSetOf(path: string, module: string): string {
  const inside = module === '' ? path : path.slice(module.length + 1);
  const named = /^(?:.*\/)?src\/([^/]+)\/(?:java|kotlin|scala|groovy)\//.exec(inside)?.[1];
  return named ?? (/^(?:src\/)?tests?\//.test(inside) ? 'test' : MAIN);
}

const withoutComments = (xml: string): string => xml.replace(/<!--[\s\S]*?-->/g, '');
const ARTIFACT = /<artifactId>\s*([^<\s]+)\s*<\/artifactId>/;

/** The artifact of a project, not that of its parent or of what it uses. */
function artifactOf(pom: string): string | undefined {
  const of = /<(parent|dependencies|dependencyManagement|build|profiles|reporting)>[\s\S]*?<\/\1>/g;
  return ARTIFACT.exec(withoutComments(pom).replace(of, ''))?.[1];
}

function usedArtifacts(pom: string): string[] {
  const used = withoutComments(pom).replace(/<dependencyManagement>[\s\S]*?<\/dependencyManagement>/g, '');
  return [...used.matchAll(/<dependency>([\s\S]*?)<\/dependency>/g)].flatMap(
    ([, one]) => ARTIFACT.exec(one!)?.[1] ?? [],
  );
}

/** `project(':a:b')`, `project(path: ":a")` and `projects.a.b`, as directories below the root. */
function usedProjects(gradle: string): string[] {
  const text = gradle.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
  const named = [...text.matchAll(/\bproject\(\s*(?:path\s*[:=]\s*)?["']:?([\w:.-]+)["']/g)];
  const typed = [...text.matchAll(/\bprojects((?:\.\w+)+)/g)];
  return [
    ...named.map(([, path]) => path!.replaceAll(':', '/')),
    ...typed.map(([, path]) =>
      path!
        .slice(1)
        .replaceAll('.', '/')
        .replace(/\B[A-Z]/g, (capital) => `-${capital.toLowerCase()}`),
    ),
  ];
}
