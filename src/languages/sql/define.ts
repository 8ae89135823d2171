import type { SymbolKind } from '../../model/index.ts';
import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { Range } from './docs-form.ts';
import { type Name, nameRange, nameText, noteToken } from './names.ts';
import type { Reading } from './reading.ts';
import { madeScope, type Scope } from './scopes.ts';

/** A definition as the parsers of statements find it. */
export interface Definition {
  kind: SymbolKind;
  name: Name;
  /** Offsets. */
  start: number;
  end: number;
  signatureEnd?: number;
  doc?: Range | undefined;
  /** What `COMMENT ON` calls such things. */
  said?: string;
  /** What it belongs to without being in it. */
  owner?: string;
  temporary?: boolean;
  /** It has no body, though such things have one. */
  declaration?: boolean;
  /** Where it is bound; default the scope around, unless it has an owner. */
  scope?: Scope;
}

const DEPRECATED = /@deprecated\b|^[\s*-]*deprecated\b/im;
const TEST = /--\s*%test\b/;

/** Adds a definition; gives its number, or -1 where the name is put in by a program. */
export function define(reading: Reading, found: Definition): number {
  const { tokens, facts, parent, docs } = reading;
  const { kind, name, start, end, signatureEnd = end } = found;
  const last = name.parts.at(-1)!;
  const { start: nameStart, end: nameEnd } = nameRange(tokens, last);
  for (const part of name.parts.slice(0, -1)) noteToken(reading, part, 'read');
  if (nameStart >= nameEnd) return -1;
  const owner = found.owner ?? ownerOf(reading, name);
  const full = owner === '' ? nameText(tokens, last) : `${owner}.${nameText(tokens, last)}`;
  const doc = (found.said === undefined ? undefined : docs.said(found.said, full)) ?? found.doc ?? docs.above(start);
  const written = doc ? facts.text.slice(doc.start, doc.end) : '';
  let flags =
    reading.exported && !found.temporary && !nameText(tokens, last).startsWith('#') ? SYMBOL_FLAGS.exported : 0;
  if (found.declaration) flags |= SYMBOL_FLAGS.declaration;
  if (DEPRECATED.test(written)) flags |= SYMBOL_FLAGS.deprecated;
  if (TEST.test(written)) flags |= SYMBOL_FLAGS.test;
  const symbol = facts.define({
    ...{ kind, start, end, nameStart, nameEnd, parent, owner, flags },
    signatureEnd: Math.min(Math.max(signatureEnd, nameEnd), end),
    ...(doc && { docStart: doc.start, docEnd: doc.end }),
  });
  if (owner === '') {
    const scope = madeScope(facts, found.scope ?? reading.scope);
    facts.bind({ scope, kind: 'definition', start: nameStart, end: nameEnd, symbol });
  }
  return symbol;
}

/** What qualifies a name: `a.b` of `a.b.c`. */
export function ownerOf({ tokens }: Reading, { parts }: Name): string {
  return parts
    .slice(0, -1)
    .map((part) => nameText(tokens, part))
    .filter((text) => text !== '')
    .join('.');
}
