import { FLAGS } from './table.ts';

const PERCENT = { type: 'number', minimum: 0, maximum: 100 };
const TIME = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?)?$',
};
const NAMES = { type: 'array', items: { type: 'string' } };

/** The JSON schema (draft 7) of `features` in a configuration file: what `readRule` takes, for each flag there is. */
export function featuresSchema(): Record<string, unknown> {
  const rule = {
    type: 'object',
    additionalProperties: false,
    properties: {
      enabled: { type: 'boolean', description: 'false is off for everybody, whatever else stands there.' },
      rollout: { ...PERCENT, description: 'Percentage that has it on.' },
      users: { ...NAMES, description: 'Who has it on.' },
      cohorts: { ...NAMES, description: 'Who is in one of them has it on.' },
      after: { ...TIME, description: 'In force from this day or time on (UTC).' },
      before: { ...TIME, description: 'In force until this day or time (UTC).' },
      ramp: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['after', 'rollout'],
          properties: { after: TIME, rollout: PERCENT },
        },
        description: 'Percentages from days or times on, each at least the one before.',
      },
      requires: {
        type: 'array',
        items: { enum: FLAGS.map(({ name }) => name) },
        description: 'Flags that must be on.',
      },
    },
  };
  const flags = FLAGS.map(({ name, description }) => [name, { anyOf: [{ type: 'boolean' }, rule], description }]);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(flags),
    description: 'Feature flags by name.',
  };
}
