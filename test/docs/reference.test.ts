import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languageRecord } from '../../scripts/language-record.js';
import { languagesReference } from '../../src/command/languages-reference.ts';
import { privacyPage } from '../../src/command/privacy-page.ts';
import { commandsReference } from '../../src/command/reference.ts';
import { supportedLanguages } from '../../src/command/supported-languages.ts';
import { COMMANDS } from '../../src/command/table.ts';
import { telemetrySchemaOf } from '../../src/command/telemetry-schema.ts';
import { featuresSchema } from '../../src/flags/rule-schema.ts';
import { settingsReference, settingsSchema } from '../../src/settings/schema.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

// When one of these fails: node scripts/build.js && node scripts/reference.js
describe('what is made from the tables in the code is current', () => {
  it('docs/reference/commands.md', async () => {
    expect(read('docs/reference/commands.md')).toBe(await commandsReference(COMMANDS));
  });
  it('docs/reference/languages.md', async () => {
    const record = languageRecord(fileURLToPath(new URL('../../', import.meta.url)));
    expect(read('docs/reference/languages.md')).toBe(languagesReference(await supportedLanguages(), record));
  });
  it('docs/reference/settings.md', () => {
    expect(read('docs/reference/settings.md')).toBe(settingsReference());
  });
  it('schema/automatosx.config.schema.json', () => {
    expect(JSON.parse(read('schema/automatosx.config.schema.json'))).toEqual(settingsSchema(featuresSchema()));
  });
  it('telemetry-schema.json and PRIVACY.md', () => {
    expect(JSON.parse(read('telemetry-schema.json'))).toEqual(telemetrySchemaOf(COMMANDS));
    expect(read('PRIVACY.md')).toBe(privacyPage(JSON.parse(read('telemetry-schema.json'))));
  });
});

it('the page of the languages has what was measured of them and how they compare', async () => {
  const go = (await supportedLanguages()).filter(({ id }) => id === 'go');
  const figures = {
    go: {
      ...{ files: 1234, lines: 1234567, clean: 0.9876, perKiloline: { definitions: 51.26, ms: 7 }, node: 'v20' },
      repositories: [{ name: 'a/b', commit: '0123456789abcdef' }, { name: 'c/d' }],
    },
  };
  const page = languagesReference(go, { figures, ctags: { go: '- `w`: not here', ruby: 'no language' } });
  expect(page).toContain('\n| `go` | Go | `.go` |  | full |\n');
  expect(page).toContain('\n| Go | 1,234 | 1,234,567 | 98.8 % | 51.3 | 7.0 |\n');
  expect(page).toContain('\n- Go: a/b (0123456789), c/d\n');
  expect(page).toMatch(/\n### Go\n\n- `w`: not here\n$/);
});
