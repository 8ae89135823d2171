import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { FactSink } from '../spec.ts';
import { chooseKeys } from './chosen-keys.ts';
import { type CommentAbove, commentFinder } from './comment-above.ts';
import {
  type ConfigDocument,
  type Entry,
  type Fault,
  type Place,
  type Scalar,
  stringOf,
  type Value,
  valueAt,
} from './document.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { tellAnchors } from './tell-anchors.ts';
import { tellReferences } from './tell-references.ts';
import { tellSchema } from './tell-schema.ts';

/** What a configuration file holds, as its language has read it. */
export interface ConfigFile {
  documents: readonly ConfigDocument[];
  /** In source order. */
  comments: readonly Place[];
  /** What the language itself finds wrong. */
  faults?: readonly Fault[];
}

const LOCK = /(?:^|[/.-])(?:lock|shrinkwrap)(?:\.(?:json|ya?ml|toml))?$/i;
/** A value that is longer is no part of the signature of its key. */
const SHORT = 120;

/** Says to `facts` what a configuration file defines, refers to and has wrong. */
export function tellDocuments({ documents, comments, faults = [] }: ConfigFile, facts: FactSink): void {
  const generated = LOCK.test(facts.path);
  if (generated) facts.generated();
  const { chosen, left } = chooseKeys(documents, generated);
  const modules = documents.map((document) => (documents.length > 1 ? tellDocument(document, facts) : -1));
  const above = commentFinder(facts.text, comments);
  const numbers: number[] = [];
  const symbols = new Map<Entry, number>();
  for (const { entry, parent, document } of chosen) {
    const number = tellEntry(entry, parent < 0 ? modules[document]! : numbers[parent]!, above, facts);
    numbers.push(number);
    symbols.set(entry, number);
  }
  if (left > 0 && !generated) {
    const keys = left === 1 ? '1 key of data is' : `${left.toLocaleString('en')} keys of data are`;
    facts.problem('keys-left-out', `${keys} not among the definitions`, 0);
  }
  tellAnchors(documents, facts);
  tellReferences(documents, symbols, facts);
  for (const fault of [...faults, ...duplicateKeys(documents, facts.text)]) {
    facts.problem(fault.code, fault.message, fault.at);
  }
  tellSchema({ documents, comments, faults }, facts);
}

function tellEntry(entry: Entry, parent: number, above: CommentAbove, facts: FactSink): number {
  const name = entry.path.at(-1)!;
  const owners = entry.path.slice(0, -1);
  for (const key of owners) facts.occurrence(key.start, key.end, 'key');
  const doc = above(entry.start);
  return facts.define({
    kind: entry.table ? 'table' : 'key',
    ...{ start: entry.start, end: entry.end, nameStart: name.start, nameEnd: name.end, parent },
    owner: owners.map((key) => key.name).join('.'),
    signatureEnd: signatureEnd(entry, name.end, facts.text),
    ...(doc && { docStart: doc.start, docEnd: doc.end }),
    flags: isDeprecated(entry.value) ? SYMBOL_FLAGS.deprecated : 0,
  });
}

/** After the value, where that is short and on the line of the key; before the value otherwise. */
function signatureEnd({ value, table, start, end }: Entry, nameEnd: number, text: string): number {
  if (table) {
    const newline = text.indexOf('\n', nameEnd);
    const bracket = text.indexOf(']', nameEnd);
    const closed = bracket < 0 ? nameEnd : bracket + (table === 'array' ? 2 : 1);
    return Math.min(closed, newline < 0 ? end : newline, end);
  }
  if (!value) return end;
  const isShort = end - start <= SHORT && !text.slice(start, end).includes('\n');
  if (isShort) return end;
  const newline = text.indexOf('\n', value.kind === 'scalar' ? Math.max(nameEnd, value.start) : nameEnd);
  if (value.kind !== 'scalar') return Math.max(nameEnd, Math.min(value.start, newline < 0 ? end : newline, end));
  return Math.min(newline < 0 ? end : newline, Math.max(nameEnd, start + SHORT), end);
}

/** JSON schemas and descriptions of interfaces say so of what a key describes. */
function isDeprecated(value: Value | undefined): boolean {
  const said = valueAt(value, 'deprecated');
  return said?.kind === 'scalar' && said.value === true;
}

/** A document among several is found by the name it gives itself; the number of its symbol, -1 when it has none. */
function tellDocument({ root, start, end }: ConfigDocument, facts: FactSink): number {
  const named = [valueAt(root, 'metadata', 'name'), valueAt(root, 'name'), valueAt(root, 'kind')];
  const name = named.find((value): value is Scalar => value?.kind === 'scalar' && isName(stringOf(value)));
  if (!name) return -1;
  const { start: nameStart, end: nameEnd } = name.inner;
  return facts.define({ kind: 'module', start, end, nameStart, nameEnd, signatureEnd: nameEnd });
}

const isName = (text: string | undefined): boolean => text !== undefined && /^[^\s{}]{1,200}$/.test(text);
