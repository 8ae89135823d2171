import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ax, ended, type Place, place, SAMPLE, said, start } from './program.ts';

let project: Place;
beforeAll(async () => {
  project = place(SAMPLE);
  await ax(['index'], { cwd: project.root });
});
afterAll(() => project.close());

/** Sends lines to `ax batch`; its answers. */
async function batch(...lines: (string | object)[]): Promise<Record<string, unknown>[]> {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { status, stdout, stderr } = await ax(['batch'], { cwd: project.root, input });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** An answer without what differs from run to run. */
function steady(result: unknown): unknown {
  return { ...(result as object), elapsedMs: 0 };
}

describe('ax batch', () => {
  it('answers as the commands do with --json', async () => {
    const asked: [string, object, string[]][] = [
      [
        'find',
        { query: 'parse header', limit: 3, offset: 0, mode: 'text' },
        ['parse header', '--limit', '3', '--text'],
      ],
      ['def', { symbol: 'Server.listen' }, ['Server.listen']],
      ['def', { symbol: 'src/server.ts:10:5' }, ['src/server.ts:10:5']],
      ['outline', { file: 'tools/report.py' }, ['tools/report.py']],
      ['status', {}, []],
      ['languages', {}, []],
    ];
    const answers = await batch(...asked.map(([command, input], id) => ({ id, command, input })));
    expect(answers.map(({ id }) => id)).toEqual(asked.map((_, id) => id));
    for (const [at, [command, , args]] of asked.entries()) {
      const { stdout } = await ax([command, ...args, '--json'], { cwd: project.root });
      expect(steady(answers[at]?.result)).toEqual(steady(JSON.parse(stdout)));
    }
  });

  it('a bad line is an error of that line', async () => {
    const answers = await batch(
      'nonsense',
      '[]',
      { id: 'a', command: 'dfe', input: {} },
      { id: 'b', command: 'def', input: { symbl: 'x' } },
      { id: 'c', command: 'def' },
      { id: 'd', command: 'find', input: { query: 'x', limit: 'many' } },
      { id: 'e', command: 'batch' },
      { id: 'f', comand: 'def' },
      { id: 'g', command: 'outline', input: { file: 'nowhere.ts' } },
      '',
      { id: 'z', command: 'def', input: { symbol: 'nothing_of_that_name' } },
    );
    const errors = answers.map(({ id, ok, error }) => [id, ok, (error as { code: string; hint: string })?.code]);
    expect(errors).toEqual([
      [null, false, 'usage'],
      [null, false, 'usage'],
      ['a', false, 'usage'],
      ['b', false, 'usage'],
      ['c', false, 'usage'],
      ['d', false, 'usage'],
      ['e', false, 'usage'],
      ['f', false, 'usage'],
      ['g', false, 'not-found'],
      ['z', true, undefined],
    ]);
    expect(answers[2]?.error).toMatchObject({ message: 'unknown command "dfe"', hint: 'did you mean "def"?' });
    expect(answers[3]?.error).toMatchObject({ message: 'unknown field "symbl"', hint: 'did you mean "symbol"?' });
  });

  it('answers each request as it comes, and sees files that change in between', async () => {
    const child = start(['batch'], { cwd: project.root });
    const finished = ended(child);
    const ask = async (id: number, symbol: string): Promise<string> => {
      const answer = said(child, new RegExp(`"id":${id},.*\n`));
      child.stdin.write(`${JSON.stringify({ id, command: 'def', input: { symbol } })}\n`);
      return await answer;
    };
    expect(await ask(1, 'parseHeader')).toContain('"path":"src/header.ts"');
    expect(await ask(2, 'addedBetween')).toContain('"results":[]');
    project.write('src/between.ts', 'export const addedBetween = (): number => 1;\n');
    expect(await ask(3, 'addedBetween')).toContain('"path":"src/between.ts"');
    child.stdin.end();
    expect((await finished).status).toBe(0);
  });

  it('takes requests cut anywhere, and a last line without an end', async () => {
    const child = start(['batch'], { cwd: project.root });
    const finished = ended(child);
    const text = `{"id":"ä","command":"version"}\n{"id":2,"command":"version"}`;
    for (const byte of Buffer.from(text)) child.stdin.write(Buffer.of(byte));
    child.stdin.end();
    const { stdout } = await finished;
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: unknown }).id),
    ).toEqual(['ä', 2]);
  });
});
