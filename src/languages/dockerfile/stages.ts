import { SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FactSink } from '../spec.ts';
import type { Instruction, Range } from './instructions.ts';

/** What is known where an instruction stands. */
export interface Stage {
  /** The symbol, -1 where it has no name and before the first. */
  symbol: number;
  scope: number;
  /** The variables it has defined. */
  variables: Set<string>;
}

const DEPRECATED = /@deprecated\b|^#\s*deprecated\b/im;

/** Adds a definition and binds it; gives its number. */
export function define(
  facts: FactSink,
  instruction: Instruction,
  found: Range & {
    kind: SymbolKind;
    name: Range;
    signatureEnd: number;
    parent: number;
    scope: number;
    exported: boolean;
  },
): number {
  const { kind, name, start, end, signatureEnd, parent, scope, exported } = found;
  const { doc } = instruction;
  const deprecated = doc !== undefined && DEPRECATED.test(facts.text.slice(doc.start, doc.end));
  const flags = (exported ? SYMBOL_FLAGS.exported : 0) | (deprecated ? SYMBOL_FLAGS.deprecated : 0);
  const symbol = facts.define({
    ...{ kind, start, end, nameStart: name.start, nameEnd: name.end, signatureEnd, parent, flags },
    ...(doc && { docStart: doc.start, docEnd: doc.end }),
  });
  facts.bind({ scope, kind: 'definition', start: name.start, end: name.end, symbol });
  return symbol;
}

/** Reads a name of another stage or image: a stage before is read, an image imported. */
export function readSource(facts: FactSink, at: Range, stages: ReadonlySet<string>, statement: Range): void {
  const written = facts.text.slice(at.start, at.end);
  const bare = written.replace(/^(["'])(.*)\1$/, '$2');
  const shift = bare === written ? 0 : 1;
  if (stages.has(bare.toLowerCase())) {
    facts.occurrence(at.start + shift, at.end - shift, 'read');
  } else if (bare !== '' && bare !== 'scratch' && !/^\d+$/.test(bare)) {
    const kind = bare.includes('$') ? 'dynamic' : 'import';
    facts.imports({ specifier: bare, imported: '', local: '', kind, start: statement.start, end: statement.end });
  }
}
