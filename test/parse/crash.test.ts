import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createRuntime } from '../../src/parse/index.ts';
import { compileFiles, grammarFile } from './grammar-files.ts';

// In a file, and so in a process, of its own: a crash is for good.
test('a crash inside the parser is a problem of the file, and no other exception follows', async () => {
  const java = grammarFile('java');
  const python = grammarFile('python');
  const modules = await compileFiles([java, python]);
  await (async () => {
    const forgotten = await createRuntime({ grammars: '', modules });
    await forgotten.load(python);
    const runtime = await createRuntime({ grammars: '', modules });
    const grammar = await runtime.load(java);
    const parse = (text: string): unknown => runtime.parse(grammar, text, grammar.keep([]), { deadlineMs: 30_000 });

    expect(parse('a<'.repeat(100_000))).toEqual({
      problem: { code: 'too-complex', message: 'the parser ran out of memory', line: 0 },
    });
    expect(runtime.damaged).toBe(true);
    expect(parse('class A {}')).toEqual({
      problem: { code: 'grammar', message: 'the parser of this thread has crashed before', line: 0 },
    });
    await expect(runtime.load('other')).rejects.toMatchObject({ code: 'unsupported' });
    runtime.close();
  })();
  await expect(createRuntime({ grammars: '' })).rejects.toMatchObject({ name: 'AxError', code: 'unsupported' });

  // Were a parser collected, web-tree-sitter would call into what crashed, and nobody could catch that.
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  for (let i = 0; i < 5; i++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
});
