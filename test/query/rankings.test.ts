import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { WEIGHTINGS } from '../../src/query/weighting.ts';
import { FIELDS } from '../../src/store/index.ts';
import { type MadeProject, madeProject, refusal } from './made-project.ts';

const FILES = {
  'src/header.ts': `/** Reads the header of a message and gives its fields. */
export function readHeader(message: string, limit: number): string[] {
  return message.slice(0, limit).split('\\n');
}

/** Message. */
export class HeaderMessage {
  /** Writes what a message holds into the given buffer. */
  write(buffer: Buffer, offset: number): void {
    header(buffer, offset);
  }
}
`,
  'src/store.ts': `export function storeAll(rows: readonly Row[], target: Table, message: Message): number {
  // The header of each message is the header of the table: header, message, header.
  const header = message.header;
  return rows.filter((row) => target.put(row, header)).length;
}
`,
  'src/message.py': `class Message:
    """A message OR a part of one, whatever "kind:it" has."""

    def parts(self, header, depth):
        return [header] * depth
`,
  'test/header.test.ts': `/** Tests that the header of a message is read at all. */
export function testHeader(message: string, limit: number) {}
`,
  'notes.md': '# Header\n\nA message has a header.\n',
};

let made: MadeProject;
afterEach(() => made.close());

/** The same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

const withoutTime = <T extends { elapsedMs: number }>({ elapsedMs: _, ...rest }: T): Omit<T, 'elapsedMs'> => rest;

describe('rankings', () => {
  test('weigh every field; present is what is used when none is named', async () => {
    for (const { fields } of Object.values(WEIGHTINGS)) expect(fields).toHaveLength(FIELDS.length);
    made = await madeProject(FILES);
    for (const query of ['header', 'message header', 'where is the header of a message read', 'readHeader']) {
      const plain = await made.find(query, { explain: true });
      const named = await made.find(query, { explain: true, ranking: 'present' });
      expect(withoutTime(named)).toEqual(withoutTime(plain));
    }
  });

  test('next weighs otherwise, and its factors make up its scores', async () => {
    made = await madeProject(FILES);
    const query = 'the header of message tables';
    const { results } = await made.find(query, { explain: true, ranking: 'next' });
    const present = await made.find(query, { explain: true });
    expect(results.map(({ score }) => score)).not.toEqual(present.results.map(({ score }) => score));
    for (const { score, why } of results) {
      const total = why!.reduce((sum, { operation, value }) => (operation === 'add' ? sum + value : sum * value), 0);
      expect(total).toBeCloseTo(score, 10);
    }
  });

  test('can be compared in one go, by keys that stand for one definition', async () => {
    made = await madeProject(FILES);
    const limits = { limit: 3, offset: 1, explain: true };
    for (const query of ['message header', 'storeAll', '"header of"', 'kind:function', '/read\\w+/']) {
      const { rankings, ...about } = await made.project.compareRankings(query, limits);
      expect(about.query).toBe(query);
      for (const ranking of ['present', 'next'] as const) {
        const { intent, total, results } = await made.find(query, { ...limits, ranking });
        const { elapsedMs, ...own } = rankings[ranking];
        const bare = own.results.map(({ key: _, ...result }) => result);
        expect({ ...own, results: bare }).toEqual({ intent, total, results });
        expect(elapsedMs).toBeGreaterThan(0);
      }
      const turned = await made.project.compareRankings(query, { ...limits, first: 'next' });
      for (const ranking of ['present', 'next'] as const)
        expect(turned.rankings[ranking].results).toEqual(rankings[ranking].results);
      const places = new Map<string, string>();
      for (const { key, path, line, qualifiedName } of Object.values(rankings).flatMap(({ results }) => results)) {
        const place = `${path} ${line} ${qualifiedName}`;
        expect(places.get(key) ?? place).toBe(place);
        places.set(key, place);
      }
      for (const { results } of Object.values(rankings)) {
        expect(new Set(results.map(({ key }) => key)).size).toBe(results.length);
      }
    }
  });

  test('are refused together', async () => {
    made = await madeProject(FILES);
    expect(await refusal(made.project.compareRankings('header', { limit: -1 }))).toContain('usage: limit');
    const signal = AbortSignal.abort();
    expect(await refusal(made.project.compareRankings('header', { signal, refresh: false }))).toContain('interrupted');
  });
});

describe('sampled queries', () => {
  const sample = async (count: number, seed: number) =>
    (await made.project.sampleQueries({ count, random: seeded(seed) })).queries;

  test('ask for documented definitions by their first sentence, for others by their signature', async () => {
    made = await madeProject(FILES);
    const queries = await sample(100, 1);
    const byTarget = Object.fromEntries(
      queries.map(({ target, from, query }) => [target.qualifiedName, [from, query]]),
    );
    expect(Object.keys(byTarget).sort()).toEqual([
      ...['HeaderMessage', 'HeaderMessage.write', 'Message', 'Message.parts', 'readHeader', 'storeAll'],
    ]);
    expect(byTarget.readHeader).toEqual(['doc', 'Reads the header of a message and gives its fields']);
    expect(byTarget['HeaderMessage.write']).toEqual(['doc', 'Writes what a message holds into the given buffer']);
    expect(byTarget.HeaderMessage![0]).toBe('signature');
    // Its own name is left out, and nothing in it is an operator.
    expect(byTarget.Message).toEqual(['doc', 'A message or a part of one whatever kind it has']);
    const [from, query] = byTarget.storeAll!;
    expect(from).toBe('signature');
    const words = query!.split(' ');
    expect(words.length).toBeGreaterThanOrEqual(3);
    expect(words.length).toBeLessThanOrEqual(5);
    const all = 'export function store all rows readonly row target table message number'.split(' ');
    for (const word of words) expect(all).toContain(word);
  });

  test('are answered under the key of their target', async () => {
    made = await madeProject(FILES);
    for (const { query, target } of await sample(100, 7)) {
      const { rankings } = await made.project.compareRankings(query);
      for (const { results } of Object.values(rankings)) expect(results.map(({ key }) => key)).toContain(target.key);
    }
  });

  test('are the same for the same numbers, however the index came about', async () => {
    made = await madeProject(FILES);
    const before = await sample(3, 5);
    expect(before).toHaveLength(3);
    expect(await sample(3, 5)).toEqual(before);
    made.write('src/other.ts', 'export const other = 1;\n');
    await made.project.refresh();
    made.write('src/other.ts', '');
    appendFileSync(join(made.project.root, 'src/store.ts'), '\n');
    await made.project.refresh();
    const again = await sample(3, 5);
    await made.project.index({ full: true });
    expect(await sample(3, 5)).toEqual(again);
    const others = await Promise.all([1, 2, 3, 4].map((seed) => sample(3, seed)));
    expect(new Set([before, ...others].map((queries) => JSON.stringify(queries))).size).toBeGreaterThan(1);
  });

  test('are none where nothing can be asked for', async () => {
    made = await madeProject({ 'notes.md': '# Notes\n\nNothing but text in here.\n', 'a.ts': 'f(1);\n' });
    expect(await sample(10, 1)).toEqual([]);
    expect(await sample(0, 1)).toEqual([]);
  });

  test('stop when they are told to', async () => {
    made = await madeProject(FILES);
    const how = { count: 5, random: seeded(1), signal: AbortSignal.abort(), refresh: false };
    expect(await refusal(made.project.sampleQueries(how))).toContain('interrupted');
  });
});
