import type { Field, Fields } from './fields.ts';

/** A JSON schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The JSON schema of an input object with these fields. */
export function inputSchema(fields: Fields): JsonSchema {
  const required = Object.keys(fields).filter((name) => fields[name]?.required);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function fieldSchema({ type, doc, default: value, min, max, choices }: Field): JsonSchema {
  const about = { description: doc, ...(value === undefined ? {} : { default: value }) };
  if (type === 'choice') return { enum: choices, ...about };
  if (type === 'list') return { type: 'array', items: { type: 'string' }, ...about };
  const range = { ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) };
  return { type, ...range, ...about };
}
