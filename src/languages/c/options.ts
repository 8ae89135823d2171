import type { LinkWorld } from '../link-rules.ts';
import { remembered } from '../module-paths.ts';
import { openBuildNames } from './build-names.ts';
import type { Includes } from './includes.ts';
import { isSystemHeader } from './system-headers.ts';
import { isSystemName } from './system-names.ts';
import { isMachine } from './systems.ts';

/** Tells which macros are options: only who builds a project can define them, and nobody does who asks for nothing. */
export interface Options {
  /**
   * True when a macro that no file of the project defines, of those that are seen in a file, is not defined unless somebody
   * asks for it: no build file names it, no compiler, system or other header has it. `unit` is the file that is compiled;
   * '' for any that includes `from`.
   */
  isUnset(name: string, from: string, unit: string): boolean;
}

const APART = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
const CONDITION = /^\s*#\s*(?:if|ifdef|ifndef|elif|elifdef|elifndef|else|endif|undef|error|warning)\b/;

/** False for a line that uses the value of a macro, or calls something by its name. */
function asks(line: string, name: string): boolean {
  if (!line.includes(name) || CONDITION.test(line)) return true;
  const rest = line.replace(/^\s*#\s*define\s+\w+/, (head) => (head.endsWith(name) ? '' : head));
  return !new RegExp(`\\b${name}\\b`).test(rest);
}

/** So many files that have the name of a macro are looked at. */
const MOST = 200;

/** Opens it, for one state of the index. `isAway` is true for a line that is only read on other systems. */
export function openOptions(
  links: LinkWorld,
  includes: Includes,
  isAway: (path: string, line: number) => boolean,
): Options {
  const builds = openBuildNames(links.files);

  /** True when a file includes, itself, what may define any macro: a header that is neither known nor of the system. */
  const leadsElsewhere = remembered((path): boolean => {
    const view = links.viewOf(path);
    return (view?.facts.imports ?? []).some((item) => {
      if (item.kind !== 'include') return false;
      const isStrange = links.targets(view!, item).some((target) => {
        if (target.status === 'internal') return false;
        const header = item.specifier.replace(/^<|>$/g, '');
        return !(isSystemHeader(header) || builds.makes(header.slice(header.lastIndexOf('/') + 1)));
      });
      return isStrange && !isAway(path, item.startLine);
    });
  });

  /** The same for all that is included by a file. */
  const seesElsewhere = remembered((path): boolean => [...includes.closureOf(path).paths()].some(leadsElsewhere));

  /** True when a name stands in conditions alone, and where it is defined: what is used has its value from somewhere. */
  const isOnlyAsked = remembered((name): boolean => {
    const files = links.filesWith(name);
    if (files.length > MOST) return false;
    return files.every((path) => {
      const language = links.viewOf(path)?.file.language;
      return (language !== 'c' && language !== 'cpp') || linesOf(path).every((line) => asks(line, name));
    });
  });

  /** The lines of a file that are directives or code, without comments and strings. */
  const linesOf = remembered((path): readonly string[] => {
    const code = (links.files.text(path) ?? '').replace(APART, ' ').replace(/\\\r?\n/g, ' ');
    return code.split('\n').filter((line) => line.trim() !== '');
  });

  const isOption = remembered((name): boolean => {
    if (name.startsWith('_') || isSystemName(name) || isMachine(name)) return false;
    return !builds.mayDefine(name) && isOnlyAsked(name);
  });

  return {
    isUnset: (name, from, unit) => {
      if (!isOption(name)) return false;
      const units = unit !== '' ? [unit] : [from, ...includes.unitsOf(from)];
      return !units.some(seesElsewhere);
    },
  };
}
