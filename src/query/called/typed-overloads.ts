import { type Defined, type FileView, isSameFamily } from '../../languages/index.ts';
import { ROLES } from '../../model/index.ts';
import { givenAs, takes } from './given-arguments.ts';
import { endOfList, pieces, topLevel, type Written, within } from './written.ts';
import { elementOf, placeIn, type TypeReading, takenBy, textFrom } from './written-types.ts';

/** How a signature fits a call: 'surely' where it would be taken, whatever comes behind it. */
export type Fit = 'no' | 'maybe' | 'surely';

interface Parameter {
  optional: boolean;
  rest: boolean;
  /** Undefined where none is written. */
  type: Written | undefined;
}

interface List {
  /** Type arguments, or type parameters. */
  types: readonly Written[];
  values: readonly Written[];
}

/**
 * How each signature of TypeScript fits a call: by the number of its arguments and type arguments, and by what kinds of
 * values the types take that are written there. Undefined where no call is read.
 */
export function typedFits(
  candidates: readonly Defined[],
  { view, occurrence }: { view: FileView; occurrence: number },
  reading: TypeReading,
): Fit[] | undefined {
  const call = listsAfter(view, occurrence, reading.linesOf, true);
  if (!call) return undefined;
  const given = call.values.map((argument) => givenAs(argument, reading));
  const isOpen = call.values.some(({ text }) => text.startsWith('...'));
  return sureOf(candidates.map(fitOf));

  /** How the arguments fit, one by one; 'maybe' where that is not known of any. */
  function fitOf(one: Defined): ArgumentFit[] | 'no' | 'maybe' {
    const signature = one.name < 0 ? undefined : listsAfter(one.view, one.name, reading.linesOf);
    if (!signature) return 'maybe';
    if (call!.types.length > 0 && !takesTypes(signature, call!.types.length)) return 'no';
    const parameters = parametersOf(signature);
    if (isOpen) return 'maybe';
    const required = parameters.filter(({ optional, rest }) => !optional && !rest).length;
    const last = parameters.at(-1);
    if (given.length < required || (!last?.rest && given.length > parameters.length)) return 'no';
    const fits: ArgumentFit[] = [];
    for (const [i, argument] of given.entries()) {
      const parameter = parameters[i] ?? last;
      const type = parameter?.type && (parameter.rest ? elementOf(parameter.type) : parameter.type);
      const fit = takes(type && takenBy(type, reading), argument, reading);
      if (fit === 'no' && !(parameter?.optional && argument?.kind === 'undefined')) return 'no';
      fits.push(fit === 'no' ? 'maybe' : fit);
    }
    return call!.types.length === 0 ? fits : 'maybe';
  }
}

/** How an argument is taken: 'kind' where the parameter asks for an array or a function, whatever these hold or take. */
type ArgumentFit = 'maybe' | 'kind' | 'yes';

/** What is taken by its kind alone is so for sure where no other signature asks for that kind, or takes all. */
function sureOf(all: readonly (ArgumentFit[] | 'no' | 'maybe')[]): Fit[] {
  return all.map((fits, i) => {
    if (typeof fits === 'string') return fits;
    if (fits.includes('maybe')) return 'maybe';
    const kinds = fits.flatMap((fit, at) => (fit === 'kind' ? [at] : []));
    const isOther = (other: ArgumentFit[] | 'no' | 'maybe'): boolean =>
      other === 'maybe' || (other !== 'no' && kinds.every((at) => other[at] !== 'maybe'));
    return kinds.length > 0 && all.slice(i + 1).some(isOther) ? 'maybe' : 'surely';
  });
}

/** True for a name that is called; also where a grammar takes `f<A, B>(c)` for two comparisons. */
export function isCall(
  { view, occurrence }: { view: FileView; occurrence: number },
  linesOf: TypeReading['linesOf'],
): boolean {
  const role = ROLES[view.occurrences.role[occurrence]!];
  if (role !== 'read' || !isSameFamily(view.file.language, 'typescript')) return role === 'call';
  const { line, column } = view.placeOf(occurrence);
  const lines = linesOf(view);
  if (lines?.at(line)[column + view.nameAt(occurrence).length] !== '<') return false;
  return (listsAfter(view, occurrence, linesOf, true)?.types.length ?? 0) > 0;
}

/** The lists in brackets behind a name: of a call what it gives, of a signature what it takes. */
function listsAfter(view: FileView, name: number, linesOf: TypeReading['linesOf'], values = false): List | undefined {
  const lines = linesOf(view);
  if (!lines) return undefined;
  const { line, column } = view.placeOf(name);
  const from = { line, column: column + view.nameAt(name).length };
  const text = textFrom(lines, from);
  const whole: Written = { text, view, placeAt: (offset) => placeIn(text, offset, from) };
  let at = /^\s*(?:\?\.|[!?])?\s*/.exec(text)![0].length;
  let types: readonly Written[] = [];
  if (text[at] === '<') {
    const end = endOfList(text.slice(at + 1));
    if (end < 0) return undefined;
    types = pieces(within(whole, at + 1, at + 1 + end), ',');
    at += end + 2;
    at += /^\s*/.exec(text.slice(at))![0].length;
  }
  if (text[at] !== '(') return undefined;
  const end = endOfList(text.slice(at + 1), values);
  return end < 0 ? undefined : { types, values: pieces(within(whole, at + 1, at + 1 + end), ',', values) };
}

function takesTypes({ types }: List, count: number): boolean {
  const required = types.filter(({ text }) => topLevel(text, '=').length === 0).length;
  return count >= required && count <= types.length;
}

function parametersOf({ values }: List): Parameter[] {
  return values.flatMap((one): Parameter | Parameter[] => {
    const written = /^(?:(?:public|private|protected|readonly|override)\s+)*(\.\.\.)?\s*([\w$]+|[{[])/.exec(one.text);
    if (written?.[2] === 'this') return [];
    const colon = topLevel(one.text, ':')[0];
    const equals = topLevel(one.text, '=')[0];
    const end = equals === undefined || (colon !== undefined && equals < colon) ? one.text.length : equals;
    const type = colon === undefined ? undefined : within(one, colon + 1, end);
    const rest = written?.[1] !== undefined;
    if (rest && type?.text.startsWith('[')) return partsOf(type);
    // What is nothing may be left out.
    const isNothing = type?.text === 'void';
    const optional =
      isNothing || equals !== undefined || (colon !== undefined && one.text.slice(0, colon).trimEnd().endsWith('?'));
    return { optional, rest, type };
  });
}

/** The parameters that a rest parameter of a tuple stands for. */
function partsOf(tuple: Written): Parameter[] {
  return pieces(within(tuple, 1, tuple.text.length - 1), ',').map((part) => {
    const rest = part.text.startsWith('...');
    const label = /^(?:\.\.\.)?\s*[\w$]+\s*(\?)?\s*:/.exec(part.text);
    const type = within(part, label?.[0].length ?? (rest ? 3 : 0), part.text.length);
    return { optional: label?.[1] === '?' || (!label && part.text.endsWith('?')), rest, type };
  });
}
