import { SETTING_KEYS, SETTINGS, type SettingKey } from './table.ts';
import { expected } from './value.ts';

/** A JSON schema, or a part of one. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

/** The JSON schema (draft 7, as editors know it) of the configuration file, with that of its feature flags. */
export function settingsSchema(features: JsonSchema): JsonSchema {
  const sections: Record<string, { type: string; additionalProperties: boolean; properties: JsonSchema }> = {};
  for (const key of SETTING_KEYS) {
    const [section, name] = key.split('.') as [string, string];
    sections[section] ??= { type: 'object', additionalProperties: false, properties: {} };
    sections[section].properties[name] = {
      ...valueSchema(key),
      default: SETTINGS[key].default,
      description: SETTINGS[key].doc,
    };
  }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of ax',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ...sections,
      features,
    },
  };
}

/** The page docs/reference/settings.md. */
export function settingsReference(): string {
  const rows = SETTING_KEYS.map((key) => {
    const { default: value, env, otherEnv, doc } = SETTINGS[key];
    const names = otherEnv === undefined ? `\`${env}\`` : `\`${env}\`, \`${otherEnv}\``;
    return `| \`${key}\` | ${expected(key)} | \`${JSON.stringify(value)}\` | ${names} | ${doc} |`;
  });
  return `# Settings

Generated from \`src/settings/table.ts\` by \`scripts/reference.js\`; do not edit.

Settings come from five layers, and a later one wins: the default, the user's file
\`$XDG_CONFIG_HOME/automatosx/config.json\`, the project's file \`automatosx.config.json\` or \`.automatosx/config.json\`
in the project root, the environment, and flags on the command line. The files are JSON with comments, one object per
section: \`{ "find": { "limit": 50 } }\`. \`ax config show\` prints every value and where it comes from. For completion
in an editor, point \`$schema\` at \`schema/automatosx.config.schema.json\` of the package.

| key | value | default | environment | meaning |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function valueSchema(key: SettingKey): JsonSchema {
  const { type, min, max, choices } = SETTINGS[key];
  const number = {
    type: 'integer',
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  };
  if (type === 'integer') return number;
  if (type === 'bytes')
    return { anyOf: [number, { type: 'string', pattern: '^\\s*\\d+(\\.\\d+)?\\s*([bBkKmMgG]?)([iI]?[bB])?\\s*$' }] };
  if (type === 'choice') return { enum: choices };
  if (type === 'list') return { type: 'array', items: { type: 'string' } };
  return { type: 'string' };
}
