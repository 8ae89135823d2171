import { directoriesAround, directoryOf, joinPath, matchesGlob, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';
import { readCommands, type Truth } from './cmake-commands.ts';
import { SYSTEMS, type System } from './systems.ts';

/** A file that a list of CMake names, and whether that is read on each system. */
interface Mention {
  /** A path, or a pattern with `*`. */
  file: string;
  read: readonly Truth[];
}

const SOURCE = /\.(?:c|cc|cpp|cxx|m|mm)$/i;
const HERE = /^\$\{(?:CMAKE_CURRENT_SOURCE_DIR|CMAKE_CURRENT_LIST_DIR)\}\/?/;
const TOP = /^\$\{(?:CMAKE_SOURCE_DIR|PROJECT_SOURCE_DIR|\w+_SOURCE_DIR)\}\/?/;
/** What a file of CMake says of sources. */
interface Lists {
  mentions: readonly Mention[];
  /** False where it may name more: by what is not followed here. */
  isWhole: boolean;
}

/**
 * The systems that a file is built for, by the conditions around the lists that name it; undefined when none does, and
 * where lists around it may name more than what is read of them.
 */
export function openCmakeSources(world: ModuleWorld): (path: string) => ReadonlySet<System> | undefined {
  const listsIn = remembered((directory): Lists => {
    const text = world.text(directory === '' ? 'CMakeLists.txt' : `${directory}/CMakeLists.txt`);
    return text === undefined ? { mentions: [], isWhole: true } : listsOf(text, directory);
  });
  return (path) => {
    const around = directoriesAround(directoryOf(path)).map(listsIn);
    if (!around.every(({ isWhole }) => isWhole)) return undefined;
    const fits = ({ file }: Mention): boolean => file === path || (file.includes('*') && matchesGlob(path, file));
    const found = around.flatMap(({ mentions }) => mentions.filter(fits));
    if (found.length === 0) return undefined;
    return new Set(SYSTEMS.filter((_, i) => found.some(({ read }) => read[i] !== false)));
  };
}

/** Commands whose sources are built. */
const BUILDS = /^(?:add_library|add_executable|target_sources|set)$/;

/** What a command does with the sources in its words; 'more' when it may be about others, too. */
function effectOf(command: string, words: readonly string[]): 'names' | 'more' | 'nothing' {
  const [first = ''] = words;
  if (BUILDS.test(command)) return 'names';
  if (command === 'list') {
    if (/^(?:APPEND|PREPEND|INSERT)$/.test(first)) return 'names';
    return /^(?:REMOVE_\w+|FILTER|TRANSFORM)$/.test(first) ? 'more' : 'nothing';
  }
  if (command === 'file') return first === 'GLOB' ? 'names' : first === 'GLOB_RECURSE' ? 'more' : 'nothing';
  // Modules of CMake have no path.
  const isOfProject = command === 'include' && /[/.]/.test(first);
  return isOfProject || command === 'aux_source_directory' ? 'more' : 'nothing';
}

/** Reads what the commands of a file say of sources. */
function listsOf(text: string, directory: string): Lists {
  const mentions: Mention[] = [];
  let isWhole = true;
  for (const { name, words, read } of readCommands(text)) {
    const effect = effectOf(name, words);
    if (effect === 'more') isWhole = false;
    if (effect !== 'names') continue;
    for (const word of words.flatMap((one) => one.split(';'))) {
      // What an expression gives is not followed.
      if (/^\$<.*\.(?:c|cc|cpp|cxx|m|mm)\b/i.test(word)) isWhole = false;
      if (!SOURCE.test(word)) continue;
      const file = TOP.test(word) ? word.replace(TOP, '') : joinPath(directory, word.replace(HERE, ''));
      if (file?.includes('${')) isWhole = false;
      else if (file !== undefined) mentions.push({ file, read });
    }
  }
  return { mentions, isWhole };
}
