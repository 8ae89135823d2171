import { directoriesAround, joinPath, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';

/**
 * A directory that a build looks for includes in; `*` in place of a part that depends on the build, `**` in front in place
 * of the directory that it is in.
 */
export type IncludeDirectory = string;

/** Reads the files of builds for the directories that includes are looked for in. */
export interface BuildFiles {
  /** Those that the build files directly in a directory name, in their order. */
  namedIn(directory: string): readonly NamedDirectory[];
}

/** A directory, as a build file names it. */
export interface NamedDirectory {
  directory: IncludeDirectory;
  /** It is named under a condition only: for some systems. */
  isConditional: boolean;
}

/**
 * How the directories are written in one kind of build file: each match has one or several in its first group that is set.
 * `conditions` finds what begins a condition, and in its first group what ends one.
 */
const FORMS: readonly Form[] = [
  {
    files: 'CMakeLists.txt',
    find: /\b(?:target_include_directories\s*\(\s*[^\s)]+|include_directories\s*\()([^)]*)\)/gi,
    variables: /\b(?:set\s*\(|list\s*\(\s*APPEND)\s*(\w+)\s+([^)]*?)\s*\)/gi,
    hasLists: true,
    included: /\binclude\s*\(\s*([^\s)]+\.cmake)\s*\)/gi,
    conditions: /(?<!\w)(?:if|(endif))\s*\(/gi,
  },
  {
    files: 'Makefile GNUmakefile makefile Makefile.am Makefile.in configure.ac configure.in Kbuild',
    find: /(?<![\w-])-(?:I|iquote|isystem|idirafter)[ \t]*("[^"\n]*"|'[^'\n]*'|(?:\$[({][^(){}\n]*[)}]|[^\s"'();,`])+)/g,
    variables: /^[ \t]*(\w+)[ \t]*[:?]?=[ \t]*([^\s#]*)[ \t]*(?:#.*)?$/gm,
    included: /^[ \t]*-?s?include[ \t]+(\S+)/gm,
    conditions: /^[ \t]*(?:ifn?eq|ifn?def|if[ \t]+[A-Z]\w*[ \t]*$|(endif))\b/gm,
  },
  {
    files: 'meson.build',
    find: /\binclude_directories\s*\(([^)]*)\)/g,
    conditions: /^[ \t]*(?:if|(endif))\b/gm,
  },
  { files: 'BUILD.gn binding.gyp', find: /['"]?\binclude_dirs['"]?\s*(?:\+?=|:)\s*\[([^\]]*)\]/g },
  { files: 'BUILD BUILD.bazel', find: /\bincludes\s*=\s*\[([^\]]*)\]/g },
  { files: 'SConstruct SConscript', find: /\bCPPPATH\s*=\s*\[([^\]]*)\]/g },
  { files: 'build.zig', find: /\baddIncludePath\(\s*(?:b\.path\(|\.\{\s*\.path\s*=\s*)([^)}]*)/g },
];
interface Form {
  files: string;
  find: RegExp;
  variables?: RegExp;
  /** Variables are lists, which commands add to. */
  hasLists?: true;
  included?: RegExp;
  conditions?: RegExp;
}

const NO_DIRECTORY =
  /^(?:PARENT_SCOPE|CACHE|INTERNAL|STRING|PATH|FORCE|AFTER|BEFORE|SYSTEM|PUBLIC|PRIVATE|INTERFACE|is_system|true|false)$/;
/** Files that others include are followed so far. */
const DEEP = 4;

/** Opens the build files of the project, in the index or not. */
export function openBuildFiles(world: ModuleWorld): BuildFiles {
  function read(
    path: string,
    directory: string,
    form: (typeof FORMS)[number],
    depth: number,
    found: Map<string, boolean>,
    inCondition: boolean,
  ): void {
    const text = depth > DEEP ? undefined : world.text(path);
    if (text === undefined) return;
    const code = text.replace(/\\\r?\n/g, ' ').replace(/^[ \t]*#.*$/gm, '');
    const set = [...code.matchAll(form.variables ?? /$^/g)];
    const isOfItself = ([, name, value]: RegExpExecArray): boolean => value!.includes(`\${${name}}`);
    const values = form.hasLists ? set.filter((one) => !isOfItself(one)) : set;
    const variables = new Map(values.map(([, name, value]) => [name!, value!]));
    const conditions = [...code.matchAll(form.conditions ?? /$^/g)];
    const isConditional = (at: number): boolean => {
      const before = conditions.filter(({ index }) => index < at);
      return inCondition || before.filter(([, end]) => end === undefined).length * 2 > before.length;
    };
    for (const match of code.matchAll(form.find)) {
      const list = match.slice(1).find((group) => group !== undefined) ?? '';
      for (const [word, at] of withLists(wordsOf(list), form.hasLists ? set : [])) {
        const conditional = isConditional(match.index) || (at >= 0 && isConditional(at));
        for (const base of new Set([directory, ''])) {
          const place = directoryOfWord(word, base, variables);
          if (place !== undefined) found.set(place, conditional && found.get(place) !== false);
        }
      }
    }
    for (const { 1: word, index } of code.matchAll(form.included ?? /$^/g)) {
      const place = directoryOfWord(word!, directory, variables);
      if (place === undefined || place.includes('*')) continue;
      read(place, directory, form, depth + 1, found, isConditional(index));
    }
  }
  return {
    namedIn: remembered((directory) => {
      const found = new Map<string, boolean>();
      for (const form of FORMS) {
        for (const name of form.files.split(' ')) {
          read(directory === '' ? name : `${directory}/${name}`, directory, form, 0, found, false);
        }
      }
      return [...found].map(([place, isConditional]) => ({ directory: place, isConditional }));
    }),
  };
}

/** The words of a list, with the quotes around them off. */
function wordsOf(list: string): string[] {
  return [...list.matchAll(/"([^"]*)"|'([^']*)'|\$<BUILD_INTERFACE:([^>]*)>|([^\s,"'<>]+)/g)].flatMap(
    ([, double, single, built, plain]) => (double ?? single ?? built ?? plain ?? '').split(';'),
  );
}

/**
 * Words of a list with those of the lists that some of them are, by all that is put into variables, and where; -1 for those
 * of the list itself.
 */
function withLists(words: readonly string[], set: readonly RegExpExecArray[]): ReadonlyMap<string, number> {
  const found = new Map(words.map((word) => [word, -1]));
  for (const word of found.keys()) {
    const name = /^\$\{(\w+)\}$/.exec(word)?.[1];
    if (name === undefined) continue;
    for (const { 1: own, 2: list, index } of set) {
      if (own !== name) continue;
      found.delete(word);
      for (const value of wordsOf(list!)) if (!found.has(value) && value !== word) found.set(value, index);
    }
  }
  return found;
}

const ROOTS =
  /^(?:CMAKE_SOURCE_DIR|PROJECT_SOURCE_DIR|\w+_SOURCE_DIR|CMAKE_HOME_DIRECTORY|(?:abs_)?top_srcdir|srctree|objtree|SRCTREE|TOPDIR|TOP|ROOT|ROOTDIR|ROOT_DIR|TOP_DIR|(?:abs_)?top_builddir)$/;
const HERE =
  /^(?:CMAKE_CURRENT_SOURCE_DIR|CMAKE_CURRENT_LIST_DIR|(?:abs_)?srcdir|CURDIR|PWD|src|obj|(?:abs_)?builddir)$/;

/** The directory that a word of a build file in `base` names; undefined when it is none of the project. */
function directoryOfWord(word: string, base: string, variables: ReadonlyMap<string, string>): string | undefined {
  if (word === '' || NO_DIRECTORY.test(word)) return undefined;
  let path = word;
  let from = base;
  for (let round = 0; round < 8; round++) {
    const variable = /\$[({](\w+)[)}]|@(\w+)@/.exec(path);
    if (!variable) break;
    const name = variable[1] ?? variable[2]!;
    const [before, after] = [path.slice(0, variable.index), path.slice(variable.index + variable[0].length)];
    const value = variables.get(name);
    if (before === '' && HERE.test(name)) path = `.${after}`;
    else if (before === '' && ROOTS.test(name) && value === undefined) {
      from = '';
      path = `.${after}`;
    } else if (value !== undefined && !value.includes(variable[0])) path = before + value + after;
    // A part of the path that depends on the build.
    else if (/\/$/.test(before) && /^(?:\/|$)/.test(after)) path = `${before}*${after}`;
    else if (before === '' && /^(?:\/[\w.-]+)+$/.test(after)) return `**${after}`;
    else return undefined;
  }
  if (/[$@<>:`\\]|^[/~-]/.test(path)) return undefined;
  return joinPath(from, path);
}

/** True when a directory is one that is named, or what may stand in place of its `*`. */
export function isNamed(directory: string, named: IncludeDirectory): boolean {
  if (!named.includes('*')) return directory === named;
  const parts = named.split('/');
  const own = directory.split('/');
  return parts.length === own.length && parts.every((part, i) => part === '*' || part === own[i]);
}

/** True when a directory has the end of one that is named without what it is in. */
export function isHinted(directory: string, named: IncludeDirectory): boolean {
  return named.startsWith('**/') && `/${directory}`.endsWith(named.slice(2));
}

const OF_OTHERS =
  /(?:^|\/)(?:win(?:dows|32|64|nt|ce)?|w32|msvc|msdos|dos|vms|os400|amiga|darwin|mac(?:os(?:x)?)?)(?=\/)/i;

/** True for a file that the names of its directories say is for a system that is not like Unix: see `likely-branches.ts`. */
export const isOfOtherSystem = (path: string): boolean => OF_OTHERS.test(path);

const BELOW = ['include', 'src', 'inc', 'lib', 'source', 'sources', 'Include', 'Source', 'headers'];
const VENDORS =
  /^(?:deps|third[_-]?party|3rd[_-]?party|vendor|vendors|externals?|extern|contrib|libs?|subprojects|ext|modules|packages|components|submodules)\/[^/]+(?:\/(?:include|src|lib|inc|source))?$/i;

/** True for a file of what others made, of which there is a copy in the project, and that `from` is not of. */
export function isOfOthers(path: string, from: string): boolean {
  const top =
    /^(?:.*\/)?(?:deps|third[_-]?party|3rd[_-]?party|vendors?|externals?|extern|contrib|subprojects|submodules)\/[^/]+\//i;
  const copy = top.exec(path)?.[0];
  return copy !== undefined && !from.startsWith(copy);
}

/** True when includes in `from` are by custom looked for in a directory. */
export function isCustomary(directory: string, from: string): boolean {
  return directoriesAround(from).some((around) => {
    if (directory === around) return true;
    if (around !== '' && !directory.startsWith(`${around}/`)) return false;
    const below = around === '' ? directory : directory.slice(around.length + 1);
    return BELOW.includes(below) || VENDORS.test(below);
  });
}
