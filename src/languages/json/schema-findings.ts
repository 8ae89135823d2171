import type { OutputUnit } from '@cfworker/json-schema';
import { nearest } from '../../model/index.ts';
import type { PlainValue } from './plain-value.ts';
import type { Schema } from './safe-schema.ts';

/** One thing that is not as a schema wants it; `pointer` leads to it. */
export interface Finding {
  pointer: string;
  message: string;
}

/** What only says that there is an error below. */
const AROUND: ReadonlySet<string> = new Set([
  ...['$ref', '$recursiveRef', 'properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'],
  ...['items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'allOf', 'if', 'dependentSchemas'],
]);

/** What a validator reports, as a person would say it: no consequences, one finding a place. */
export function findingsOf(errors: readonly OutputUnit[], value: PlainValue, schema: Schema): Finding[] {
  const found = report(located(errors), value, schema);
  // The validator takes a key with something wrong in its value for one that is not known.
  const isConsequence = (extra: Extra): boolean =>
    found.some((one) => one.pointer.startsWith(`${extra.pointer}/`) || (one.pointer === extra.pointer && !one.isExtra));
  const specific = found.filter((one) => !one.isExtra || !isConsequence(one));
  const seen = new Set<string>();
  return specific.filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer));
}

type Extra = Finding & { isExtra?: boolean };

/** Errors of a schema `false` say where the value is instead of where the schema is: that of the error before. */
function located(errors: readonly OutputUnit[]): OutputUnit[] {
  return errors.map((error, i) =>
    error.keyword === 'false' && i > 0
      ? { ...error, keywordLocation: `${errors[i - 1]!.keywordLocation}/false` }
      : error,
  );
}

function report(errors: readonly OutputUnit[], value: PlainValue, schema: Schema): Extra[] {
  const found: Extra[] = [];
  for (let i = 0; i < errors.length; i++) {
    const error = errors[i]!;
    const { keyword, instanceLocation: pointer } = error;
    if (AROUND.has(keyword)) continue;
    if (keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'propertyNames') {
      const inner = errors.slice(i + 1).filter((one) => one.keywordLocation.startsWith(`${error.keywordLocation}/`));
      let end = i + 1;
      while (end < errors.length && errors[end]!.keywordLocation.startsWith(`${error.keywordLocation}/`)) end++;
      found.push(...choice(error, inner.slice(0, end - i - 1), value, schema));
      i = end - 1;
      continue;
    }
    if (value.places.get(pointer)?.open || isOtherCase(error, value, schema)) continue;
    found.push({ pointer, message: said(error, value, schema), isExtra: keyword === 'false' });
  }
  return found;
}

/** Where a schema says `ignoreCase` beside an enumeration, as ours do for what is read in any case. */
function isOtherCase(
  { keyword, instanceLocation, keywordLocation }: OutputUnit,
  value: PlainValue,
  schema: Schema,
): boolean {
  const got = valueAt(value.plain, instanceLocation);
  if (keyword !== 'enum' || typeof got !== 'string') return false;
  const { ignoreCase, enum: allowed } = schemaAt(schema, keywordLocation.replace(/\/enum$/, '')) as Record<
    string,
    unknown
  >;
  return ignoreCase === true && (allowed as unknown[]).includes(got.toLowerCase());
}

/** None of several forms fits: if one is of the right type, what is wrong with that. */
function choice(error: OutputUnit, inner: readonly OutputUnit[], value: PlainValue, schema: Schema): Extra[] {
  const { instanceLocation: pointer, keywordLocation, keyword } = error;
  const isOpen = (one: OutputUnit): boolean => value.places.get(one.instanceLocation)?.open === true;
  if (isOpen(error) || inner.some(isOpen)) return [];
  if (keyword === 'propertyNames') return [{ pointer, message: 'has a key that is not allowed' }];
  const branches = new Map<string, OutputUnit[]>();
  for (const one of inner) {
    const branch = one.keywordLocation.slice(keywordLocation.length + 1).split('/', 1)[0]!;
    branches.set(branch, [...(branches.get(branch) ?? []), one]);
  }
  if (keyword === 'oneOf' && !error.error.includes('(0 matches)')) {
    return [{ pointer, message: 'fits more than one of the forms of which only one is allowed' }];
  }
  const isWrongType = (one: OutputUnit): boolean => one.keyword === 'type' && one.instanceLocation === pointer;
  const fitting = [...branches.values()].filter((branch) => !branch.some(isWrongType));
  if (fitting.length === 1) return report(fitting[0]!, value, schema);
  const types = inner.filter(isWrongType).flatMap(({ error: text }) => typesIn(text));
  if (fitting.length === 0) return [{ pointer, message: expected([...new Set(types)], valueAt(value.plain, pointer)) }];
  return [{ pointer, message: 'fits none of the forms that are allowed' }];
}

const typesIn = (text: string): string[] =>
  [...text.replace(/^.*Expected /, '').matchAll(/"(\w+)"/g)].map((one) => one[1]!);

function expected(types: readonly string[], got: unknown): string {
  return `expected ${types.join(' or ')}, got ${typeOf(got)}`;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function said(
  { keyword, error, instanceLocation, keywordLocation }: OutputUnit,
  value: PlainValue,
  schema: Schema,
): string {
  const got = valueAt(value.plain, instanceLocation);
  if (keyword === 'type') return expected(typesIn(error), got);
  if (keyword === 'enum' || keyword === 'const') {
    const allowed = schemaAt(schema, keywordLocation);
    const list = (Array.isArray(allowed) ? allowed : [allowed]).map((one) => JSON.stringify(one));
    const shown = list.length > 12 ? [...list.slice(0, 12), '…'] : list;
    const near =
      typeof got === 'string' && list.length > 1
        ? nearest(
            got,
            list.map((one) => one.replace(/^"|"$/g, '')),
          )
        : undefined;
    return `${short(got)} is none of ${shown.join(', ')}${near && near !== got ? `; did you mean ${JSON.stringify(near)}?` : ''}`;
  }
  if (keyword === 'required') return `the key ${/"(?:[^"\\]|\\.)*"/.exec(error)?.[0] ?? ''} is missing`;
  if (keyword === 'pattern') return `${short(got)} does not fit ${String(schemaAt(schema, keywordLocation))}`;
  if (keyword === 'false') {
    const known = schemaAt(schema, keywordLocation.replace(/\/[^/]+\/false$/, '/properties'));
    const name = unescaped(instanceLocation.slice(instanceLocation.lastIndexOf('/') + 1));
    const near = typeof known === 'object' && known !== null ? nearest(name, Object.keys(known)) : undefined;
    return `unknown key${near && near !== name ? `; did you mean ${near}?` : ''}`;
  }
  const text = error.replace(/^Instance\s+/, '').replace(/\.$/, '');
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'this';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** What a pointer leads to. */
function valueAt(root: unknown, pointer: string): unknown {
  let at = root;
  for (const step of pointer.split('/').slice(1)) {
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[unescaped(step)] : undefined;
  }
  return at;
}

/** What a validator's way through a schema leads to: references are followed. */
function schemaAt(root: Schema, location: string): unknown {
  let at: unknown = root;
  for (const step of location.split('/').slice(1)) {
    const next: unknown =
      typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[unescaped(step)] : undefined;
    at = step === '$ref' && typeof next === 'string' ? valueAt(root, next) : next;
  }
  return at;
}
