import { readFileSync } from 'node:fs';
import { type Schema, Validator } from '@cfworker/json-schema';
import { expect, it } from 'vitest';
import { createFlags } from '../../src/flags/create-flags.ts';
import type { FlagDeclaration } from '../../src/flags/flag.ts';
import { flagProblems } from '../../src/flags/problems.ts';
import { featuresSchema } from '../../src/flags/rule-schema.ts';
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

it('the schema for editors takes what can be used, and nothing else', () => {
  const validator = new Validator(featuresSchema() as Schema, '7');
  const [guide] = blocks('json').map((text) => JSON.parse(text).features);
  const rules = [
    ...[true, { enabled: false }, { rollout: 0.001 }, { users: ['a'], cohorts: [] }, { requires: ['raw-walk'] }],
    ...[
      { after: '2027-01-31' },
      { before: '2027-01-31T09:00:00+01:00' },
      { ramp: [{ after: '2027-01-01', rollout: 1 }] },
    ],
    ...[1, null, [], { enabled: 'yes' }, { rollout: 250 }, { rollout: -1 }, { rollout: '10' }, { users: 'a' }],
    ...[{ after: 'tomorrow' }, { after: 5 }, { ramp: [] }, { ramp: [{ after: '2027-01-01' }] }, { enable: true }],
    ...[{ ramp: [{ after: '2027-01-01', rollout: 1, x: 1 }] }, { requires: ['nothing'] }, { cohorts: [1] }],
  ];
  for (const features of [guide, { nothing: true }, ...rules.map((rule) => ({ 'ranking-next': rule }))]) {
    const sources = [{ layer: 'project' as const, path: '/p', value: features }];
    const isGood = flagProblems(situation({ declarations: FLAGS, sources })).length === 0;
    expect([features, validator.validate(features).valid]).toEqual([features, isGood]);
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
