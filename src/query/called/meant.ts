import { type Defined, type FileView, isSameFamily } from '../../languages/index.ts';
import type { Linker } from '../../link/index.ts';
import { ROLES } from '../../model/index.ts';
import type { TextLines } from '../lines.ts';
import { calledOf, ownName } from './called.ts';
import { overloadsAt } from './overloads.ts';
import { standingAt } from './standing.ts';

/** A definition that a use of a name means. */
export interface MeantOne {
  one: Defined;
  /** False when it is one of several, and not known which. */
  isSure: boolean;
  /** The occurrence that is the name of the function itself, where that is called by another one; -1. */
  ownName: number;
}

/** What a use of a name means, and whether the likelier comes first already. */
export interface Meant {
  found: readonly MeantOne[];
  isOrdered: boolean;
}

/**
 * Which of the definitions that a name has are meant where it is used: what can be called, what stands there of those
 * that replace each other, and of overloads those that the call fits. `linesOf` gives the text of a file as it was indexed.
 */
export function meantAt(
  all: readonly Defined[],
  use: { view: FileView; occurrence: number },
  linker: Linker,
  linesOf: (view: FileView) => TextLines | undefined,
): Meant {
  const { view, occurrence } = use;
  const called = calledOf(all, use, linker, linesOf);
  const standing = standingAt(called, use, linker);
  const left = standing?.meant ?? called;
  const overloads = overloadsAt(left, use, linker, linesOf);
  const isOne = overloads?.isSure !== false && standing?.isSure !== false;
  const chosen = overloads ? overloads.fitting.slice(0, isOne ? 1 : undefined) : left;
  const beside = standing?.beside ?? [];
  const isBeside = ({ symbol }: Defined): boolean => beside.some((one) => one.symbol === symbol);
  const hasOwnName =
    ROLES[view.occurrences.role[occurrence]!] === 'call' && isSameFamily(view.file.language, 'typescript');
  return {
    found: [...chosen, ...beside].map((one) => ({
      one,
      isSure: isOne && !isBeside(one),
      ownName: hasOwnName ? ownName(one, linesOf(one.view)) : -1,
    })),
    isOrdered: overloads !== undefined || standing !== undefined,
  };
}
