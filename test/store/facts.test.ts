import { beforeAll, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/languages/index.ts';
import { ROLES, type StoredFacts } from '../../src/model/index.ts';
import { createLineIndex } from '../../src/parse/index.ts';
import { openIndexReader } from '../../src/store/index.ts';
import { createIndexWriter } from '../../src/store/writing.ts';
import { createTestParser } from '../grammars.ts';
import { emptyIndex, fixtures, type Material, named, segment } from './material.ts';

let materials: Material[];
beforeAll(async () => {
  materials = await fixtures();
});

/** What is stored of facts, made from them directly. */
function expected({ facts, text }: Material): Record<string, unknown> {
  const lines = createLineIndex(text);
  const place = (offset: number): [number, number] => {
    const line = lines.lineOf(Math.max(0, offset));
    return [line, Math.max(0, offset) - lines.startOf(line)];
  };
  const occurrences = new Map<string, unknown[]>();
  const { names, name, start, role } = facts.occurrences;
  for (let i = 0; i < name.length; i++) {
    const known = occurrences.get(names[name[i]!]!) ?? [];
    known.push([...place(start[i]!), ROLES[role[i]!]]);
    occurrences.set(names[name[i]!]!, known);
  }
  return {
    symbols: facts.symbols.map((one) => [
      ...[one.name, one.kind, one.parent, one.owner, one.flags, place(one.start), place(one.end), place(one.nameStart)],
      ...[one.nameEnd - one.nameStart, place(one.signatureEnd)],
      one.docStart < 0 ? [-1, -1] : [place(one.docStart)[0], place(Math.max(one.docStart, one.docEnd - 1))[0]],
      one.docStart > one.start ? place(one.docStart)[1] : 0,
    ]),
    imports: facts.imports.map((one) => [
      ...[one.specifier, one.imported, one.local, one.kind],
      ...[place(one.start), place(one.end)],
    ]),
    scopes: facts.scopes.map((one) => [one.parent, one.kind, place(one.start), place(one.end)]),
    bindings: facts.bindings.map((one) => [
      ...[one.scope, one.name, one.kind, place(one.start), one.symbol],
      one.visibleFrom > 0 ? place(one.visibleFrom) : [0, 0],
    ]),
    occurrences,
  };
}

/** The same of what was read back. */
function stored(facts: StoredFacts): Record<string, unknown> {
  const { symbols, imports, scopes, bindings } = facts;
  const range = (one: { startLine: number; startColumn: number; endLine: number; endColumn: number }): number[][] => [
    [one.startLine, one.startColumn],
    [one.endLine, one.endColumn],
  ];
  return {
    symbols: symbols.map((one) => [
      ...[one.name, one.kind, one.parent, one.owner, one.flags, ...range(one), [one.nameLine, one.nameColumn]],
      ...[one.nameLength, [one.signatureEndLine, one.signatureEndColumn], [one.docStartLine, one.docEndLine]],
      one.docStartColumn,
    ]),
    imports: imports.map((one) => [one.specifier, one.imported, one.local, one.kind, ...range(one)]),
    scopes: scopes.map((one) => [one.parent, one.kind, ...range(one)]),
    bindings: bindings.map((one) => [
      ...[one.scope, one.name, one.kind, [one.line, one.column], one.symbol],
      [one.visibleLine, one.visibleColumn],
    ]),
    occurrences: new Map(
      facts
        .occurringNames()
        .map((name) => [name, facts.occurrencesOf(name).map(({ line, column, role }) => [line, column, role])]),
    ),
  };
}

it('facts of all languages, whole and broken, come back as they went in', () => {
  const db = emptyIndex();
  createIndexWriter(db).commitSegment(segment(materials));
  const reader = openIndexReader(db);
  expect(reader.files()).toHaveLength(materials.length);
  for (const material of materials) {
    const file = reader.fileByPath(material.path)!;
    const facts = reader.facts(file.id)!;
    expect(stored(facts), material.path).toEqual(expected(material));
    expect(facts.occurrencesOf('no such name')).toEqual([]);
    expect([file.symbols, file.occurrences]).toEqual([facts.symbols.length, material.facts.occurrences.name.length]);
  }
  db.close();
});

it('imports are the same whether they are asked for first or after all else, and by the name they take', () => {
  const db = emptyIndex();
  createIndexWriter(db).commitSegment(segment(materials));
  const whole = openIndexReader(db);
  const alone = openIndexReader(db);
  const byName = openIndexReader(db);
  for (const { id, path } of whole.files()) {
    const facts = whole.facts(id)!;
    expect(facts.everyOccurrence.names.length).toBeGreaterThanOrEqual(0);
    const imports = alone.facts(id)!.imports;
    expect(imports, path).toEqual(facts.imports);
    expect(byName.facts(id)!.reExports(), path).toEqual(imports.filter(({ kind }) => kind === 're-export'));
    for (const name of new Set(['', 'no such name', ...imports.map(({ imported }) => imported)])) {
      const taken = byName.facts(id)!.importsOf(name);
      expect(taken, `${path} ${name}`).toEqual(imports.filter(({ imported }) => imported === name));
    }
  }
  db.close();
});

it('all occurrences of a file are in the order of its source, also of long lines and odd names', async () => {
  const parser = await createTestParser();
  await parser.prepareLanguage(LANGUAGES.find(({ id }) => id === 'typescript')!);
  const long = Array.from({ length: 90 }, (_, i) => `größe${(i * 37) % 90} = a${i % 7} + ${'x'.repeat(40)}${i};`).join(
    ' ',
  );
  const made = named('long.ts', ['one', 'two']);
  const parsed = materials.find(({ path }) => path.endsWith('.ts'))!;
  const text = `${long}\n${parsed.text}\n${long}`;
  const db = emptyIndex();
  const odd = {
    path: 'odd.ts',
    text,
    facts: parser.parse({ language: 'typescript', path: 'odd.ts', text, deadlineMs: 10_000 }),
  };
  parser.close();
  createIndexWriter(db).commitSegment(segment([...materials, made, odd]));
  const reader = openIndexReader(db);
  for (const { id, path } of reader.files()) {
    const facts = reader.facts(id)!;
    const { names, name, line, column, role, places, ends } = facts.everyOccurrence;
    const all = names.flatMap((one) => facts.occurrencesOf(one).map((place) => ({ name: one, ...place })));
    all.sort((a, b) => a.line - b.line || a.column - b.column);
    const read = Array.from(name, (number, i) => ({
      ...{ name: names[number], line: line[i], column: column[i] },
      role: ROLES[role[i]!],
    }));
    expect(read, path).toEqual(all);
    const grouped = names.map((_, number) => [...places.subarray(ends[number - 1] ?? 0, ends[number])]);
    expect(grouped, path).toEqual(names.map((_, number) => [...name.keys()].filter((i) => name[i] === number)));
  }
  db.close();
});

it('every definition is found by its name, in whatever segments its files are', () => {
  const places = (group: number): string[][] => {
    const db = emptyIndex();
    const writer = createIndexWriter(db);
    for (let at = 0; at < materials.length; at += group) writer.commitSegment(segment(materials.slice(at, at + group)));
    const reader = openIndexReader(db);
    const names = new Set(materials.flatMap(({ facts }) => facts.symbols.map(({ name }) => name)));
    const found = [...names]
      .sort()
      .map((name) => reader.definitions(name).map(({ file, symbol }) => `${name} ${file.path} ${symbol}`));
    db.close();
    return found;
  };
  const once = places(materials.length);
  const direct = materials.flatMap(({ path, facts }) =>
    facts.symbols.map(({ name }, symbol) => `${name} ${path} ${symbol}`),
  );
  expect(once.flat().sort()).toEqual(direct.sort());
  expect(places(7)).toEqual(once);
});

it('every word of every text leads to its file', () => {
  const db = emptyIndex();
  createIndexWriter(db).commitSegment(segment(materials));
  const reader = openIndexReader(db);
  for (const { path, text } of materials) {
    const { id } = reader.fileByPath(path)!;
    const words = new Set((text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []).map((word) => word.toLowerCase()));
    for (const word of [...words].filter((one) => /^\w{1,64}$/.test(one))) {
      expect(reader.filesWithWords([word]).includes(id), `${path}: ${word}`).toBe(true);
    }
  }
  db.close();
});
