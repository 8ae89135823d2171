import { LINK_STEPS, LINK_TARGETS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { declaredType } from './declared-type.ts';
import { isConstMethod } from './signatures.ts';
import { type Part, partsOf, placeAt, writtenIn } from './written.ts';
import { readType, type WrittenType } from './written-type.ts';

/** What is known of a value that a function is given; `zero` is a number or no pointer. */
export type Given = { is: 'typed'; type: WrittenType; isLiteral: boolean } | { is: 'null' | 'zero' | 'lambda' };

const FUNCTIONS = /^(?:function|method)$/;
const TYPES = /^(?:class|struct|union|enum)$/;
const CALL = LINK_STEPS.indexOf('call');
const POINTED = LINK_STEPS.indexOf('pointed');
const DEEP = 4;
/** `*a.b->c(…)` and the like, whose last name says what it is. */
const CHAIN = /^([*&]?)((?:[A-Za-z_]\w*\s*(?:::|\.|->)\s*)*)([A-Za-z_]\w*)(\s*[({].*)?((?:\s*\[[^[\]]*\])*)$/s;

/** What an argument of a call in a file is; undefined for what is not known. */
export function givenAs(part: Part, view: FileView, links: LinkWorld): Given | undefined {
  const { text } = part;
  const literal = literalOf(text);
  if (literal) return literal;
  if (/^\[[^\]]*\]\s*[({]/.test(text)) return { is: 'lambda' };
  const cast = /^(?:static|const|reinterpret|dynamic)_cast\s*<(.*?)>\s*\([^<>]*\)$/s.exec(text)?.[1];
  if (cast !== undefined) return typed(readType(cast));
  const made = /^new\s+([\w:]+)\s*(?:[({].*)?$/s.exec(text)?.[1];
  const whole = made === undefined ? undefined : readType(made);
  if (whole) return typed({ ...whole, pointers: whole.pointers + 1 });
  if (text === 'this' || text === '*this') return itself(text, part, view, links);
  return chainOf(part, view, links);
}

/** What `this` is, by the name of the type around it. */
function itself(text: string, { start }: Part, view: FileView, links: LinkWorld): Given | undefined {
  const written = writtenIn(view, links)!;
  const around = view.symbolsAround(placeAt(written, start));
  const method = around.findLast((symbol) => FUNCTIONS.test(view.facts.symbols[symbol]!.kind));
  if (method === undefined) return undefined;
  const { owner, parent } = view.facts.symbols[method]!;
  const type = owner === '' ? (view.facts.symbols[parent]?.name ?? '') : owner.replace(/^.*::/, '');
  const isConst = isConstMethod(links.defined(view, method), links) === true;
  return type === '' ? undefined : typed({ base: type, pointers: text === 'this' ? 1 : 0, reference: '', isConst });
}

function literalOf(text: string): Given | undefined {
  if (/^"(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*$/s.test(text)) return literal('char', 1);
  if (/^'(?:[^'\\]|\\.[^']*)'$/.test(text)) return literal('char');
  if (/^(?:true|false)$/.test(text)) return literal('bool');
  if (text === '0') return { is: 'zero' };
  if (text === 'nullptr' || text === 'NULL') return { is: 'null' };
  if (/^-?(?:0[xX][\da-fA-F]+|\d+)$/.test(text)) return Number(text) < 2 ** 31 ? literal('int') : undefined;
  if (/^-?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?[fF]?$/.test(text))
    return literal(/f$/i.test(text) ? 'float' : 'double');
  return /^-?\d+[uU]$/.test(text) ? literal('unsigned') : undefined;
}

function literal(base: string, pointers = 0): Given {
  return { is: 'typed', type: { base, pointers, reference: '', isConst: pointers > 0 }, isLiteral: true };
}

function typed(type: WrittenType | undefined): Given | undefined {
  return type && { is: 'typed', type, isLiteral: false };
}

function chainOf({ text, start, end }: Part, view: FileView, links: LinkWorld): Given | undefined {
  const written = writtenIn(view, links)!;
  const [, sign = '', before = '', name = '', call, index = ''] = CHAIN.exec(text) ?? [];
  // With a comment in it, it is not known where the name stands.
  if (name === '' || written.text.slice(start, end).trim() !== text) return undefined;
  if (call !== undefined && partsOf(call.trim(), 0, false)?.end !== call.trim().length - 1) return undefined;
  const first = written.text.indexOf(text, start);
  const occurrence = view.occurrenceAt(placeAt(written, first + sign.length + before.length));
  const one = occurrence < 0 ? undefined : onlyAt(view, occurrence, links);
  if (!one) return undefined;
  const kind = one.view.facts.symbols[one.symbol]?.kind ?? 'variable';
  if (call !== undefined && TYPES.test(kind) && sign === '') {
    return typed({ base: view.nameAt(occurrence), pointers: 0, reference: '', isConst: false });
  }
  if (FUNCTIONS.test(kind) !== (call !== undefined) || TYPES.test(kind) || kind === 'macro' || kind === 'constructor') {
    return undefined;
  }
  if (kind === 'enum-member') {
    const { parent } = one.view.facts.symbols[one.symbol]!;
    const base = one.view.facts.symbols[parent]?.name ?? '';
    const isNamed = base !== '' && sign === '' && TYPES.test(one.view.facts.symbols[parent]!.kind);
    return isNamed ? typed({ base, pointers: 0, reference: '', isConst: false }) : undefined;
  }
  const whole = declaredType(one, links);
  const indexes = index.split('[').length - 1;
  if (!whole || whole.pointers < indexes) return undefined;
  const type = { ...whole, pointers: whole.pointers - indexes };
  if (sign === '') return typed(type);
  if (sign === '&') return typed({ ...type, pointers: type.pointers + 1 });
  return type.pointers > 0 ? typed({ ...type, pointers: type.pointers - 1 }) : undefined;
}

/** What a name means where all that it can mean is declared alike. */
function onlyAt(view: FileView, occurrence: number, links: LinkWorld): Defined | undefined {
  const meaning = links.meaning(view, occurrence);
  if (meaning.is !== 'definitions' || meaning.certainty !== 'exact') return undefined;
  const [first, ...others] = meaning.all;
  if (!first) return undefined;
  const type = others.length > 0 ? keyOfDeclared(first, links) : '';
  return others.every((one) => keyOfDeclared(one, links) === type) ? first : undefined;
}

function keyOfDeclared(one: Defined, links: LinkWorld): string {
  const type = declaredType(one, links);
  return type ? `${type.base} ${type.pointers} ${type.isConst} ${type.reference}` : '?';
}

/** Whether what a member is called on never changes; undefined where that is not known. */
export function isCalledOnConst(view: FileView, occurrence: number, links: LinkWorld, depth = 0): boolean | undefined {
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (!member || member.target === LINK_TARGETS.this) {
    const around = view.symbolsAround(view.placeOf(occurrence)).findLast((symbol) => {
      return FUNCTIONS.test(view.facts.symbols[symbol]!.kind);
    });
    return around === undefined ? undefined : isConstMethod(links.defined(view, around), links);
  }
  const { target, steps } = member;
  if (target < 0 || depth > DEEP || steps.some((step) => step !== CALL && step !== POINTED)) return undefined;
  const one = onlyAt(view, target, links);
  const kind = one?.view.facts.symbols[one.symbol]?.kind ?? 'variable';
  if (!one || FUNCTIONS.test(kind) !== steps.includes(CALL)) return undefined;
  const type = declaredType(one, links);
  if (!type || type.pointers > 1) return undefined;
  if (steps.includes(POINTED)) return type.pointers === 1 ? type.isConst : undefined;
  if (type.pointers > 0) return undefined;
  if (type.isConst || type.reference !== '' || kind !== 'field') return type.isConst;
  return type.isMutable ? false : isCalledOnConst(view, target, links, depth + 1);
}
