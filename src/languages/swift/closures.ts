import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { commonValue, type Defined, OUTSIDE, type Receiver, UNKNOWN, type ValueType, weakened } from '../meaning.ts';
import { parametersOf } from './overloads.ts';

/** The place of a parameter that stands for what a case holds; the last argument, whichever it is. */
const [HELD, LAST] = [31, 7];

const asInstance = (value: ValueType): ValueType => (value.is === 'type' ? { ...value, is: 'instance' } : value);

/** The value of what a closure is given, or a pattern takes out of a case (a link 'passed'). */
export function handed(view: FileView, { target, steps }: Link, links: LinkWorld): ValueType {
  const [argument = 0, parameter = 0] = steps;
  if (target < 0) return UNKNOWN;
  const called = links.meaning(view, target);
  if (called.is === 'outside') return (parameter === 0 ? called.hands : undefined) ?? called.value ?? UNKNOWN;
  // Of overloads that take the same kind of function it does not matter which is called.
  const all = called.is === 'definitions' ? called.all : ('candidates' in called && called.candidates) || [];
  const through = called.is === 'definitions' ? called.through : undefined;
  const isLabel = view.linksOf(target).some(({ kind }) => kind === 'key');
  const found = all.flatMap((one): ValueType[] => {
    if (parameter === HELD) return [taken(one, argument, through, links)];
    const parameters = parametersOf(one);
    const at = isLabel ? one.name : (argument === LAST ? parameters.at(-1) : parameters[argument])?.at;
    if (at === undefined) return one.view.facts.symbols[one.symbol]?.kind === 'constructor' ? [UNKNOWN] : [];
    return [given({ ...one, symbol: -1, name: at }, parameter, through, links, 0)];
  });
  const value = found.length === 0 ? UNKNOWN : commonValue(found);
  return called.is === 'definitions' ? value : weakened(value, 'inferred');
}

/** What a function holds or takes at a place. */
export function taken(one: Defined, place: number, through: Receiver | undefined, links: LinkWorld): ValueType {
  const link = one.view.linksOf(one.name).filter(({ kind }) => kind === 'parameter')[place];
  return link ? typeOfParameter(one, link, through, links) : UNKNOWN;
}

function typeOfParameter(
  { view, name }: Defined,
  link: Link,
  through: Receiver | undefined,
  links: LinkWorld,
): ValueType {
  if (link.target < 0) return link.steps.length > 0 ? UNKNOWN : OUTSIDE;
  const said = view.linksOf(link.target).find(({ kind }) => kind === 'type');
  const isNamed = view.bindingAt(link.target) !== undefined || said !== undefined;
  if (isNamed && !said) return UNKNOWN;
  return asInstance(said ? links.typeAt(view, link.target, said, through) : links.typeAt(view, name, link, through));
}

/** What a function of the type that a name is declared with is given. */
function given(of: Defined, place: number, through: Receiver | undefined, links: LinkWorld, depth: number): ValueType {
  const { view, name } = of;
  const said = view.linksOf(name);
  const parameters = said.filter(({ kind }) => kind === 'parameter');
  if (parameters.length > 0) {
    const link = parameters[place];
    return link ? asInstance(links.typeAt(view, name, link, through)) : UNKNOWN;
  }
  const type = said.find(({ kind }) => kind === 'type');
  const meant = type && type.target >= 0 && depth < 4 ? links.meaning(view, type.target) : undefined;
  const [alias] = meant?.is === 'definitions' ? meant.all : [];
  if (alias?.view.facts.symbols[alias.symbol]?.kind !== 'type') return UNKNOWN;
  return given(alias, place, undefined, links, depth + 1);
}
