import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';

/**
 * What is not the definition that is wanted: each name of `source` that stands between two marks (`«name»`) is to mean,
 * certainly, what its line says in a comment at its end: `// 3` for a definition of line 3, `// none` for nothing.
 */
async function wrong(source: string, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const lines = source.split('\n');
  const made = await madeProject({
    'go.mod': 'module example.com/made\n',
    ...more,
    'p.go': source.replace(/[«»]/g, ''),
  });
  const found: string[] = [];
  for (const [i, line] of lines.entries()) {
    const wanted = line.match(/\/\/ (.*)$/)?.[1];
    const starts = [...line.matchAll(/«/g)].map(({ index }, i) => index + 1 - 2 * i);
    for (const column of starts) {
      const { results } = await made.project.definitions(`p.go:${i + 1}:${column}`);
      const said = results.map(
        ({ path, line: on, tier }) => `${path === 'p.go' ? '' : `${path}:`}${on}${tier === 'exact' ? '' : ` ${tier}`}`,
      );
      if ((said.join(' ') || 'none') !== wanted) found.push(`${i + 1}: ${line.trim()} -> ${said.join(' ')}`);
    }
  }
  await made.close();
  return found;
}

test('a field of a struct type without a name is not seen by the types of others', async () => {
  expect(
    await wrong(`package p

type args struct{ x int }

func f() {
	type inner struct{ y int }
	for _, t := range []struct {
		args  «args» // 3
		inner *«inner» // 6
		rune  «rune» // none
		more struct {
			args «args» // 3
		}
	}{} {
		t.args.«x» // 3
		t.inner.«y» // 6
		t.more.args.«x» // 3
		t.«inner» // 9
	}
}
`),
  ).toEqual([]);
});
