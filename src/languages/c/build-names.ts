import { directoriesAround, directoryOf, joinPath } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';
import { type CmakeCommand, constantOf, readCommands, type Truth } from './cmake-commands.ts';
import { withoutUnasked } from './shell-options.ts';
import { READ_FOR, SYSTEMS } from './systems.ts';

/** What the files that build a project name. */
export interface BuildNames {
  /** False when no build file may define a macro of this name in a build that nobody gives options to. */
  mayDefine(name: string): boolean;
  /** True when a header, by the last part of its path, is made by a build out of names that are known. */
  makes(header: string): boolean;
}

const FILES =
  /^(?:CMakeLists\.txt|(?:GNU)?[Mm]akefile(?:[.-].*)?|configure.*|meson(?:_options)?\.(?:build|txt|options)|SCons(?:truct|cript)|wscript.*|BUILD(?:\..*)?|WORKSPACE.*|Kconfig.*|Kbuild|Jam(?:file|root).*|premake.*|xmake\.lua|build\.zig|build\.rs|setup\.(?:py|cfg)|pyproject\.toml|extconf\.rb|package\.(?:json|yaml)|compile_commands\.json|Package\.swift|dune|.*\.(?:cmake|cmakein|in|am|ac|m4|mk|mak|make|gypi?|gni?|bzl|bazel|bp|pro|pri|qbs|podspec|rockspec|sh|bash|nix|cabal|rules|inc\.mk))$/;
/** Of a build that has been set up. */
const DATABASE = 'compile_commands.json';
const TEMPLATE = /\.(?:h|hh|hpp|hxx)\b|\.cmakein$/;
/** Where build files are that no source is beside. */
const CUSTOMARY =
  'cmake CMake cmake/modules cmake/Modules CMakeModules m4 config build-aux build scripts auto make mk'.split(' ');
const MOST_DIRECTORIES = 2000;
const MOST_FILES = 600;
const LONGEST = 2_000_000;

/** What probes of builds define, by names that no file may have. */
const PROBED =
  /(?:^|_)(?:HAVE|HAS|SIZEOF|ALIGNOF|WORDS|CONFIG|ENABLE_NLS|FOUND)(?:_|$)|^(?:PACKAGE|VERSION|CMAKE|STDC|LT|C_ALLOCA|CRAY|STACK_DIRECTION|TIME_WITH|TM_IN|NO_MINUS|LSTAT|STRERROR_R|SETVBUF|GETGROUPS|SELECT_TYPE|RETSIGTYPE|YYTEXT|X_DISPLAY)/;

/** Reads all build files of a project when it is first asked. */
export function openBuildNames(world: ModuleWorld): BuildNames {
  let read: Read | undefined;
  const names = (): Read => {
    read ??= readAll(world);
    return read;
  };
  return {
    mayDefine: (name) => PROBED.test(name) || names().mayDefine(name),
    makes: (header) => names().made.has(header),
  };
}

interface Read {
  mayDefine(name: string): boolean;
  made: ReadonlySet<string>;
}

