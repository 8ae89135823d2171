import { comparePlaces, ROLES, type TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { remembered } from '../module-paths.ts';
import { type Conditions, readConditions } from './conditional-lines.ts';
import type { Includes } from './includes.ts';

/** Which definitions of a macro hold where: `#undef` ends them, unless it stands in a condition. */
export interface Macros {
  /** True when somewhere the macro is undefined, so that it matters what comes first. */
  isOrdered(name: string): boolean;
  /** Its definitions that hold at a place of a file, with what that includes; [] when none does. */
  at(use: NameUse): readonly Defined[];
  /** Those in the file of one that are not parted from it by an `#undef`: alternatives. */
  beside(one: Defined): readonly Defined[];
  /** The conditions of a file. */
  conditionsOf(path: string): Conditions;
}

/** A step of the preprocessor that matters to one name: it is defined, undefined, or a file is included. */
interface Step extends TextPlace {
  defined?: Defined;
  included?: string;
}

const WRITE = ROLES.indexOf('write');

/** Opens the macros of one state of the index. */
export function openMacros(links: LinkWorld, includes: Includes): Macros {
  const conditionsOf = remembered((path) => readConditions(links.files.text(path) ?? ''));

  /** Definitions of a macro in a file and the places where it ends, in order. */
  function changesIn(view: FileView, name: string): Step[] {
    const { symbols, scopes } = view.facts;
    const defined = view
      .symbolsOf(name)
      .filter((symbol) => symbols[symbol]!.kind === 'macro')
      .map((symbol) => ({ ...view.placeOf(view.nameOfSymbol(symbol)), defined: links.defined(view, symbol) }));
    // Nothing else is written outside of all functions.
    const ended = view.occurrencesOf(name).flatMap((occurrence) => {
      const place = view.placeOf(occurrence);
      const isEnd = view.occurrences.role[occurrence] === WRITE && (scopes[view.scopeAt(place)]?.parent ?? -1) < 0;
      return isEnd && !conditionsOf(view.file.path).isConditional(place.line) ? [place] : [];
    });
    return [...defined, ...ended].sort(comparePlaces);
  }

  /** Paths of the files that define or undefine a macro, where any undefines it. */
  const filesOf = remembered((name): ReadonlySet<string> => {
    const found = new Set<string>();
    let ends = false;
    for (const path of links.filesWith(name)) {
      const view = links.viewOf(path);
      if (!view || !isC(view) || !isChanged(view, name)) continue;
      const changes = changesIn(view, name);
      if (changes.length > 0) found.add(path);
      ends ||= changes.some(({ defined }) => !defined);
    }
    return ends ? found : new Set();
  });

  function stepsIn(view: FileView, name: string): Step[] {
    const included = view.facts.imports.flatMap((item): Step[] => {
      if (item.kind !== 'include') return [];
      return links.targets(view, item).flatMap((target): Step[] => {
        return target.status === 'internal' ? [{ line: item.startLine, column: 0, included: target.path }] : [];
      });
    });
    return [...changesIn(view, name), ...included].sort(comparePlaces);
  }

  return {
    conditionsOf,
    isOrdered: (name) => filesOf(name).size > 0,
    at: ({ view, occurrence, name }) => {
      const wanted = [...filesOf(name)];
      const seen = new Set<string>();
      let holds: Defined[] = [];
      const go = (on: FileView, until: TextPlace | undefined): void => {
        seen.add(on.file.path);
        for (const step of stepsIn(on, name)) {
          if (until && comparePlaces(step, until) >= 0) return;
          const { defined, included } = step;
          if (defined) holds.push(defined);
          else if (included === undefined) holds = [];
          else if (!seen.has(included)) {
            const closure = includes.closureOf(included);
            const other = wanted.some((path) => closure.has(path)) ? links.viewOf(included) : undefined;
            if (!other) continue;
            const before = conditionsOf(on.file.path).isConditional(step.line) ? holds : [];
            holds = [...holds];
            go(other, undefined);
            holds = [...before.filter((one) => !holds.includes(one)), ...holds];
          }
        }
      };
      go(view, view.placeOf(occurrence));
      return holds;
    },
    beside: (one) => {
      let group: Defined[] = [];
      for (const { defined } of changesIn(one.view, one.view.nameAt(one.name))) {
        if (defined) group.push(defined);
        else if (group.some(({ symbol }) => symbol === one.symbol)) break;
        else group = [];
      }
      return group.length > 0 ? group : [one];
    },
  };
}

/** False when a file only uses a name. */
function isChanged({ facts }: FileView, name: string): boolean {
  return facts.occurrencesOf(name).some(({ role }) => role === 'definition' || role === 'write');
}

const isC = ({ file }: FileView): boolean => file.language === 'c' || file.language === 'cpp';
