import type { LinkWorld } from '../link-rules.ts';
import { remembered } from '../module-paths.ts';
import { openBuildNames } from './build-names.ts';
import type { Includes } from './includes.ts';
import { isSystemHeader } from './system-headers.ts';
import { isSystemName } from './system-names.ts';
import { isMachine } from './systems.ts';

/** Tells which macros are options: only who builds a project can define them, and nobody does who asks for nothing. */
export interface Options {
  /** True for a name that may be one, whatever files define. */
  isOption(name: string): boolean;
  /**
   * True when a macro that no file of the project defines, of those that are seen in a file, is not defined unless somebody
   * asks for it: no build file names it, no compiler, system or other header has it. `unit` is the file that is compiled;
   * '' for any that includes `from`.
   */
  isUnset(name: string, from: string, unit: string): boolean;
}

const APART = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
const CONDITION =
  /^\s*#\s*(?:if|ifdef|ifndef|elif|elifdef|elifndef|else|endif|undef|error|warning|cmakedefine|cmakedefine01|mesondefine)\b/;

/** False for a line that uses the value of a macro, or calls something by its name. */
function asks(line: string, name: string): boolean {
  if (!line.includes(name) || CONDITION.test(line)) return true;
  const rest = line.replace(/^\s*#\s*define\s+\w+/, (head) => (head.endsWith(name) ? '' : head));
  return !new RegExp(`\\b${name}\\b`).test(rest);
}

/** What names of macros begin with everywhere. */
const ANYBODYS = /^(?:USE|NO|NOT|WITH|WITHOUT|ENABLE|DISABLE|IS|DEF|DEFAULT|MAX|MIN|IN|ON|OS|SYS|TEST|DEBUG|BUILD)_$/;
/** So many files are kept without their comments. */
const KEPT = 200;
/** So many files that have the name of a macro are looked at. */
const MOST = 200;

/** Opens it, for one state of the index. `isAway` is true for a line that is only read on other systems. */
export function openOptions(
  links: LinkWorld,
  includes: Includes,
  isAway: (path: string, line: number) => boolean,
): Options {
  const builds = openBuildNames(links.files);

  /** What a file includes, itself, that may define any macro: headers that are neither known nor of the system. */
  const strangeIn = remembered((path): readonly string[] => {
    const view = links.viewOf(path);
    return (view?.facts.imports ?? []).flatMap((item) => {
      if (item.kind !== 'include') return [];
      const isStrange = links.targets(view!, item).some((target) => {
        if (target.status === 'internal') return false;
        const header = item.specifier.replace(/^<|>$/g, '');
        return !(isSystemHeader(header) || builds.makes(header.slice(header.lastIndexOf('/') + 1)));
      });
      return isStrange && !isAway(path, item.startLine) ? [item.specifier] : [];
    });
  });

  /** The same for all that is included by a file. */
  const strangeFrom = remembered((path): readonly string[] => [...includes.closureOf(path).paths()].flatMap(strangeIn));

  /** True for a name that begins as others do which a file of the project defines, and as no header of others does. */
  function isOwn(name: string, path: string, strange: readonly string[]): boolean {
    const start = /^[A-Za-z][A-Za-z0-9]*_/.exec(name)?.[0] ?? '';
    const symbols = links.viewOf(path)?.facts.symbols ?? [];
    const defined = symbols.filter((one) => start !== '' && one.name !== name && one.name.startsWith(start));
    if (ANYBODYS.test(start)) return false;
    const word = start.slice(0, -1).toLowerCase();
    const parts = strange.flatMap((header) => header.toLowerCase().match(/[a-z0-9]+/g) ?? []);
    return defined.length > 1 && !parts.some((part) => part === word || (word.length > 2 && part.includes(word)));
  }

  /** True when a name stands in conditions alone, and where it is defined: what is used has its value from somewhere. */
  const isOnlyAsked = remembered((name): boolean => {
    const files = links.filesWith(name);
    if (files.length > MOST) return false;
    return files.every((path) => {
      const language = links.viewOf(path)?.file.language;
      return (language !== 'c' && language !== 'cpp') || linesOf(path).every((line) => asks(line, name));
    });
  });

  const kept = new Map<string, readonly string[]>();
  /** The lines of a file that are directives or code, without comments and strings. */
  function linesOf(path: string): readonly string[] {
    let lines = kept.get(path);
    if (!lines) {
      const code = (links.files.text(path) ?? '').replace(APART, ' ').replace(/\\\r?\n/g, ' ');
      lines = code.split('\n').filter((line) => line.trim() !== '');
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
      kept.set(path, lines);
    }
    return lines;
  }

  const isOption = remembered((name): boolean => {
    if (name.startsWith('_') || isSystemName(name) || isMachine(name)) return false;
    return !builds.mayDefine(name) && isOnlyAsked(name);
  });

  return {
    isOption,
    isUnset: (name, from, unit) => {
      if (!isOption(name)) return false;
      const units = unit !== '' ? [unit] : [from, ...includes.unitsOf(from)];
      const strange = units.flatMap(strangeFrom);
      return strange.length === 0 || isOwn(name, from, strange);
    },
  };
}
