import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { endOfAngles, offsetOf, partsOf, writtenIn } from './written.ts';
import { keyOf, readParameter, type WrittenType, withoutAngles } from './written-type.ts';

/** What a function is declared to take. */
export interface Signature {
  /** Undefined for types that are not read. */
  parameters: readonly (WrittenType | undefined)[];
  /** How many of them have to be given. */
  required: number;
  /** It takes any number of values. */
  isOpen: boolean;
  isConst: boolean;
  isTemplate: boolean;
  /** Type parameters of its own, that may be any type: nothing else is asked of them. */
  free: ReadonlySet<string>;
}

/** A function with all that declares and defines it. */
export interface Overload {
  signature: Signature;
  all: readonly Defined[];
}

/** The signature of a function; undefined where none is read. */
function signatureOf(one: Defined, links: LinkWorld): Signature | undefined {
  return links.foundOf(one, 'signature', () => ({ signature: readSignature(one, links) })).signature;
}

/** True for a method that changes nothing; undefined where its signature is not read. */
export function isConstMethod(one: Defined, links: LinkWorld): boolean | undefined {
  return signatureOf(one, links)?.isConst;
}

function readSignature({ view, symbol }: Defined, links: LinkWorld): Signature | undefined {
  const written = writtenIn(view, links);
  if (!written) return undefined;
  const { text } = written;
  const { nameLine, nameColumn, nameLength, name, startLine, startColumn } = view.facts.symbols[symbol]!;
  const start = offsetOf(written, { line: nameLine, column: nameColumn });
  if (!text.startsWith(name, start)) return undefined;
  let open = start + nameLength;
  open += /^\s*/.exec(text.slice(open, open + 200))![0].length;
  if (text[open] === '<') open = endOfAngles(text, open) + 1;
  open += /^\s*/.exec(text.slice(open, open + 200))![0].length;
  const list = text[open] === '(' ? partsOf(text, open, true) : undefined;
  if (!list) return undefined;
  const isEmpty = list.parts.length === 1 && list.parts[0]!.text === 'void';
  const parts = isEmpty ? [] : list.parts.map(({ text: part }) => withoutDefault(part));
  // A type may be given a pack: `format_string<T...> text`.
  const isPack = ({ type }: { type: string }): boolean => withoutAngles(type).includes('...');
  const isOpen = parts.some(isPack);
  const fixed = parts.filter((one) => !isPack(one));
  const head = text.slice(offsetOf(written, { line: startLine, column: startColumn }), start);
  const before =
    /\btemplate\s*<[^;{}]*>\s*$/.exec(text.slice(Math.max(0, start - head.length - 200), start - head.length))?.[0] ??
    '';
  const own = /\btemplate\s*<(?:[^<>]|<[^<>]*>)*>\s*$/.exec(before)?.[0] ?? `${before}${head}`;
  return {
    parameters: fixed.map(({ type }) => readParameter(type)),
    required: fixed.filter(({ isOptional }) => !isOptional).length,
    isOpen,
    isConst: /^\s*const\b/.test(text.slice(list.end + 1, list.end + 50)),
    // One that stands apart has the parameters of its type before its own.
    isTemplate: (`${before}${head}`.match(/\btemplate\s*</g)?.length ?? 0) > (/>\s*::\s*$/.test(head) ? 1 : 0),
    free: freeIn(own),
  };
}

/** The type parameters of a template; none where more is asked of what it is given. */
function freeIn(head: string): ReadonlySet<string> {
  const list = /\btemplate\s*<([^;{}()]*)>/.exec(head)?.[1] ?? '';
  if (/=|enable_if|ENABLE_IF|\brequires\b/i.test(head)) return new Set();
  return new Set([...list.matchAll(/(?:^|,)\s*(?:typename|class)\s+(\w+)/g)].map(([, name]) => name!));
}

function withoutDefault(part: string): { type: string; isOptional: boolean } {
  let depth = 0;
  for (let at = 0; at < part.length; at++) {
    const character = part[at]!;
    if (/[<({[]/.test(character)) depth++;
    else if (/[>)}\]]/.test(character)) depth--;
    else if (character === '=' && depth === 0) return { type: part.slice(0, at).trim(), isOptional: true };
  }
  return { type: part, isOptional: false };
}

const isDeclaration = ({ view, symbol }: Defined): boolean =>
  (view.facts.symbols[symbol]!.flags & SYMBOL_FLAGS.declaration) !== 0;

/** True for what a template is for some arguments, `template <> int f<int>()`. */
export function isForSome({ view, symbol }: Defined, links: LinkWorld): boolean {
  const written = writtenIn(view, links);
  const { nameLine, nameColumn, nameLength } = view.facts.symbols[symbol]!;
  const end = written ? offsetOf(written, { line: nameLine, column: nameColumn }) + nameLength : 0;
  return written !== undefined && /^\s*</.test(written.text.slice(end, end + 20));
}

/** Functions of one name by what they take; undefined where that is not read of all. */
export function overloadsOf(all: readonly Defined[], links: LinkWorld): readonly Overload[] | undefined {
  const groups = new Map<string, Overload>();
  for (const one of all) {
    const signature = signatureOf(one, links);
    if (!signature) return undefined;
    const { parameters, isConst, isOpen } = signature;
    const key = `${isConst} ${isOpen} ${parameters.map(keyOf).join(', ')}`;
    const before = groups.get(key);
    groups.set(key, {
      signature: before ? together(before.signature, signature) : signature,
      all: [...(before?.all ?? []), one],
    });
  }
  return withBodies([...groups.values()]);
}

/** A default is written once, where the function is declared first. */
function together(one: Signature, other: Signature): Signature {
  const isTemplate = one.isTemplate && other.isTemplate;
  return { ...one, isTemplate, required: Math.min(one.required, other.required) };
}

/** What is only declared and what is only defined are one where they take as many values and nothing else may be it. */
function withBodies(overloads: readonly Overload[]): readonly Overload[] {
  const isOpenEnd = ({ all }: Overload, wanted: boolean): boolean => all.every((one) => isDeclaration(one) === wanted);
  const declared = overloads.filter((one) => isOpenEnd(one, true));
  const defined = overloads.filter((one) => isOpenEnd(one, false));
  const isLike = ({ signature: a }: Overload, { signature: b }: Overload): boolean =>
    a.parameters.length === b.parameters.length && a.isConst === b.isConst && a.isOpen === b.isOpen;
  const joint = new Map<Overload, Overload>();
  for (const one of defined) {
    const [other, more] = declared.filter((each) => isLike(each, one));
    const isOnly = other && !more && defined.filter((each) => isLike(each, one)).length === 1;
    if (isOnly) joint.set(one, other);
  }
  const taken = new Set(joint.values());
  return overloads.flatMap((one) => {
    const other = joint.get(one);
    if (taken.has(one)) return [];
    return other ? [{ signature: together(other.signature, one.signature), all: [...other.all, ...one.all] }] : [one];
  });
}
