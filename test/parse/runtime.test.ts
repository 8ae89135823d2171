import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRuntime, type FlatTree, type Grammar, NODE_FLAGS, type Runtime } from '../../src/parse/index.ts';
import { grammarFile, pathOf } from './grammar-files.ts';
import { HARD_TEXTS, SAMPLES } from './samples.ts';

const LONG = { deadlineMs: 30_000 };
let grammars: string;
let runtime: Runtime;

beforeAll(async () => {
  grammars = mkdtempSync(join(tmpdir(), 'grammars-'));
  for (const name of ['typescript', 'javascript', 'python', 'c']) {
    symlinkSync(pathOf(grammarFile(name)), join(grammars, `${name}.wasm`));
  }
  writeFileSync(join(grammars, 'garbage.wasm'), 'no WebAssembly');
  writeFileSync(join(grammars, 'empty.wasm'), Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  runtime = await createRuntime({ grammars });
});
afterAll(() => {
  runtime.close();
  rmSync(grammars, { recursive: true });
});

/** The tree as one line a node: depth, field, name, text; `!` for ERROR, `?` for MISSING. */
function show(grammar: Grammar, tree: FlatTree, text: string): string[] {
  const lines: string[] = [];
  for (let node = 0; node < tree.count; node++) {
    let depth = 0;
    for (let above = tree.parent[node]!; above >= 0; above = tree.parent[above]!) depth++;
    const field = grammar.fieldName(tree.field[node]!);
    const name = grammar.kinds[tree.kind[node]!]?.name ?? 'ERROR';
    const marks = `${tree.flags[node]! & NODE_FLAGS.error ? '!' : ''}${tree.flags[node]! & NODE_FLAGS.missing ? '?' : ''}`;
    const span = text.slice(tree.start[node], tree.end[node]);
    lines.push(`${'  '.repeat(depth)}${field ? `${field}: ` : ''}${name}${marks} ${JSON.stringify(span)}`);
  }
  return lines;
}

async function check(
  name: string,
  text: string,
  tokens: string[],
  expected: string[],
  by: Runtime = runtime,
): Promise<void> {
  const grammar = await by.load(name);
  const parsed = by.parse(grammar, text, grammar.keep(tokens), LONG);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  expect(show(grammar, parsed.tree, text)).toEqual(expected);
}

describe('parse', () => {
  test('gives named nodes with fields', () =>
    check(
      'typescript',
      'let é = f("𝒳")',
      [],
      [
        'program "let é = f(\\"𝒳\\")"',
        '  lexical_declaration "let é = f(\\"𝒳\\")"',
        '    variable_declarator "é = f(\\"𝒳\\")"',
        '      name: identifier "é"',
        '      value: call_expression "f(\\"𝒳\\")"',
        '        function: identifier "f"',
        '        arguments: arguments "(\\"𝒳\\")"',
        '          string "\\"𝒳\\""',
        '            string_fragment "𝒳"',
      ],
    ));

  test('and the bare tokens asked for', () =>
    check(
      'javascript',
      'a = x => 1',
      ['=>', 'no such token'],
      [
        'program "a = x => 1"',
        '  expression_statement "a = x => 1"',
        '    assignment_expression "a = x => 1"',
        '      left: identifier "a"',
        '      right: arrow_function "x => 1"',
        '        parameter: identifier "x"',
        '        => "=>"',
        '        body: number "1"',
      ],
    ));

  test('marks missing nodes', () =>
    check(
      'c',
      'int a',
      [';'],
      [
        'translation_unit "int a"',
        '  declaration "int a"',
        '    type: primitive_type "int"',
        '    declarator: identifier "a"',
        '    ;? ""',
      ],
    ));

  test('marks errors', () =>
    check(
      'python',
      'a = 1 2',
      [],
      [
        'module "a = 1 2"',
        '  expression_statement "a = 1 2"',
        '    assignment "a = 1 2"',
        '      left: identifier "a"',
        '      ERROR! "1"',
        '        integer "1"',
        '      right: integer "2"',
      ],
    ));

  test('passes what a dropped node holds to the nearest kept one', async () => {
    const grammar = await runtime.load('javascript');
    const keep = new Uint8Array(65536);
    for (const kind of grammar.kindIds('identifier')) keep[kind] = 1;
    for (const kind of grammar.kindIds('arguments')) keep[kind] = 1;
    const text = 'if (a) { b(c[d]) }';
    const parsed = runtime.parse(grammar, text, keep, LONG);
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    expect(show(grammar, parsed.tree, text)).toEqual([
      'program "if (a) { b(c[d]) }"',
      '  identifier "a"',
      '  function: identifier "b"',
      '  arguments: arguments "(c[d])"',
      '    object: identifier "c"',
      '    index: identifier "d"',
    ]);
  });

  test('next leads from child to child', async () => {
    const grammar = await runtime.load('typescript');
    const parsed = runtime.parse(grammar, SAMPLES.typescript!, grammar.keep([]), LONG);
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    const { count, parent, next } = parsed.tree;
    const reached: number[] = [];
    for (let node = 0; node < count; node++) {
      for (let child = node + 1; child < next[node]!; child = next[child]!) {
        expect(parent[child]).toBe(node);
        reached.push(child);
      }
    }
    expect(reached.sort((a, b) => a - b)).toEqual(Array.from({ length: count - 1 }, (_, i) => i + 1));
  });

  test('tells whether a text has errors', async () => {
    const grammar = await runtime.load('python');
    expect(runtime.parse(grammar, 'a = 1\n', grammar.keep([]), LONG)).toMatchObject({ hasError: false });
    expect(runtime.parse(grammar, 'a = (1\n', grammar.keep([]), LONG)).toMatchObject({ hasError: true });
  });

  test('stops at the deadline and parses the next text from its beginning', async () => {
    const grammar = await runtime.load('typescript');
    const text = 'export const a = 1;\n'.repeat(5000);
    expect(runtime.parse(grammar, text, grammar.keep([]), { deadlineMs: 0 })).toEqual({
      problem: { code: 'timeout', message: 'parsing took longer than 0 ms', line: 0 },
    });
    await check('javascript', 'a', [], ['program "a"', '  expression_statement "a"', '    identifier "a"']);
  });

  test('ends with a tree or a named problem on anything', async () => {
    const texts = [
      ...HARD_TEXTS,
      '['.repeat(100_000),
      '([{'.repeat(33_000),
      '}'.repeat(100_000),
      `[${'1,'.repeat(2_500_000)}]`,
      'x'.repeat(5_000_000),
      `"${'a '.repeat(2_500_000)}"`,
    ];
    for (const name of ['typescript', 'python', 'c']) {
      const grammar = await runtime.load(name);
      for (const text of texts) {
        const parsed = runtime.parse(grammar, text, grammar.keep([]), { deadlineMs: 300 });
        if ('problem' in parsed) expect(['timeout', 'too-complex']).toContain(parsed.problem.code);
        else expect(parsed.tree.end[0]).toBeLessThanOrEqual(text.length);
      }
    }
    expect(runtime.damaged).toBe(false);
  });
});

describe('a grammar', () => {
  test('knows its kinds and fields', async () => {
    const grammar = await runtime.load('typescript');
    const named = (kind: number): unknown => grammar.kinds[kind];
    expect(grammar.kindIds('class_declaration').map(named)).toEqual([{ name: 'class_declaration', named: true }]);
    expect(grammar.kindIds('class', true).map(named)).toEqual([{ name: 'class', named: true }]);
    expect(grammar.kindIds('class', false).map(named)).toEqual([{ name: 'class', named: false }]);
    expect(grammar.kindIds('class')).toEqual(
      [...grammar.kindIds('class', false), ...grammar.kindIds('class', true)].sort((a, b) => a - b),
    );
    expect(grammar.kindIds('no such kind')).toEqual([]);
    expect(grammar.kindIds('ERROR')).toEqual([65535]);
    expect(grammar.fieldName(grammar.fieldId('name'))).toBe('name');
    expect(grammar.fieldId('no such field')).toBe(0);
    expect(grammar.fieldName(0)).toBe('');
  });

  test('is loaded once', async () => {
    expect(await runtime.load('c')).toBe(await runtime.load('c'));
  });

  test.each(['garbage', 'empty', 'absent'])('that cannot be used is refused alone: %s', async (name) => {
    await expect(runtime.load(name)).rejects.toMatchObject({ name: 'AxError', code: 'unsupported' });
    await expect(runtime.load(name)).rejects.toThrow(`the grammar "${name}" cannot be used`);
    expect(runtime.damaged).toBe(false);
    await check('c', ';', [], ['translation_unit ";"', '  expression_statement ";"']);
  });
});

describe('a runtime', () => {
  test('reads memory directly, or by the cursor when asked to', async () => {
    await runtime.load('c');
    expect([runtime.walk, runtime.walkReason]).toEqual(['raw', '']);
    const other = await createRuntime({ grammars, rawWalk: false });
    expect([other.walk, other.walkReason]).toEqual(['cursor', 'asked for']);
    await check('c', ';', [';'], ['translation_unit ";"', '  expression_statement ";"', '    ; ";"'], other);
    other.close();
    other.close();
    await check('c', ';', [], ['translation_unit ";"', '  expression_statement ";"']);
  });

  test('hands its compiled grammars to other threads', async () => {
    await runtime.load('python');
    const worker = new Worker(
      `const { workerData, parentPort } = require('node:worker_threads');
       const { Parser, Language } = require('web-tree-sitter');
       Parser.init().then(() => {
         const language = Language.loadSync(workerData.get('python'));
         parentPort.postMessage(new Parser().setLanguage(language).parse('a = 1').rootNode.toString());
       });`,
      { eval: true, workerData: runtime.modules() },
    );
    const answer = await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject));
    expect(answer).toBe('(module (expression_statement (assignment left: (identifier) right: (integer))))');
    await worker.terminate();
  });

  test('takes compiled grammars instead of files', async () => {
    await runtime.load('c');
    const other = await createRuntime({ grammars: join(grammars, 'nowhere'), modules: runtime.modules() });
    await check('c', ';', [], ['translation_unit ";"', '  expression_statement ";"'], other);
    await expect(other.load('java')).rejects.toMatchObject({ code: 'unsupported' });
    other.close();
  });
});
