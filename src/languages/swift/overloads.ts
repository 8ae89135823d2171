import { LINK_TARGETS, ROLES } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, identityOf, UNKNOWN, type ValueType } from '../meaning.ts';

/** A parameter: its label ('' none), where its name (or its type, where it has no name) stands, and what may be left out. */
export interface Parameter {
  label: string;
  at: number;
  isOptional: boolean;
  isMany: boolean;
}

const KEY = ROLES.indexOf('key');
const TYPE = ROLES.indexOf('type');

/** What a function, or a case of an enumeration, takes. */
export function parametersOf({ view, name }: Defined): Parameter[] {
  return view.linksOf(name).flatMap(({ kind, target }) => (kind === 'parameter' ? [parameterAt(view, target)] : []));
}

function parameterAt(view: FileView, at: number): Parameter {
  if (at < 0) return { at, label: '', isOptional: false, isMany: false };
  const said = view.linksOf(at);
  const key = said.find(({ kind }) => kind === 'key');
  const options = said.filter(({ kind }) => kind === 'option').map(({ target }) => target);
  const isUnnamed = view.occurrences.role[at] === TYPE;
  return {
    at,
    label: isUnnamed ? '' : key ? (key.target >= 0 ? view.nameAt(key.target) : '') : view.nameAt(at),
    isOptional: options.length > 0,
    isMany: options.includes(LINK_TARGETS.array),
  };
}

/** Labels of the arguments of a call ('' none), `undefined` for a closure after the brackets. */
export function labelsAt(view: FileView, occurrence: number): (string | undefined)[] {
  return view.linksOf(occurrence).flatMap(({ kind, target, steps }) => {
    if (kind !== 'argument') return [];
    if (target === LINK_TARGETS.function && steps.length === 0) return [undefined];
    return [target >= 0 && view.occurrences.role[target] === KEY ? view.nameAt(target) : ''];
  });
}

/** True when arguments with these labels can be given to these parameters. */
export function accepts(parameters: readonly Parameter[], labels: readonly (string | undefined)[]): boolean {
  let at = 0;
  for (const [i, label] of labels.entries()) {
    const one = parameters[at];
    // More of what is many: they have no labels.
    if (label === '' && at > 0 && parameters[at - 1]!.isMany && one?.label !== '') continue;
    if (label === undefined) {
      // A closure stands for the next that may not be left out, or for the last.
      let next = at;
      while (next < parameters.length - 1 && (parameters[next]!.isOptional || i === labels.length - 1)) next++;
      if (next >= parameters.length) return false;
      at = next + 1;
      continue;
    }
    let next = at;
    while (next < parameters.length && parameters[next]!.label !== label && parameters[next]!.isOptional) next++;
    if (parameters[next]?.label !== label) return false;
    at = next + 1;
  }
  return parameters.slice(at).every(({ isOptional }) => isOptional);
}

/** Types that a literal is never of. */
const OTHERS: Readonly<Record<string, RegExp>> = {
  string: /^(?:U?Int(?:8|16|32|64)?|Double|Float|Bool|Array|Dictionary|Set|Date|Data)$/,
  int: /^(?:String|Substring|Character|Bool|Array|Dictionary|Set|Date|Data|URL)$/,
  double: /^(?:String|Substring|Bool|U?Int(?:8|16|32|64)?|Array|Dictionary|Set|Data|URL)$/,
  boolean: /^(?:String|Substring|U?Int(?:8|16|32|64)?|Double|Float|Array|Dictionary|Set|Data|Date|URL)$/,
};

/** Of overloads that fit by their labels those that fit by what is known of the types of arguments, too. */
export function fittingTypes(all: readonly Defined[], use: Partial<NameUse>, links: LinkWorld): readonly Defined[] {
  const { view, occurrence = -1, role } = use;
  if (all.length < 2 || role !== 'call' || !view || occurrence < 0) return all;
  const given = view.linksOf(occurrence).filter(({ kind }) => kind === 'argument');
  const values = given.map((link) => {
    const isLabel = link.target >= 0 && view.occurrences.role[link.target] === KEY;
    const own = isLabel ? view.linksOf(link.target).find(({ kind }) => kind === 'value') : link;
    const at = isLabel ? link.target : occurrence;
    const label = isLabel ? view.nameAt(link.target) : '';
    return { label, value: own ? links.valueAt(view, at, { ...own, kind: 'value' }) : UNKNOWN };
  });
  const fit = all.filter((one) => {
    const parameters = parametersOf(one);
    let from = 0;
    return values.every(({ label, value }) => {
      const at = parameters.findIndex((parameter, i) => i >= from && parameter.label === label);
      const parameter = parameters[at];
      if (!parameter || parameter.isMany || parameter.at < 0) return true;
      from = at + 1;
      const said = one.view.linksOf(parameter.at).find(({ kind }) => kind === 'type');
      return !said || said.target < 0 || !mustDiffer(value, links.typeAt(one.view, parameter.at, said));
    });
  });
  return fit.length > 0 ? fit : all;
}

/** True when a value is surely not of a type. Types of the project may be above or below one another, and made by literals. */
function mustDiffer(value: ValueType, type: ValueType): boolean {
  const wanted = type.is === 'many' ? 'Array' : type.is === 'outside' ? type.name : '';
  if (value.is === 'outside') {
    const others = OTHERS[value.name];
    if (others) return others.test(wanted);
    // Structures of the language have nothing above or below them.
    return OTHERS.string!.test(value.name) && OTHERS.string!.test(wanted) && value.name !== wanted;
  }
  if (value.is !== 'instance') return false;
  const isValue = value.of.every(({ view, symbol }) =>
    /^(?:struct|enum)$/.test(view.facts.symbols[symbol]?.kind ?? ''),
  );
  if (!isValue) return false;
  if (type.is === 'instance') {
    const isConcrete = type.of.every(({ view, symbol }) =>
      /^(?:struct|enum|class)$/.test(view.facts.symbols[symbol]?.kind ?? ''),
    );
    return isConcrete && identityOf({ ...value, args: [] }) !== identityOf({ ...type, args: [] });
  }
  return OTHERS.string!.test(wanted) || wanted === 'String';
}

const FUNCTIONS: ReadonlySet<string> = new Set(['function', 'method', 'constructor', 'enum-member']);

/** Of definitions of one name those that a use can mean by its labels. */
export function fitting(all: readonly Defined[], use: Pick<NameUse, 'role'> & Partial<NameUse>): readonly Defined[] {
  const { view, occurrence = -1, role } = use;
  if (role !== 'call' || !view || occurrence < 0) return all;
  const labels = labelsAt(view, occurrence);
  return all.filter((one) => {
    const kind = one.view.facts.symbols[one.symbol]?.kind ?? 'variable';
    return !FUNCTIONS.has(kind) || accepts(parametersOf(one), labels);
  });
}
