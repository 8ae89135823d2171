import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createFlags } from '../../src/flags/create-flags.ts';
import type { FlagDeclaration } from '../../src/flags/flag.ts';
import { flagProblems } from '../../src/flags/problems.ts';
import { FLAGS } from '../../src/flags/table.ts';
import { noted, situation } from './situation.ts';

const page = readFileSync(new URL('../../docs/guide/flags.md', import.meta.url), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);

it('what the guide writes into files can be used', () => {
  const written = blocks('json').map((text) => JSON.parse(text) as { features: unknown });
  expect(written).toHaveLength(1);
  for (const { features } of written) {
    const sources = [{ layer: 'project' as const, path: '/p', value: features }];
    expect(flagProblems(situation({ declarations: FLAGS, sources }))).toEqual([]);
  }
});

it('the flag that the guide adds works as it says', () => {
  const [entry = '', use = ''] = blocks('ts');
  const added = new Function(`return (${entry});`)() as FlagDeclaration;
  const ask = new Function('flags', 'fromIndex', 'fromFile', 'path', `return ${use}`);
  const answer = (overrides: string[], fromIndex: () => string): string => {
    const flags = createFlags(situation({ declarations: [...FLAGS, added], overrides }), noted(), () => 'outline');
    return ask(flags, fromIndex, () => 'from the file', 'a.ts');
  };
  expect(answer([], () => 'from the index')).toBe('from the file');
  expect(answer(['faster-outline=on'], () => 'from the index')).toBe('from the index');
  const fail = (): never => {
    throw new Error('broken');
  };
  expect(answer(['faster-outline=on'], fail)).toBe('from the file');
});

it('every flag of the program is as a flag must be', () => {
  for (const { name, description, owner, kind, expires } of FLAGS) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(description).toMatch(/; off, .*\.$/);
    expect(owner).not.toBe('');
    expect(kind === 'ops' || /^\d{4}-\d\d-\d\d$/.test(expires ?? '')).toBe(true);
  }
  expect(new Set(FLAGS.map(({ name }) => name)).size).toBe(FLAGS.length);
});
