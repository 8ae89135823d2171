import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/index.ts';
import { joinedName, LENGTHS, openIndexReader, trigrams } from '../../src/store/index.ts';
import { lengthCode } from '../../src/store/length-codec.ts';
import { createIndexWriter } from '../../src/store/writing.ts';
import { emptyIndex, type Material, named, segment } from './material.ts';

/** An index of these segments. */
function indexOf(...segments: Material[][]): Database {
  const db = emptyIndex();
  const writer = createIndexWriter(db);
  for (const files of segments) writer.commitSegment(segment(files));
  return db;
}

/** No pause. */
const never = (): Promise<void> => Promise.resolve();

describe('names', () => {
  const odd = [
    ...['a', 'A', '_', '__', '$', '_a', 'a_', '__init__', 'parseHTTPHeader', 'parse_http_header', 'PARSE_HTTP_HEADER'],
    ...[
      'ParseHttpHeader',
      'parsehttpheader',
      'ünïcödé',
      'ÜNÏCÖDÉ',
      'straße',
      'STRASSE',
      'İstanbul',
      'ﬁ',
      'ǅ',
      '日本語',
      '𝒳',
      '𝒳1',
    ],
    ...[
      'operator+',
      '<=>',
      'a b',
      'x'.repeat(300),
      `${'Ab_'.repeat(100)}`,
      'ſ',
      'K',
      'σς',
      '\u0345',
      'a1b2',
      '1',
      '\uFFFD',
      '\uFFFFz',
    ],
  ];

  it.each([1, 3, 1000])('of any kind are found as written and by their joined form (%i a segment)', (group) => {
    const files = odd.map((name, n) => named(`f${n}.ts`, [name, 'common', name]));
    const segments = [];
    for (let at = 0; at < files.length; at += group) segments.push(files.slice(at, at + group));
    const db = indexOf(...segments);
    const reader = openIndexReader(db);
    for (const [n, name] of odd.entries()) {
      expect(reader.definitions(name).map(({ file, symbol }) => `${file.path} ${symbol}`)).toEqual([
        `f${n}.ts 0`,
        `f${n}.ts 2`,
      ]);
      const joined = joinedName(name);
      expect(reader.namesByJoined(joined).map((entry) => entry.name)).toContain(name);
      expect(reader.similarNames(joined, { limit: 1 })[0]).toMatchObject({ joined, dice: 1 });
    }
    expect(reader.definitions('common')).toHaveLength(odd.length);
    const all = reader.namesMatching(() => true).map(({ name }) => name);
    expect(new Set(all)).toEqual(new Set([...odd, 'common']));
    db.close();
  });

  it('that are similar are those a plain count of trigrams finds', () => {
    const syllables = ['par', 'se', 'he', 'ad', 'er', 'in', 'dex', 'http', 're', 'quest'];
    const names = Array.from(
      { length: 700 },
      (_, n) => [n % 10, (n * 7) % 9, (n >> 2) % 8].map((at) => syllables[at]!).join('') + (n % 3 === 0 ? n : ''),
    );
    const unique = [...new Set(names)];
    const half = unique.length >> 1;
    const db = indexOf(
      [named('a.ts', unique.slice(0, half))],
      [named('b.ts', unique.slice(half)), named('c.ts', unique.slice(0, 9))],
    );
    const reader = openIndexReader(db);
    for (const wanted of ['parsehead', 'htpreqest', 'indexer', 'zzzz', 'a', ...unique.slice(0, 20)]) {
      const grams = new Set(trigrams(wanted));
      const all = unique
        .map((joined) => {
          const own = trigrams(joined);
          return { joined, dice: (2 * own.filter((one) => grams.has(one)).length) / (grams.size + own.length) };
        })
        .filter(({ dice }) => dice >= 0.45)
        .sort((a, b) => b.dice - a.dice || (a.joined < b.joined ? -1 : 1));
      for (const limit of [3, 60]) {
        const found = reader.similarNames(wanted, { limit });
        expect(found.map(({ joined, dice }) => ({ joined, dice }))).toEqual(all.slice(0, limit));
      }
    }
    db.close();
  });

  it('by prefix and limit come in order', () => {
    const db = indexOf(
      [named('a.ts', ['getUser', 'get_users', 'getX', 'other'])],
      [named('b.ts', ['GetUser', 'get', 'gez'])],
    );
    const reader = openIndexReader(db);
    const names = (limit?: number): string[] =>
      reader.namesByJoined('get', { prefix: true, ...(limit === undefined ? {} : { limit }) }).map(({ name }) => name);
    expect(names()).toEqual(['get', 'GetUser', 'getUser', 'get_users', 'getX']);
    expect(names(2)).toEqual(['get', 'GetUser']);
    db.close();
  });
});

