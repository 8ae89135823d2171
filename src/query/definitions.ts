import { AxError } from '../model/index.ts';
import { joinedName } from '../store/index.ts';
import type { DefinitionResult, DefinitionsAnswer, DefinitionsOptions } from './answers.ts';
import type { QueryContext } from './context.ts';
import { definitionsOf } from './definitions-by-name.ts';
import { readLocation } from './location.ts';
import { splitQualified } from './name-match.ts';
import { openSources } from './sources.ts';
import { containerOf, symbolHit } from './symbol-hit.ts';

const MAX_SUGGESTIONS = 5;

/**
 * Definitions of `NAME`, `Container.NAME` (also `::`, `#`) or of the identifier at `path:line:column`, best first:
 * surer before less sure, then others before tests, definitions before declarations, exported ones, short paths.
 * A name alone proves nothing: its definitions are 'possible'. Throws AxError 'not-found' for a place in a file that is
 * not in the index and 'invalid-query' for a place that is not in the file, and for a file without a place.
 */
export async function definitions(
  symbol: string,
  context: QueryContext,
  options: DefinitionsOptions = {},
): Promise<DefinitionsAnswer> {
  const { reader } = context;
  // Most questions are about a name: what places need is loaded for a place.
  const at = /:\d+$/.test(symbol) ? await import('./definition-at.ts') : undefined;
  const linker = at && (await context.linking()).linker;
  return reader.snapshot(() => {
    const sources = openSources(context);
    const location = at && readLocation(symbol, context);
    const asked =
      location && at && linker
        ? at.definitionsAt(location, sources, context, linker, options.all === true)
        : { found: definitionsOf(symbol, context), outside: undefined, unlikely: 0 };
    const { found } = asked;
    const results = found.map(({ file, symbol: index, tier, hit }): DefinitionResult => {
      const source = sources(file);
      const facts = reader.facts(file.id)!;
      const shown = hit ?? symbolHit(file, facts, index, source?.fresh ? source.lines : undefined);
      return { ...shown, tier, ...(source?.fresh ? {} : { stale: true as const }) };
    });
    if (results.length === 0 && !location && reader.fileByPath(symbol)) {
      throw new AxError('invalid-query', `"${symbol}" is a file`, `for what it defines: ax outline ${symbol}`);
    }
    const suggestions = results.length > 0 || location ? [] : suggest(symbol, context);
    return {
      symbol,
      results,
      suggestions,
      ...(asked.outside !== undefined && results.length === 0 && { outside: asked.outside }),
      ...(asked.unlikely && { unlikely: asked.unlikely }),
    };
  });
}

/** Names that somebody who wrote `symbol` may have meant. */
function suggest(symbol: string, { reader }: QueryContext): string[] {
  const written = symbol.trim().replace(/\(\)$/, '');
  const qualified = splitQualified(written);
  const names: string[] = [];
  if (qualified) {
    for (const { file, symbol: index } of reader.definitions(qualified.name)) {
      const symbols = reader.facts(file.id)!.symbols;
      const container = containerOf(symbols, symbols[index]!);
      names.push(container === '' ? qualified.name : `${container}.${qualified.name}`);
    }
  }
  const joined = joinedName(qualified?.name ?? written);
  for (const { name } of reader.namesByJoined(joined)) names.push(name);
  for (const { entries } of reader.similarNames(joined, { limit: MAX_SUGGESTIONS, minDice: 0.4 })) {
    for (const { name } of entries) names.push(name);
  }
  return [...new Set(names)].filter((name) => name !== written).slice(0, MAX_SUGGESTIONS);
}
