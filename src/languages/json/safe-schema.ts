/** A JSON schema without what could take long or would have to be fetched. */
export type Schema = boolean | { [keyword: string]: unknown };

/** Patterns that can take very long: repetition, or a choice, of what is repeated itself. */
const NESTED_REPEAT = /\((?:[^()\\]|\\.)*[*+{|](?:[^()\\]|\\.)*\)[*+{]|\)\)[*+{]/s;
const BY_NAME: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependentSchemas',
]);
const DATA: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples', 'required', 'type']);

/**
 * A copy of a schema to validate with: patterns that may never come to an end and formats, which are only hints, are
 * taken out; a reference to another file or to nothing allows everything.
 */
export function safeSchema(schema: unknown): Schema {
  return copy(schema, schema, 0);
}

function copy(schema: unknown, root: unknown, depth: number): Schema {
  if (typeof schema === 'boolean' || depth > 200) return schema !== false;
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return true;
  const out: { [keyword: string]: unknown } = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$id' || keyword === 'id' || keyword === 'format' || keyword === '$schema') continue;
    if (keyword === '$ref' && !isInside(value, root)) return true;
    if (keyword === 'pattern' && !isSafe(value)) continue;
    if (keyword === 'type' && !isType(value)) continue;
    if ((keyword === 'enum' || keyword === 'required') && !Array.isArray(value)) continue;
    if (DATA.has(keyword) || typeof value !== 'object' || value === null) out[keyword] = value;
    else if (BY_NAME.has(keyword)) out[keyword] = copyNamed(keyword, value, root, depth);
    else if (Array.isArray(value)) out[keyword] = value.map((one) => copy(one, root, depth + 1));
    else out[keyword] = copy(value, root, depth + 1);
  }
  const { patternProperties } = schema as { patternProperties?: object };
  if (patternProperties && Object.keys(patternProperties).some((pattern) => !isSafe(pattern))) {
    delete out.additionalProperties;
    delete out.unevaluatedProperties;
  }
  return out;
}

function copyNamed(keyword: string, named: object, root: unknown, depth: number): object {
  const kept = Object.entries(named).filter(([name]) => keyword !== 'patternProperties' || isSafe(name));
  return Object.fromEntries(kept.map(([name, one]) => [name, copy(one, root, depth + 1)]));
}

/** True for a reference to a part of the schema that is there. */
function isInside(reference: unknown, root: unknown): boolean {
  if (typeof reference !== 'string' || !/^#(?:\/|$)/.test(reference)) return false;
  let at = root;
  for (const step of reference.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) return false;
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    at = Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : undefined;
  }
  return typeof at === 'boolean' || (typeof at === 'object' && at !== null);
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

const isType = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((one) => typeof one === 'string') : typeof value === 'string';

function isSafe(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || NESTED_REPEAT.test(pattern)) return false;
  try {
    return new RegExp(pattern, 'u') !== undefined;
  } catch {
    return false;
  }
}
