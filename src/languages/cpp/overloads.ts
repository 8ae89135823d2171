import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { FUNCTIONS } from './defined.ts';
import { type Given, givenAs, isCalledOnConst } from './given-values.ts';
import { isForSome, type Overload, overloadsOf, type Signature } from './signatures.ts';
import { callAt, type WrittenCall } from './written-call.ts';
import { isBuiltIn, keyOf, plainKeyOf, type WrittenType } from './written-type.ts';

/**
 * Which of several functions of one name a call means, by what is written: how many values it gives, what these are
 * declared as, and whether what it is called on may change. Undefined where these are no functions.
 */
export function chosenOverload(all: readonly Defined[], use: NameUse, links: LinkWorld): Meaning | undefined {
  const isFunction = ({ view, symbol }: Defined): boolean =>
    FUNCTIONS.has(view.facts.symbols[symbol]?.kind ?? 'variable');
  if (!all.every(isFunction)) return undefined;
  const general = all.filter((one) => !isForSome(one, links));
  if (general.length > 0 && general.length < all.length) {
    // It may be one of the others, which are the template for some arguments.
    const found = chosenOverload(general, use, links);
    const isDefinite = found?.is === 'definitions';
    const rest = all.filter((one) => !general.includes(one));
    return isDefinite ? { ...found, all: [...found.all, ...rest], certainty: 'inferred', byBuild: true } : found;
  }
  const overloads = overloadsOf(all, links);
  if (overloads?.length === 1) return { is: 'definitions', all, certainty: 'exact', rule: 'overload' };
  const open: Meaning = { is: 'definitions', all, certainty: 'inferred', rule: 'overloads', byBuild: true };
  if (!overloads || use.occurrence < 0) return open;
  const fitting = fittingCall(overloads, use, links);
  const [first, more] = fitting;
  if (!first) return open;
  const found = fitting.flatMap((one) => one.all);
  if (!more) return { is: 'definitions', all: found, certainty: 'exact', rule: 'overload' };
  return { ...open, all: found };
}

/** False where a call gives more or fewer values than any of these functions takes. */
export function isTaken(all: readonly Defined[], use: NameUse, links: LinkWorld): boolean {
  const isFunction = ({ view, symbol }: Defined): boolean =>
    FUNCTIONS.has(view.facts.symbols[symbol]?.kind ?? 'variable');
  const overloads = use.occurrence >= 0 && all.every(isFunction) ? overloadsOf(all, links) : undefined;
  const call = overloads && callAt(use.view, use.occurrence, links);
  return !call || overloads.some(({ signature }) => takes(signature, call));
}

function takes({ required, parameters, isOpen, isTemplate }: Signature, call: WrittenCall): boolean {
  if (call.isGiven && !isTemplate) return false;
  const { length } = call.arguments;
  return call.isOpen || (required <= length && (isOpen || length <= parameters.length));
}

/** True where the type that declares a member takes those of another type beside it: `using Base::go;` */
export function hasOthers({ view, symbol }: Defined): boolean {
  const { name = '', parent = -1 } = view.facts.symbols[symbol] ?? {};
  const type = view.facts.symbols[parent];
  if (!type || type.kind === 'namespace') return false;
  return view.facts.imports.some(
    ({ kind, imported, startLine }) =>
      kind === 'use' && imported === name && type.startLine <= startLine && startLine <= type.endLine,
  );
}

/** The overloads that a call may mean, the likelier first; one where it must be that; none where nothing is known. */
function fittingCall(overloads: readonly Overload[], use: NameUse, links: LinkWorld): readonly Overload[] {
  const call = use.role === 'call' ? callAt(use.view, use.occurrence, links) : undefined;
  if (!call) return [];
  const counted = overloads.filter(({ signature }) => takes(signature, call));
  if (counted.length < 2 || call.isOpen) return counted;
  const changing = changeable(counted, use, links);
  if (changing.length < 2) return changing;
  const given = call.arguments.map((part) => givenAs(part, use.view, links));
  const taken = changing.filter(({ signature }) => given.every((one, i) => !isRefused(one, signature.parameters[i])));
  if (taken.length < 2) return taken.length === 0 ? changing : taken;
  const scored = taken.map((one) => ({ one, score: scoreOf(one.signature, given, call) }));
  const ordered = scored.sort((a, b) => b.score - a.score).map(({ one }) => one);
  const best = ordered.find((one) => isBest(one, ordered, given));
  return best ? [best] : ordered;
}

