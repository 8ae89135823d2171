import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commandsReference } from '../../src/command/reference.ts';
import { COMMANDS } from '../../src/command/table.ts';
import { settingsReference, settingsSchema } from '../../src/settings/schema.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

// When one of these fails: node scripts/build.js && node scripts/reference.js
describe('what is made from the tables in the code is current', () => {
  it('docs/reference/commands.md', async () => {
    expect(read('docs/reference/commands.md')).toBe(await commandsReference(COMMANDS));
  });
  it('docs/reference/settings.md', () => {
    expect(read('docs/reference/settings.md')).toBe(settingsReference());
  });
  it('schema/automatosx.config.schema.json', () => {
    expect(JSON.parse(read('schema/automatosx.config.schema.json'))).toEqual(settingsSchema());
  });
});
