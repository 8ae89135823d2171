import { LINK_TARGETS } from '../../model/index.ts';
import type { EmbeddedHook, FoundName, SaidLink } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { readDocMember } from './doc-member.ts';
import { documentedType, subjectOf } from './doc-subject.ts';
import { type DocAlternative, type DocName, readDocType, typeEnd } from './doc-type.ts';
import { ownType, selfType, thisType } from './own-class.ts';
import { isTemplate } from './templates.ts';

/** A tag with a type. That it begins its line is asked apart: a look behind would take seconds in a long comment. */
const TAG =
  /@(?:phpstan-|psalm-)?(param|return|var|throws|method|property(?:-read|-write)?|mixin|extends|implements|use|template-extends|template-implements)[ \t]+/g;
const NAME = /^[ \t]*(?:&|\.\.\.)*(\$[\w\u0080-\uffff]+)/;

/** A comment that is read, and what is found in it so far. */
interface Reading {
  view: TreeView;
  comment: number;
  found: FoundName[];
  say: (link: SaidLink) => void;
}

/**
 * Names of types in the tags of a doc comment, and the members that it gives a type. What tags say of parameters, results,
 * properties and variables holds where the language itself says no type of this project, or one above it (`said-types`).
 */
export const docTypes: EmbeddedHook = (view, comment, say) => {
  const from = view.start(comment);
  const end = view.end(comment) - 2;
  if (!view.text.startsWith('/**', from) || end - from < 8) return [];
  const reading: Reading = { view, comment, found: [], say };
  const members = new Set<string>();
  const written = view.text.slice(from, end);
  for (const { 0: head, 1: tag, index } of written.matchAll(TAG)) {
    if (!beginsLine(written, index)) continue;
    const start = from + index + head.length;
    // A bracket that is left open ends with the tag.
    const next = written.slice(index + head.length).search(/\n[ \t]*\*?[ \t]*@/);
    const tagEnd = next < 0 ? end : start + next;
    const kind = tag === 'method' ? tag : tag!.startsWith('property') ? 'property' : undefined;
    if (kind) tellMember(reading, kind, [from + index, start, tagEnd], members);
    else tellType(reading, tag!, start, tagEnd, end);
  }
  return reading.found;
};

/** True where nothing but the marks of the comment stands before in the line. */
function beginsLine(comment: string, index: number): boolean {
  let at = beforeSpace(comment, index);
  if (at === '/**'.length) return true;
  if (comment[at - 1] === '*') at = beforeSpace(comment, at - 1);
  return comment[at - 1] === '\n';
}

function beforeSpace(text: string, end: number): number {
  let at = end;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at;
}

/** What a tag says of something that stands in the code. */
function tellType(reading: Reading, tag: string, start: number, tagEnd: number, end: number): void {
  const { view, comment } = reading;
  const stop = typeEnd(view.text, start, tagEnd);
  const variable = NAME.exec(view.text.slice(stop, Math.min(end, stop + 200)))?.[1] ?? '';
  const subject = subjectOf(view, comment, tag, variable);
  const native = subject?.native.map((type) => lastPart(view.textOf(type))) ?? [];
  addType(reading, start, stop, subject && { kind: subject.kind, of: subject.node }, native);
}

const lastPart = (path: string): string => path.slice(path.search(/[^\\?]*$/)).toLowerCase();

/** True where a comment says no less than the language, and something else. */
function saysMore(members: readonly DocAlternative[], native: readonly string[]): boolean {
  const names = members.map(({ type }) => (typeof type === 'string' ? type : type.parts.at(-1)!.text.toLowerCase()));
  const isList = native.every((name) => /^(?:traversable|iterator|iteratoraggregate|generator)$/.test(name));
  return (
    (isList || !members.some(({ many }) => many)) &&
    !native.includes('static') &&
    names.some((name) => !native.includes(name))
  );
}

/** Makes a member of the type that the comment documents, but once of each name; the places are where the tag and its text begin, and its end. */
function tellMember(
  reading: Reading,
  kind: 'method' | 'property',
  [tagStart, start, tagEnd]: readonly [number, number, number],
  known: Set<string>,
): void {
  const { view, comment, found } = reading;
  const member = readDocMember(kind, view.text, start, tagEnd);
  const type = documentedType(view, comment);
  if (!member || type < 0 || known.has(`${kind} ${member.name}`)) {
    addType(reading, start, typeEnd(view.text, start, tagEnd), undefined);
    return;
  }
  known.add(`${kind} ${member.name}`);
  const { name, nameStart, isStatic, parameters, signatureEnd, doc } = member;
  const one: FoundName = {
    ...{ node: -1, start: nameStart, text: name },
    defines: {
      ...{ kind, owner: view.textOf(view.field(type, 'name')), start: tagStart, signatureEnd },
      end: doc?.[1] ?? signatureEnd,
      docStart: doc?.[0] ?? -1,
      docEnd: doc?.[1] ?? -1,
      flags: [...(kind === 'method' ? ['declaration' as const] : []), ...(isStatic ? ['static' as const] : [])],
    },
  };
  const link = { kind: kind === 'method' ? ('returns' as const) : ('type' as const), of: one };
  const isBefore = member.type && member.type[0] < nameStart;
  if (member.type && isBefore) addType(reading, ...member.type, link);
  found.push(one);
  if (parameters) addType(reading, ...parameters, undefined);
  if (member.type && !isBefore) addType(reading, ...member.type, link);
}

/** Notes the names of a written type, and what it says. */
function addType(
  { view, comment, found, say }: Reading,
  start: number,
  end: number,
  link: Pick<SaidLink, 'kind' | 'of'> | undefined,
  native: readonly string[] = [],
): void {
  const { names, members } = readDocType(view.text, start, end);
  const last = new Map<DocName, FoundName>(names.map((name) => [name, addName(name, found, say)]));
  if (!link || (native.length > 0 && !saysMore(members, native))) return;
  for (const member of members) {
    const target = targetOf(view, comment, member, last);
    if (target === undefined) continue;
    say({ ...link, from: target, ...(member.many && { step: 'array' }) });
  }
}

/** Notes a name with its path; gives the last part, which is the type. */
function addName(name: DocName, found: FoundName[], say: (link: SaidLink) => void): FoundName {
  let before: FoundName | undefined;
  for (const { text, start } of name.parts) {
    const one: FoundName = { node: -1, start, text, role: 'mention' };
    found.push(one);
    if (before) say({ kind: 'within', of: one, from: before });
    else if (name.fromRoot) say({ kind: 'within', of: one, from: LINK_TARGETS.root });
    else if (name.parts.length > 1) say({ kind: 'within', of: one, from: LINK_TARGETS.here });
    before = one;
  }
  return before!;
}

function targetOf(
  view: TreeView,
  comment: number,
  { type }: DocAlternative,
  last: ReadonlyMap<DocName, FoundName>,
): number | FoundName | undefined {
  if (type === 'this') return thisType(view, comment);
  if (type !== 'self' && type.parts.length === 1 && !type.fromRoot && isTemplate(view, comment, type.parts[0]!.text)) {
    return LINK_TARGETS.unknown;
  }
  const documented = documentedType(view, comment);
  if (type === 'self') return documented < 0 ? selfType(view, comment) : ownType(view, documented);
  return [...last].find(([{ parts }]) => parts[0]!.start === type.parts[0]!.start)?.[1];
}
