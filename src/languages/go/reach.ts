import type { SymbolKind } from '../../model/index.ts';
import type { Defined } from '../meaning.ts';
import { directoryOf } from '../module-paths.ts';

/** What is named by others whatever its case. */
const NAMED_BY_ALL: ReadonlySet<SymbolKind> = new Set(['package', 'module', 'namespace']);
const TEST = '_test.go';

/**
 * Tells the files that can name a definition of Go: those of its package, which is a directory, for a name that does not
 * begin with a capital, and of these the tests for what a test defines. Undefined when any file may.
 */
export function namedFrom({ view, symbol }: Defined): ((path: string) => boolean) | undefined {
  const one = view.facts.symbols[symbol];
  if (!one || NAMED_BY_ALL.has(one.kind)) return undefined;
  const { path } = view.file;
  const isOfTest = path.endsWith(TEST);
  if (!isOfTest && /^\p{Lu}/u.test(one.name)) return undefined;
  const own = directoryOf(path);
  return (from) => directoryOf(from) === own && (!isOfTest || from.endsWith(TEST));
}