function readAll(world: ModuleWorld): Read {
  const files = buildFilesOf(world);
  if (!files) return { mayDefine: () => true, made: new Set() };
  const found: Found = { names: new Set(), computed: [], isOpen: false, made: new Set() };
  const cmake = new Map<string, string>();
  for (const [path, text] of files) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name === 'CMakeLists.txt' || name.endsWith('.cmake')) cmake.set(path, text);
    else if (name === DATABASE) for (const [, one] of text.matchAll(/(?<!\w)[-/]D\s*(\w+)/g)) found.names.add(one!);
    else if (TEMPLATE.test(name)) readTemplate(path, text, found, world);
    else addNames(withoutComments(name, text.replace(/#cmakedefine(?:01)?[ \t]+\w+/g, ' ')), found);
    for (const [, list] of text.matchAll(/\bA[CM]_CONFIG_HEADERS?\s*\(\s*\[?\s*([^)\]]*)/g)) {
      for (const header of list!.split(/[\s:]+/)) found.made.add(lastOf(header));
    }
  }
  readCmake([...cmake.values()], found);
  const folded = new Set([...found.names].map((name) => name.toLowerCase()));
  const { names, computed, isOpen, made } = found;
  return {
    made,
    mayDefine: (name) =>
      names.has(name) ||
      (isOpen && folded.has(name.toLowerCase())) ||
      computed.some(([start, end]) => name.startsWith(start) && name.endsWith(end)),
  };
}

interface Found {
  names: Set<string>;
  /** Beginnings and ends of names that are put together. */
  computed: [string, string][];
  /** Whole names are made of others. */
  isOpen: boolean;
  made: Set<string>;
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Texts of build files, by path; undefined where there are too many. */
function buildFilesOf(world: ModuleWorld): Map<string, string> | undefined {
  const directories = new Set(['']);
  for (const path of world.filesBelow('')) {
    for (const one of directoriesAround(directoryOf(path))) directories.add(one);
    if (directories.size > MOST_DIRECTORIES) return undefined;
  }
  const files = new Map<string, string>();
  for (const directory of directories) {
    let isBuilt = directory === '';
    for (const name of world.listed(directory)) {
      if (!FILES.test(name)) continue;
      const path = directory === '' ? name : `${directory}/${name}`;
      const text = world.text(path);
      if (text === undefined) continue;
      // What is that long is no more than data, or nothing that can be read.
      if (text.length > LONGEST && name.endsWith('.in')) continue;
      if (files.size >= MOST_FILES || (text.length > LONGEST && name !== DATABASE)) return undefined;
      files.set(path, text);
      isBuilt = true;
      for (const [, further] of text.matchAll(/\$\{\w+_(?:SOURCE|LIST)_DIR\}\/?"?([\w./-]+)/g)) {
        for (const base of ['', directory]) {
          const to = joinPath(base, further!);
          if (to === undefined) continue;
          directories.add(/\.\w+$/.test(to) ? directoryOf(to) : to);
        }
      }
    }
    if (isBuilt) for (const one of CUSTOMARY) directories.add(directory === '' ? one : `${directory}/${one}`);
    if (directories.size > 3 * MOST_DIRECTORIES) return undefined;
  }
  return files;
}

function withoutComments(name: string, text: string): string {
  if (/Generated (?:by|automatically).{0,40}\bauto/i.test(text.slice(0, 2000))) return text;
  if (/\.(?:ac|m4)$/.test(name)) return text.replace(/(^|\s)(?:#|dnl\b).*$/gm, '$1');
  if (/\.(?:json|lua|zig|rs|gni?|swift|pro)$/.test(name)) return text;
  const asked = /^configure|\.(?:ba)?sh$/.test(name) ? withoutUnasked(text) : text;
  return asked.replace(/(^|\s)#.*$/gm, '$1');
}

/** Words, also those behind `-D`; what is around a variable is put together with its value. */
function addNames(text: string, found: Found): void {
  const { names, computed } = found;
  for (const [word] of text.matchAll(/(?:[A-Za-z_]\w*|\$[({]?\w+[)}]?|@\w+@)+/g)) {
    const parts = word.split(/\$[({]?\w+[)}]?|@\w+@/);
    if (parts.length === 1) names.add(word);
    else {
      const [start, end] = [parts[0]!, parts.at(-1)!];
      if (/^[A-Z]\w/.test(start) || /\w[A-Z]$/.test(end)) computed.push([start, end]);
    }
    for (const [name] of word.matchAll(/[A-Za-z_]\w*/g)) names.add(name);
  }
  for (const [, name, rest] of text.matchAll(/(?<!\w)[-/]D[ "']*([A-Za-z_]\w*)?([$@])?/g)) {
    if (name !== undefined && rest === undefined) names.add(name);
    else if (name !== undefined) computed.push([name, '']);
    else if (rest !== undefined) found.isOpen = true;
  }
}

/**
 * What a header is made of. What it says by `#cmakedefine` hangs on variables of CMake with these names; what it defines
 * itself, where the project also has the header that is made, is read there.
 */
function readTemplate(path: string, text: string, { names, made, computed }: Found, world: ModuleWorld): void {
  const header = path.replace(/\.(?:in|cmakein|cmake|meson|template|tmpl)\b/g, '');
  made.add(lastOf(header));
  const own = header === path ? '' : (world.text(header) ?? '');
  const ofOwn = new Set([...own.matchAll(DEFINED)].map(([, , name]) => name!));
  for (const [, word, name] of text.matchAll(DEFINED)) if (word !== 'define' || !ofOwn.has(name!)) names.add(name!);
  if (/^[ \t]*@\w+@/m.test(text)) computed.push(['', '']);
}

const DEFINED = /^[ \t]*#[ \t]*(undef|define|mesondefine)[ \t]+(\w+)/gm;

/** What commands of CMake that are read on the system that C is read for may set, when no option is given. */
function readCmake(texts: readonly string[], found: Found): void {
  const commands = texts.map((text) => readCommands(text));
  const defaults = defaultsOf(commands.flat());
  const at = SYSTEMS.indexOf(READ_FOR);
  for (const text of texts) {
    for (const { name, words, read } of readCommands(text, (variable) => defaults.get(variable))) {
      if (name === 'configure_file' || name === 'generate_export_header') {
        for (const word of words) found.made.add(lastOf(word));
      }
      if (read[at] === false || SAYS_NOTHING.test(name) || setsNothing(name, words)) continue;
      addNames(words.join('\n'), found);
    }
  }
}

const SAYS_NOTHING = /^(?:message|unset|mark_as_advanced|cmake_minimum_required|cmake_policy|install|add_test)$/;

/** True for what gives a variable nothing, or gives it a default of that kind. */
function setsNothing(command: string, words: readonly string[]): boolean {
  if (command === 'option') return constantOf(words[2] ?? 'OFF') === false;
  return command === 'set' && constantOf(words[1] ?? '') === false;
}

/** Options that nothing but the command line gives another value than their default. */
function defaultsOf(commands: readonly CmakeCommand[]): Map<string, Truth> {
  const values = new Map<string, Truth>();
  const set = new Set<string>();
  for (const { name, words } of commands) {
    const [first = '', second = '', third = 'OFF'] = words;
    if (name === 'option') values.set(first, values.has(first) ? undefined : constantOf(third));
    else if (name === 'set' && words.includes('CACHE')) {
      values.set(first, values.has(first) ? undefined : constantOf(second));
    } else for (const word of words) set.add(word.replace(/^\$\{(\w+)\}$/, ' '));
  }
  for (const name of values.keys()) if (set.has(name)) values.delete(name);
  return values;
}
