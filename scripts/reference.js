// Writes what is made from the tables in the code: the reference pages, the JSON schema of the
// configuration, the allow-list of telemetry and the page about it.
// Usage: node scripts/reference.js (after a build)
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languagesReference } from '../dist/command/languages-reference.js';
import { privacyPage } from '../dist/command/privacy-page.js';
import { commandsReference } from '../dist/command/reference.js';
import { supportedLanguages } from '../dist/command/supported-languages.js';
import { COMMANDS } from '../dist/command/table.js';
import { telemetrySchemaOf } from '../dist/command/telemetry-schema.js';
import { featuresSchema } from '../dist/flags/rule-schema.js';
import { settingsReference, settingsSchema } from '../dist/settings/schema.js';
import { languageRecord } from './language-record.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}

write('docs/reference/commands.md', await commandsReference(COMMANDS));
write('docs/reference/languages.md', languagesReference(await supportedLanguages(), languageRecord(root)));
write('docs/reference/settings.md', settingsReference());
write('schema/automatosx.config.schema.json', `${JSON.stringify(settingsSchema(featuresSchema()), null, 2)}\n`);
write('PRIVACY.md', privacyPage(telemetrySchemaOf(COMMANDS)));
write('telemetry-schema.json', `${JSON.stringify(telemetrySchemaOf(COMMANDS), null, 2)}\n`);
