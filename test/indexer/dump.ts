import { openDatabase } from '../../src/database/index.ts';
import { currentGeneration } from '../../src/indexer/index.ts';
import { type IndexReader, openIndexReader, stem } from '../../src/store/index.ts';

/** Runs `look` on the present index of a project. */
export function readIndex<T>(root: string, look: (reader: IndexReader) => T): T {
  const db = openDatabase({ path: currentGeneration(root)!.database, readonly: true });
  try {
    return look(openIndexReader(db));
  } finally {
    db.close();
  }
}

/**
 * Everything an index holds of its files, as lines in an order that does not depend on how it came about: no ids, no
 * segments, no ordinals, no times.
 */
export function dumpIndex(root: string): string[] {
  return readIndex(root, (reader) => reader.snapshot(() => [...dump(reader)]));
}

/** The lines of `dumpIndex`. */
export function* dump(reader: IndexReader): Generator<string> {
  const say = (...parts: unknown[]): string => parts.map((part) => JSON.stringify(part)).join(' ');
  const { languages, files, skipped, symbols, occurrences, lines, bytes } = reader.totals();
  yield say('totals', { languages, files, skipped, symbols, occurrences, lines, bytes }, reader.stats());
  for (const file of reader.files()) {
    const { path, language, size, flags, lines: count } = file;
    yield say('file', { path, language, size, flags, count, symbols: file.symbols, occurrences: file.occurrences });
    const facts = reader.facts(file.id)!;
    yield say('facts', path, facts.symbols, facts.imports, facts.scopes, facts.bindings);
    for (const name of facts.occurringNames()) yield say('occurs', path, name, facts.occurrencesOf(name));
  }
  for (const { path, code, message, line } of reader.problems()) yield say('problem', path, code, message, line);
  const pathOf = (segment: number, file: number): string => reader.fileOf(segment, file)!.path;
  for (const { name, joined, places } of reader.namesMatching(() => true)) {
    const where = places.map(({ segment, file, symbol, unit }) => {
      const units = reader.units(segment);
      const shape = unit < 0 ? [] : [...units.lengths.map((column) => column[unit]), units.pathLength[file]];
      return say(pathOf(segment, file), symbol, shape, unit < 0 ? -1 : units.places().line[unit]);
    });
    yield say('name', name, joined, where.sort());
    yield say(
      'defined',
      name,
      reader.definitions(name).map(({ file, symbol }) => [file.path, symbol]),
    );
    const similar = reader.similarNames(joined, { limit: 5, minDice: 0.3 });
    yield say(
      'similar',
      joined,
      similar.map((one) => [one.joined, one.dice, one.entries.map((entry) => entry.name)]),
    );
  }
  const words = [...reader.vocabulary()].sort(([a], [b]) => (a < b ? -1 : 1));
  yield say('vocabulary', words);
  const stems = words.map(([word]) => stem(word));
  const glued = reader.namesMatching(() => true).map(({ joined }) => `=${joined}`);
  for (const word of new Set([...stems, ...glued])) {
    const { documents, segments } = reader.term(word);
    const units = segments.flatMap(({ segment, units: found, tf }) =>
      [...found].map((unit, i) => {
        const columns = reader.units(segment);
        return say(
          pathOf(segment, columns.file[unit]!),
          columns.places().symbol[unit],
          columns.places().kind[unit],
          tf[i],
        );
      }),
    );
    const paths = segments.flatMap(({ segment, files, pathTf }) => {
      // A file without units counts for nothing.
      const { firstUnit } = reader.units(segment);
      return [...files].flatMap((file, i) =>
        firstUnit[file + 1]! > firstUnit[file]! ? [say(pathOf(segment, file), pathTf[i])] : [],
      );
    });
    yield say('term', word, documents, reader.hasTerm(word), units.sort(), paths.sort());
  }
  for (const word of reader.wordsContaining('')) {
    const paths = reader.filesWithWords([word]).map((id) => reader.fileById(id)!.path);
    yield say('word', word, paths.sort());
  }
}
