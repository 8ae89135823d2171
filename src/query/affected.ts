import type { FileView } from '../languages/index.ts';
import { type FileEntry, SYMBOL_FLAGS } from '../model/index.ts';
import { FILE_FLAGS } from '../store/index.ts';
import type { AffectedFile, ImpactReason } from './impact-answers.ts';
import { isTestName } from './test-path.ts';

/** The files that are found to be affected. */
export interface Affected {
  /** Notes one reason; of several for a file the nearest counts, and of these the first in it. */
  note(view: FileView, distance: number, via: ImpactReason): void;
  /** Nearest first. */
  files(): AffectedFile[];
}

/** Begins with none. */
export function createAffected(): Affected {
  const byPath = new Map<string, AffectedFile>();
  return {
    note: (view, distance, via) => {
      const { path } = view.file;
      const known = byPath.get(path);
      if (!known) {
        const symbols = via.enclosing === '' ? [] : [via.enclosing];
        byPath.set(path, { path, distance, via, symbols, ...(runsTests(view.file, view) && { test: true as const }) });
        return;
      }
      if (via.enclosing !== '' && !known.symbols.includes(via.enclosing)) known.symbols.push(via.enclosing);
      if (distance === known.distance && isBefore(via, known.via)) known.via = via;
    },
    files: () => [...byPath.values()].sort((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1)),
  };
}

// An import says less than what it is used for.
function isBefore(one: ImpactReason, other: ImpactReason): boolean {
  const rank = ({ role }: ImpactReason): number => (role === 'import' || role === 'export' ? 1 : 0);
  return rank(one) - rank(other) < 0 || (rank(one) === rank(other) && one.line - other.line < 0);
}

/** True for a file with tests in it. */
export function runsTests(file: FileEntry, { facts }: Pick<FileView, 'facts'>): boolean {
  if ((file.flags & FILE_FLAGS.test) !== 0 || isTestName(file.path)) return true;
  return facts.symbols.some(({ flags }) => (flags & SYMBOL_FLAGS.test) !== 0);
}
