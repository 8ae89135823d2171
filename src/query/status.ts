import { problemText } from '../model/index.ts';
import type { IndexTotals } from '../store/index.ts';
import type { QueryContext } from './context.ts';

/** What the index holds, and what went wrong in which file. */
export interface ContentStatus {
  /** Indexed files. */
  files: number;
  symbols: number;
  /** Identifier occurrences. */
  references: number;
  /** Most files first, then in order of id. */
  languages: IndexTotals['languages'];
  /** In order of path and line. */
  problems: { path: string; code: string; message: string }[];
}

/** Counts by language and the problems of files. */
export async function status({ reader }: Pick<QueryContext, 'reader'>): Promise<ContentStatus> {
  return reader.snapshot(() => {
    const { files, symbols, occurrences, languages } = reader.totals();
    return {
      files,
      symbols,
      references: occurrences,
      languages: [...languages].sort((a, b) => b.files - a.files || (a.id < b.id ? -1 : 1)),
      problems: reader.problems().map((one) => ({ path: one.path, code: one.code, message: problemText(one) })),
    };
  });
}
