import { type Defined, identityOfDefined } from '../languages/index.ts';
import type { Linker } from '../link/index.ts';
import type { DefinitionResult } from './answers.ts';
import type { QueryContext } from './context.ts';
import { definitions } from './definitions.ts';
import { definitionsOf } from './definitions-by-name.ts';
import { readLocation } from './location.ts';
import { namelessAt } from './nameless-at.ts';

/** What a question about a symbol is about. */
export interface Targets {
  defined: Defined[];
  /** The same as they are shown. */
  shown: DefinitionResult[];
}

/**
 * The definitions that `NAME`, `Container.NAME` or `path:line:column` stands for. A place stands for what the identifier
 * there means, a name for all definitions that have it. Throws as `definitions`.
 */
export async function targetsOf(symbol: string, context: QueryContext, linker: Linker): Promise<Targets> {
  const { reader } = context;
  const location = /:\d+$/.test(symbol) ? readLocation(symbol, context) : undefined;
  const shown = (await definitions(symbol, context)).results;
  // Definitions that are one have one list of all: it counts once.
  const found = new Set<readonly Defined[]>();
  if (location) {
    const view = linker.view(location.file.id);
    const occurrence = view ? occurrenceAround(view, location) : -1;
    if (view && occurrence >= 0) {
      const meaning = linker.meaning(view, occurrence);
      const binding = view.bindingAt(occurrence);
      if (meaning.is === 'definitions') found.add(meaning.all);
      else if (binding) found.add([{ view, symbol: binding.symbol, name: occurrence }]);
    } else if (view) {
      const symbol = namelessAt(view, location);
      if (symbol >= 0) found.add([linker.defined(view, symbol)]);
    }
  } else {
    for (const { file, symbol: index } of definitionsOf(symbol, { reader })) {
      const view = linker.view(file.id);
      if (view) found.add(sameAs(linker, linker.defined(view, index)));
    }
  }
  const distinct = new Map([...found].flat().map((one) => [identityOfDefined(one), one]));
  return { defined: [...distinct.values()], shown };
}

function sameAs(linker: Linker, one: Defined): readonly Defined[] {
  if (one.name < 0) return [one];
  const meaning = linker.meaning(one.view, one.name);
  return meaning.is === 'definitions' ? meaning.all : [one];
}

/** The occurrence that a place is in, or right behind. */
function occurrenceAround(view: Defined['view'], { line, column }: { line: number; column: number }): number {
  const { occurrences } = view;
  let found = -1;
  for (let i = 0; i < occurrences.line.length; i++) {
    if (occurrences.line[i] !== line) continue;
    const start = occurrences.column[i]!;
    if (start <= column && column <= start + view.nameAt(i).length) found = i;
  }
  return found;
}
