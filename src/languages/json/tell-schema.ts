import { Validator } from '@cfworker/json-schema';
import type { FactSink } from '../spec.ts';
import type { ConfigDocument, Fault, Place, Scalar } from './document.ts';
import { stringOf, valueAt } from './document.ts';
import { knownSchemaFor, knownSchemaOf, readKnownSchema } from './known-schemas.ts';
import { plainValue } from './plain-value.ts';
import { readJson } from './read-json.ts';
import { type Schema, safeSchema } from './safe-schema.ts';
import { findingsOf } from './schema-findings.ts';

const MOST = 20;
/** What names a schema in a comment: for the YAML language server, and in TOML. */
const MODELINE = /^#\s*yaml-language-server:\s*\$schema\s*=\s*(\S+)|^#:schema\s+(\S+)/;

interface Checked {
  documents: readonly ConfigDocument[];
  comments: readonly Place[];
  faults: readonly Fault[];
}

/** Compares a file with the schema it names, or with that of its name; a schema beside it is an import, too. */
export function tellSchema({ documents, comments, faults }: Checked, facts: FactSink): void {
  const named = schemaNamed(documents, comments, facts.text);
  const schema = named ? readNamed(named, facts) : readKnown(knownSchemaFor(facts.path));
  // What does not parse would have consequences only.
  if (schema === undefined || faults.some(({ code }) => code === 'syntax-error')) return;
  const validator = validatorOf(schema);
  if (!validator) return;
  let room = MOST;
  for (const { root, whole = root } of documents) {
    const value = whole && plainValue(whole, facts.text);
    if (!value) continue;
    for (const { pointer, message } of findings(validator, value).slice(0, room)) {
      room--;
      facts.problem('schema', messageAt(pointer, message), placeOf(pointer, value.places));
    }
  }
}

interface Ready {
  schema: Schema;
  validator: Validator;
}

const made = new WeakMap<object, Ready>();

function validatorOf(schema: unknown): Ready | undefined {
  if (typeof schema !== 'object' || schema === null) return makeValidator(schema);
  const known = made.get(schema) ?? makeValidator(schema);
  if (known) made.set(schema, known);
  return known;
}

function makeValidator(schema: unknown): Ready | undefined {
  const safe = safeSchema(schema);
  const draft = /draft-0?4/.test(dialectOf(schema)) ? '4' : /2020-12/.test(dialectOf(schema)) ? '2020-12' : '2019-09';
  try {
    // The drafts before 2019 let nothing stand beside a reference.
    const isOld = /draft-0?[67]/.test(dialectOf(schema));
    return { schema: safe, validator: new Validator(safe as object, isOld ? '7' : draft, false) };
  } catch {
    // It is no schema.
    return undefined;
  }
}

function dialectOf(schema: unknown): string {
  const said = typeof schema === 'object' && schema !== null ? (schema as { $schema?: unknown }).$schema : undefined;
  return typeof said === 'string' ? said : 'draft-07';
}

function findings({ schema, validator }: Ready, value: NonNullable<ReturnType<typeof plainValue>>) {
  try {
    const { valid, errors } = validator.validate(value.plain);
    return valid ? [] : findingsOf(errors, value, schema);
  } catch {
    // A schema may be wrong in ways that show only when it is used.
    return [];
  }
}

interface Named {
  reference: string;
  place: Place;
}

function schemaNamed(
  documents: readonly ConfigDocument[],
  comments: readonly Place[],
  text: string,
): Named | undefined {
  const root = documents[0]?.root;
  const value = valueAt(root, '$schema');
  const said = stringOf(value);
  if (said !== undefined) return { reference: said, place: (value as Scalar).inner };
  for (const comment of comments.slice(0, 20)) {
    const found = MODELINE.exec(text.slice(comment.start, comment.end));
    const reference = found?.[1] ?? found?.[2];
    if (reference === undefined) continue;
    const start = comment.start + found![0].length - reference.length;
    return { reference, place: { start, end: start + reference.length } };
  }
  return undefined;
}

function readNamed({ reference, place }: Named, facts: FactSink): unknown {
  if (/^[a-z][a-z\d+.-]+:|^\/\//i.test(reference)) return readKnown(knownSchemaOf(reference));
  const specifier = reference.replace(/#.*$/s, '');
  if (specifier === '' || specifier.startsWith('/')) return undefined;
  facts.imports({ specifier, imported: '', local: '', kind: 'type', ...place });
  const text = facts.readBeside(specifier);
  if (text === undefined) return undefined;
  const { documents, faults } = readJson(text);
  const root = faults.length === 0 ? documents[0]?.root : undefined;
  return root && plainValue(root, text)?.plain;
}

const readKnown = (name: string | undefined): unknown => (name === undefined ? undefined : readKnownSchema(name));

/** `services.web.ports: expected array, got string`. */
function messageAt(pointer: string, message: string): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const path = steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
  return path === '' ? message : `${path.replace(/^\./, '')}: ${message}`;
}

/** Of what is not in the text itself, where what it is in begins. */
function placeOf(pointer: string, places: ReadonlyMap<string, Place>): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) return place.start;
    if (!at.includes('/')) break;
  }
  return 0;
}