/** Without those that what they are called on cannot have: of two that differ in that alone it is the one or the other. */
function changeable(overloads: readonly Overload[], use: NameUse, links: LinkWorld): readonly Overload[] {
  const isMember = overloads.every(({ all: [one] }) => one!.view.facts.symbols[one!.symbol]!.kind === 'method');
  if (!isMember || !overloads.some(({ signature }) => signature.isConst)) return overloads;
  const isStatic = ({ all }: Overload): boolean =>
    all.some(({ view, symbol }) => (view.facts.symbols[symbol]!.flags & SYMBOL_FLAGS.static) !== 0);
  const isConst = isCalledOnConst(use.view, use.occurrence, links);
  if (isConst === undefined) return overloads;
  if (isConst) return overloads.filter((one) => one.signature.isConst || isStatic(one));
  const listOf = ({ signature }: Overload): string => signature.parameters.map(keyOf).join(', ');
  const own = new Set(overloads.filter(({ signature }) => !signature.isConst).map(listOf));
  return overloads.filter((one) => !one.signature.isConst || !own.has(listOf(one)));
}

/** True where a value can certainly not be given: no conversion leads there. */
function isRefused(given: Given | undefined, parameter: WrittenType | undefined): boolean {
  if (!given || !parameter) return false;
  const isPlain = parameter.pointers === 0 && isBuiltIn(parameter);
  const isNumber = isPlain && parameter.base !== 'bool';
  if (given.is === 'null') return isNumber;
  if (given.is === 'lambda') return isPlain;
  if (given.is !== 'typed') return false;
  const { type, isLiteral } = given;
  const isChanged = parameter.reference === '&' && !parameter.isConst;
  if (isLiteral && isChanged && isBuiltIn(parameter)) return true;
  if (type.isConst && isSame(type, parameter) && !parameter.isConst && (type.pointers === 1 || isChanged)) return true;
  if (type.pointers > 0 && isNumber) return true;
  if (type.pointers === 0 && isBuiltIn(type)) return parameter.pointers > 0;
  if (type.pointers > 0 && parameter.pointers > 0 && isBuiltIn(type) && isBuiltIn(parameter)) {
    return parameter.base !== 'void' && plainKeyOf(parameter) !== plainKeyOf(type);
  }
  return false;
}

const typeOf = (given: Given | undefined): WrittenType | undefined =>
  given?.is === 'typed' ? given.type : given?.is === 'zero' ? ZERO : undefined;
/** Types that texts are given for. */
const OF_TEXT = /str|text|path|slice|view/i;
const ZERO: WrittenType = { base: 'int', pointers: 0, reference: '', isConst: false };

/**
 * How many values are of the very type that is declared, or of any type that the call asks for; what a macro makes of a text
 * is likely one, and a text is likely what a type is made of that is named so.
 */
function scoreOf({ parameters, free }: Signature, given: readonly (Given | undefined)[], call: WrittenCall): number {
  const likely = given.filter(
    (one, i) => !one && call.arguments[i]!.text.includes('"') && parameters[i]?.pointers === 1,
  );
  const isTaken = (one: Given | undefined, i: number): boolean =>
    isSame(typeOf(one), parameters[i]) || (parameters[i] !== undefined && free.has(parameters[i].base));
  const texts = given.filter(
    (one, i) =>
      one?.is === 'typed' && one.isLiteral && one.type.pointers > 0 && OF_TEXT.test(parameters[i]?.base ?? ''),
  );
  return given.filter(isTaken).length + likely.length / 2 + texts.length / 4;
}

function isSame(type: WrittenType | undefined, parameter: WrittenType | undefined): boolean {
  return type !== undefined && parameter !== undefined && plainKeyOf(type) === plainKeyOf(parameter);
}

/**
 * True for the overload that takes all values as they are, where the others differ: each of these has to convert one. A
 * template would take it as it is too, and is only worse where the value is copied.
 */
function isBest(one: Overload, all: readonly Overload[], given: readonly (Given | undefined)[]): boolean {
  const { parameters, isTemplate, isOpen } = one.signature;
  if (isTemplate || isOpen) return false;
  const differs = (i: number): boolean => all.some(({ signature }) => !isSame(parameters[i], signature.parameters[i]));
  const told = given.flatMap((_, i) => (differs(i) ? [i] : []));
  if (!told.every((i) => isSame(typeOf(given[i]), parameters[i]))) return false;
  return all.every((other) => {
    if (other === one) return true;
    const isOther = told.some((i) => !isSame(parameters[i], other.signature.parameters[i]));
    const isCopied = told.every((i) => parameters[i]!.reference === '');
    return isOther && (isCopied || !other.signature.isTemplate);
  });
}
