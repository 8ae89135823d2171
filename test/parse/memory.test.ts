import { expect, test } from 'vitest';
import { createRuntime } from '../../src/parse/index.ts';
import { compileFiles, grammarFile, sampleOf } from './grammar-files.ts';

// In a file, and so in a process, of its own: WASM memory never shrinks, so what others left would hide a leak.
test('3,000 parses leave the WASM memory as it was', async () => {
  const files = ['typescript', 'python', 'c'].map(grammarFile);
  const runtime = await createRuntime({ grammars: '', modules: await compileFiles(files) });
  const loaded = await Promise.all(files.map((file) => runtime.load(file)));
  const parse = (i: number): void => {
    const which = i % files.length;
    const grammar = loaded[which]!;
    const text = sampleOf(files[which]!);
    const parsed = runtime.parse(grammar, text, grammar.keep([]), { deadlineMs: 30_000 });
    expect(parsed).toHaveProperty('tree');
  };
  for (let i = 0; i < 30; i++) parse(i);
  const before = runtime.heapBytes();
  expect(before).toBeGreaterThan(0);
  for (let i = 0; i < 3000; i++) parse(i);
  expect(runtime.heapBytes()).toBe(before);
  runtime.close();
});
