import { comparePlaces, LINK_TARGETS, NO_ARGUMENT } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, OUTSIDE, UNKNOWN, type ValueType, weakened } from '../meaning.ts';
import { EXTENSION } from './extensions.ts';
import { constructorsOf } from './keys.ts';
import { candidateOf, chooseBy, givenAt } from './overloads.ts';
import { heldBy, takenBy } from './platform.ts';
import { isType } from './types.ts';

/** The value of a local that what is around it says: of a call that it is given to, of a function it is a parameter of. */
export function givenValue({ view, occurrence, role }: NameUse, links: LinkWorld): ValueType | undefined {
  if (role === 'type' || role === 'import') return undefined;
  const meaning = links.meaning(view, occurrence);
  const [only, ...others] = meaning.is === 'definitions' ? meaning.all : [];
  if (!only || others.length > 0 || only.symbol >= 0) return undefined;
  const said = only.view.linksOf(only.name);
  const passed = said.find(({ kind }) => kind === 'passed');
  if (passed) return passedValue(only.view, passed, links);
  const out = said.find(({ kind }) => kind === 'out');
  if (out) return outValue(only, out, links);
  return said.length === 0 ? accessorValue(only, links) : undefined;
}

/** The parameter of a method in a place of its arguments, with what its type is in. */
function parameterAt(
  called: Meaning,
  place: number,
  use: NameUse,
  links: LinkWorld,
): { view: FileView; name: number } | undefined {
  const [first, ...others] = called.is === 'definitions' ? called.all : [];
  const made = first && isType(first) ? constructorOf(first, use, links) : undefined;
  const method = made ?? first;
  if (!method || (!made && others.length > 0)) return undefined;
  const taken = method.view.linksOf(method.name).filter(({ kind }) => kind === 'parameter');
  const link = taken[place + (called.is === 'definitions' && called.rule === EXTENSION ? 1 : 0)];
  return link && { view: method.view, name: link.target };
}

/** The constructor that a call of a type means; the type itself where that is a function or says what it takes. */
function constructorOf(type: Defined, use: NameUse, links: LinkWorld): Defined | undefined {
  const all = constructorsOf(type, links);
  if (all.length < 2) return all[0];
  const candidates = all.map((one) => candidateOf(one, undefined, links));
  return chooseBy({ ...givenAt(use, links), typeArguments: 0 }, candidates, links).best?.method;
}

const callAt = (view: FileView, occurrence: number): NameUse => ({
  ...{ view, occurrence, name: view.nameAt(occurrence), role: 'call' },
});

function typeOf(view: FileView, name: number, called: Meaning, links: LinkWorld): ValueType {
  const link = view.linksOf(name).find(({ kind }) => kind === 'type');
  const through = called.is === 'definitions' ? called.through : undefined;
  return link ? links.typeAt(view, name, link, through) : UNKNOWN;
}

/** What a function that is an argument of a call is given in a place. */
function passedValue(view: FileView, { target, steps }: Link, links: LinkWorld): ValueType {
  const [argument = 0, parameter = 0] = steps;
  if (target < 0) return UNKNOWN;
  const called = links.meaning(view, target);
  if (argument === NO_ARGUMENT) return takenOf(links.valueOf(called), parameter, links);
  if (called.is === 'outside') {
    return (parameter === 0 ? called.hands : undefined) ?? handedOutside(view, target, argument, parameter, links);
  }
  const taken = parameterAt(called, argument, callAt(view, target), links);
  return taken ? takenOf(typeOf(taken.view, taken.name, called, links), parameter, links) : UNKNOWN;
}

/** What a function of a dependency gives to one that it is given: nothing of the project, when it is given nothing else of it. */
function handedOutside(view: FileView, called: number, at: number, parameter: number, links: LinkWorld): ValueType {
  const said = view.linksOf(called);
  const member = said.find(({ kind }) => kind === 'member');
  const others = said.filter(({ kind }) => kind === 'argument').filter((_, i) => i !== at);
  const given = [...(member ? [member] : []), ...others, ...said.filter(({ kind }) => kind === 'typeArgument')].map(
    (link) =>
      link.target === LINK_TARGETS.function
        ? OUTSIDE
        : link.kind === 'typeArgument'
          ? links.typeAt(view, called, link)
          : links.valueAt(view, called, link),
  );
  // By custom it goes through the first of them.
  const first = others[0] && at > 0 && parameter === 0 ? heldBy(given[member ? 1 : 0]!) : undefined;
  if (first) return weakened(first, 'inferred');
  return given.every((one) => one.is === 'outside' && one.args.every((arg) => arg.is === 'outside'))
    ? OUTSIDE
    : UNKNOWN;
}

/** What a function of a type takes in a place. */
function takenOf(type: ValueType, place: number, links: LinkWorld): ValueType {
  if (type.is === 'outside') return takenBy(type, place) ?? UNKNOWN;
  const [one, ...others] = type.is === 'instance' ? type.of : [];
  if (type.is !== 'instance' || !one || others.length > 0) return UNKNOWN;
  const parameters = one.view.linksOf(one.name).filter(({ kind }) => kind === 'parameter');
  const link = parameters[place];
  const said = link && one.view.linksOf(link.target).find(({ kind }) => kind === 'type');
  return said ? links.typeAt(one.view, link.target, said, { declaring: type, self: type }) : UNKNOWN;
}

/** What a call makes of `out var x`. */
function outValue({ view, name }: Defined, { target }: Link, links: LinkWorld): ValueType {
  if (target < 0) return UNKNOWN;
  const called = links.meaning(view, target);
  const given = view.linksOf(target).filter(({ kind }) => kind === 'argument');
  const place = given.findIndex((link) => link.target === name);
  const taken = parameterAt(called, place, callAt(view, target), links);
  if (taken) return typeOf(taken.view, taken.name, called, links);
  const member = view.linksOf(target).find(({ kind }) => kind === 'member');
  if (called.is !== 'outside' || !member) return UNKNOWN;
  const receiver = links.valueAt(view, target, member);
  if (receiver.is !== 'outside') return UNKNOWN;
  if (receiver.args.length === 2) return receiver.args[1]!;
  return receiver.args.length === 1 ? receiver.args[0]! : receiver.name === '' ? UNKNOWN : OUTSIDE;
}

/** `value` in what sets a property is of its type. */
function accessorValue({ view, name }: Defined, links: LinkWorld): ValueType | undefined {
  if (view.nameAt(name) !== 'value' || view.bindingAt(name)?.kind !== 'parameter') return undefined;
  const place = view.placeOf(name);
  const property = view.symbolsAround(place).at(-1);
  const one = property === undefined ? undefined : view.facts.symbols[property];
  if (property === undefined || one?.kind !== 'property') return undefined;
  if (comparePlaces(place, { line: one.nameLine, column: one.nameColumn }) < 0) return undefined;
  const at = view.nameOfSymbol(property);
  const link = view.linksOf(at).find(({ kind }) => kind === 'type');
  return link ? links.typeAt(view, at, link) : undefined;
}
