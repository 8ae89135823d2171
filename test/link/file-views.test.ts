import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/index.ts';
import type { FileView } from '../../src/languages/index.ts';
import { createFileViews } from '../../src/link/file-view.ts';
import { type IndexReader, openIndexReader } from '../../src/store/index.ts';
import { createIndexWriter } from '../../src/store/writing.ts';
import { emptyIndex, fixtures, segment } from '../store/material.ts';

let db: Database;
let reader: IndexReader;
beforeAll(async () => {
  db = emptyIndex();
  createIndexWriter(db).commitSegment(segment((await fixtures()).filter((_, i) => i % 12 === 0)));
  reader = openIndexReader(db);
});
afterAll(() => db.close());

/** All that a view says of its file. */
function answersOf(view: FileView): unknown {
  const places = Array.from(view.occurrences.line.keys(), (occurrence) => ({
    name: view.nameAt(occurrence),
    place: view.placeOf(occurrence),
    at: view.occurrenceAt(view.placeOf(occurrence)),
    links: view.linksOf(occurrence),
    symbol: view.symbolAt(occurrence),
    binding: view.bindingAt(occurrence),
    around: view.symbolsAround(view.placeOf(occurrence)),
    scope: view.scopeAt(view.placeOf(occurrence)),
  }));
  const names = view.occurrences.names.map((name) => [
    view.occurrencesOf(name),
    view.bindingsOf(name),
    view.symbolsOf(name),
  ]);
  const symbols = view.facts.symbols.map((_, symbol) => [view.nameOfSymbol(symbol), view.childrenOf(symbol)]);
  return { places, names, symbols, outside: view.childrenOf(-1) };
}

it('views answer the same when there is no room for what is behind them', () => {
  const roomy = createFileViews(reader);
  const tight = createFileViews(reader, 1);
  const ids = reader.files().map(({ id }) => id);
  const held = ids.map((id) => tight(id)!);
  for (const [i, id] of ids.entries()) {
    // Another file takes the room in between.
    held[(i + 1) % held.length]!.occurrencesOf('x');
    expect(answersOf(held[i]!), held[i]!.file.path).toEqual(answersOf(roomy(id)!));
    expect(tight(id)).toBe(held[i]);
  }
});

it('what is found by a name is found however often it is asked for', () => {
  const view = createFileViews(reader);
  for (const { id, path } of reader.files()) {
    const { names, name } = view(id)!.occurrences;
    const bindings = view(id)!.facts.bindings;
    for (const [number, one] of names.entries()) {
      const all = [...name.keys()].filter((i) => name[i] === number);
      expect(view(id)!.occurrencesOf(one), `${path} ${one}`).toEqual(all);
      const named = bindings.filter((binding) => binding.name === one);
      expect(view(id)!.bindingsOf(one)).toEqual(named);
      for (const { line, column, scope } of named) {
        const { at, inScope } = view(id)!.boundAs(one);
        expect(at({ line, column })).toEqual(named.find((each) => each.line === line && each.column === column));
        expect(inScope(scope)).toEqual(named.filter((each) => each.scope === scope));
      }
      const { inScope, hasInner } = view(id)!.boundAs(one);
      expect(inScope(-1)).toEqual([]);
      expect(hasInner).toBe(named.some(({ scope }) => scope !== 0));
    }
    for (const symbol of view(id)!.facts.symbols.keys()) {
      const first = bindings.find((binding) => binding.symbol === symbol);
      expect(view(id)!.bindingOfSymbol(symbol), path).toEqual(first);
    }
    expect(view(id)!.occurrencesOf('no such name')).toEqual([]);
  }
});