describe('changes', () => {
  it('leave only what is live', () => {
    const db = indexOf(
      [named('a.ts', ['one', 'shared']), named('b.ts', ['two', 'shared'])],
      [named('c.ts', ['three'])],
    );
    const writer = createIndexWriter(db);
    const reader = openIndexReader(db);
    expect(reader.totals()).toMatchObject({ files: 3, segments: 2, symbols: 5 });
    const before = reader.fileByPath('a.ts')!.id;
    writer.commitSegment(segment([named('a.ts', ['uno', 'shared'])], ['c.ts']));
    expect(reader.fileByPath('a.ts')!.id).toBe(before);
    expect(reader.totals()).toMatchObject({ files: 2, segments: 2, symbols: 4 });
    expect(reader.definitions('one')).toEqual([]);
    expect(reader.definitions('three')).toEqual([]);
    expect(reader.definitions('shared').map(({ file }) => file.path)).toEqual(['a.ts', 'b.ts']);
    expect([reader.hasTerm('one'), reader.hasTerm('uno'), reader.hasTerm('three')]).toEqual([false, true, false]);
    expect(reader.filesWithWords(['one'])).toEqual([]);
    expect(reader.wordsContaining('o', (word) => word !== 'function')).toEqual(['two', 'uno']);
    expect(reader.vocabulary().get('shared')).toBe(2);
    expect(reader.similarNames('one')).toEqual([]);
    expect(reader.namesMatching((name) => name === 'one')).toEqual([]);
    writer.recordSkipped([
      { ...segment([named('b.ts', [])]).files[0]!, problems: [{ code: 'binary', message: 'x', line: 0 }] },
    ]);
    expect(reader.totals()).toMatchObject({ files: 1, skipped: 1 });
    expect(reader.facts(reader.fileByPath('b.ts')!.id)).toBeUndefined();
    expect(reader.problems()).toEqual([{ path: 'b.ts', code: 'binary', message: 'x', line: 0 }]);
    writer.removeFiles(['a.ts', 'b.ts', 'nowhere.ts']);
    expect(reader.totals()).toMatchObject({ files: 0, skipped: 0, segments: 0 });
    expect(reader.problems()).toEqual([]);
    for (const table of ['block', 'facts', 'segment', 'file', 'problem']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    db.close();
  });

  it('count generations, and new stamps do not', () => {
    const db = indexOf([named('a.ts', ['one'])]);
    const writer = createIndexWriter(db);
    const reader = openIndexReader(db);
    const { generation } = reader.info();
    writer.touch([{ path: 'a.ts', size: 5, mtime: 7 }]);
    writer.removeFiles([]);
    writer.recordSkipped([]);
    expect(reader.info().generation).toBe(generation);
    expect(reader.fileByPath('a.ts')).toMatchObject({ size: 5, mtime: 7 });
    expect(reader.files()[0]).toMatchObject({ size: 5, mtime: 7 });
    writer.removeFiles(['a.ts']);
    expect(reader.info().generation).toBe(generation + 1);
    db.close();
  });

  it('that fail change nothing', () => {
    const db = indexOf([named('a.ts', ['one'])]);
    const writer = createIndexWriter(db);
    const reader = openIndexReader(db);
    const before = reader.info();
    const commit = segment([named('b.ts', ['two'])], ['a.ts']);
    const broken = { ...commit, files: [{ ...commit.files[0]!, size: 'large' as unknown as number }] };
    expect(() => writer.commitSegment(broken)).toThrow();
    expect(() => writer.commitSegment({ ...commit, files: [] })).toThrow('one row for each');
    expect(reader.info()).toEqual(before);
    expect(reader.definitions('one')).toHaveLength(1);
    db.close();
  });

  it('of many small kinds are merged, and so are mostly dead ones', async () => {
    const db = emptyIndex();
    const writer = createIndexWriter(db);
    const reader = openIndexReader(db);
    const files = Array.from({ length: 14 }, (_, n) => named(`f${n}.ts`, [`name${n}`, 'shared', 'Shared']));
    for (const file of files) writer.commitSegment(segment([file]));
    const calls: number[][] = [];
    await writer.compact({ pause: never, onProgress: (done, total) => calls.push([done, total]) });
    expect(calls).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(reader.segments()).toHaveLength(1);
    expect(reader.definitions('shared').map(({ file }) => file.path)).toEqual(files.map(({ path }) => path).sort());
    const { generation } = reader.info();
    await writer.compact({ pause: never });
    expect(reader.info().generation).toBe(generation);
    writer.removeFiles(files.slice(0, 8).map(({ path }) => path));
    await writer.compact({ pause: never });
    expect(reader.definitions('Shared').map(({ file }) => file.path)).toEqual(
      files
        .slice(8)
        .map(({ path }) => path)
        .sort(),
    );
    expect(reader.definitions('name3')).toEqual([]);
    expect(reader.facts(reader.fileByPath('f9.ts')!.id)!.symbols.map(({ name }) => name)).toContain('name9');
    expect(db.prepare('SELECT sum(length(dead)) AS files FROM segment').get()).toEqual({ files: 6 });
    db.close();
  });

  it('a merge that is stopped changes nothing', async () => {
    const db = emptyIndex();
    const writer = createIndexWriter(db);
    const files = Array.from({ length: 40 }, (_, n) =>
      named(
        `f${n}.ts`,
        Array.from({ length: 400 }, (_, i) => `name${n}x${i}`),
      ),
    );
    for (const file of files) writer.commitSegment(segment([file]));
    const reader = openIndexReader(db);
    const before = reader.info();
    await expect(writer.compact({ pause: () => Promise.reject(new Error('enough')) })).rejects.toThrow('enough');
    expect(db.inTransaction).toBe(false);
    expect(reader.info()).toEqual(before);
    expect(reader.segments()).toHaveLength(40);
    await writer.compact({ pause: never });
    expect(reader.segments()).toHaveLength(1);
    expect(reader.definitions('name7x399')).toHaveLength(1);
    db.close();
  });
});

it('a snapshot keeps one state while the index changes', () => {
  const db = indexOf([named('a.ts', ['one'])]);
  const reader = openIndexReader(db);
  expect(reader.snapshot(() => reader.snapshot(() => reader.definitions('one')).length)).toBe(1);
  expect(() =>
    reader.snapshot(() => {
      throw new Error('of the question');
    }),
  ).toThrow('of the question');
  expect(db.inTransaction).toBe(false);
  db.close();
});

it('terms count in the fields where they stand, and paths once a file', () => {
  const db = indexOf(
    [named('lib/parser.ts', ['parse', 'parseAll']), named('lib/other.ts', ['none'])],
    [named('parser/x.ts', ['y'])],
  );
  const reader = openIndexReader(db);
  const { documents, segments } = reader.term('pars');
  expect(documents).toBe(3);
  expect(segments.map(({ units, files }) => [units.length, files.length])).toEqual([
    [2, 1],
    [0, 1],
  ]);
  expect(reader.term('nothing')).toEqual({ documents: 0, segments: [] });
  expect(reader.stats().units).toBe(4);
  for (const id of reader.segments()) {
    const { count, firstUnit, file, lengths, places } = reader.units(id);
    expect(firstUnit.at(-1)).toBe(count);
    expect([...file]).toEqual([...file].sort((a, b) => a - b));
    for (const column of [...lengths, ...Object.values(places())]) expect(column).toHaveLength(count);
  }
  createIndexWriter(db).removeFiles(['lib/parser.ts']);
  expect(reader.term('pars').documents).toBe(1);
  expect(reader.stats().units).toBe(2);
  db.close();
});

it('damage of any single byte of a blob is told or harmless, never a crash', () => {
  const db = indexOf([named('a.ts', ['alpha', 'beta', 'gammaDelta']), named('b.ts', ['alpha'])]);
  for (const [table, column] of [
    ['facts', 'data'],
    ['block', 'data'],
    ['segment', 'units'],
    ['segment', 'totals'],
    ['segment', 'codes'],
    ['segment', 'marks'],
    ['segment', 'files'],
  ] as const) {
    const rows = db.prepare(`SELECT id, ${column} AS data FROM ${table}`).all();
    for (const { id, data } of rows) {
      const whole = data as Uint8Array;
      for (let at = 0; at < whole.length; at += Math.max(1, whole.length >> 5)) {
        for (const broken of [
          whole.slice(0, at),
          Uint8Array.from(whole, (byte, i) => (i === at ? byte ^ 0xff : byte)),
        ]) {
          db.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(broken, id!);
          expect(
            refusals(db).filter((code) => code !== 'index-damaged'),
            `${table}.${column} ${at}`,
          ).toEqual([]);
        }
      }
      db.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(whole, id!);
    }
  }
  db.close();
});

/** Asks everything of a new reader: the codes of what is thrown, the message where it is no refusal. */
function refusals(db: Database): string[] {
  const reader = openIndexReader(db);
  const questions: (() => unknown)[] = [
    () =>
      reader
        .files()
        .map(({ id }) => reader.facts(id)!)
        .map((facts) => [facts.symbols, facts.scopes, facts.bindings, facts.imports, facts.occurringNames()]),
    () => reader.definitions('alpha'),
    () => reader.namesMatching(() => true),
    () => reader.similarNames('alpha'),
    () => reader.namesByJoined('g', { prefix: true }),
    () => reader.vocabulary(),
    () => reader.term('alpha'),
    () => reader.hasTerm('beta'),
    () => reader.stats(),
    () => reader.wordsContaining(''),
    () => reader.filesWithWords(['alpha']),
    () => reader.filesWithWordContaining('lph'),
  ];
  return questions.flatMap((ask) => {
    try {
      ask();
      return [];
    } catch (error) {
      const { code, stack } = error as { code?: string; stack: string };
      return [code === 'index-damaged' ? code : stack.split('\n').slice(0, 3).join(' | ')];
    }
  });
}

it('lengths keep their order in one byte each, small ones exactly', () => {
  for (const [code, length] of LENGTHS.entries()) expect(lengthCode(length)).toBe(code);
  for (let length = 0; length < 70_000; length++) {
    const kept = LENGTHS[lengthCode(length)]!;
    expect(kept <= length && (length < 64 ? kept === length : kept > length * 0.95), `${length} as ${kept}`).toBe(true);
  }
});
