import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Certainty, Defined, Meaning, ValueType } from '../meaning.ts';
import { type Fit, fitOf } from './conversions.ts';
import { inferred } from './inference.ts';
import { namespacesAround, usedPath } from './namespaces.ts';
import { type Candidate, calledWith, candidateOf, chooseBy, givenAt, meaningOf, oneOfThese } from './overloads.ts';
import { isKnownMember, isKnownType, isNumeric } from './platform.ts';
import { containerOf, keyOf, wholeOf } from './types.ts';

/** The rule of what is called as a member of its first parameter. */
export const EXTENSION = 'csharp-extension';

/** True for a method that can be called as a member of its first parameter. */
export function isExtension({ view, symbol }: Defined): boolean {
  const { kind, owner, parent, flags } = view.facts.symbols[symbol]!;
  if (kind !== 'method' || owner === '') return false;
  const isInStatic = ((view.facts.symbols[parent]?.flags ?? 0) & SYMBOL_FLAGS.static) !== 0;
  return isInStatic && (flags & SYMBOL_FLAGS.static) !== 0;
}

/**
 * The extension method that a call of a member of a value means, where the value has no such member as far as that is
 * known (`isSure`): of the nearest namespace that has one which takes it. Undefined when there is none.
 */
export function extensionOf(receiver: ValueType, use: NameUse, isSure: boolean, links: LinkWorld): Meaning | undefined {
  const { view, name } = use;
  const { projects } = wholeOf(links.files);
  const seen = links
    .definitions(name, view)
    .filter((one) => isExtension(one) && projects.sees(view.file.path, one.view.file.path));
  if (seen.length === 0) return undefined;
  const given = use.role === 'call' ? givenAt(use, links) : undefined;
  for (const { namespace, usings } of namespacesAround(view, view.placeOf(use.occurrence), links)) {
    const used = usings.flatMap((using) => {
      const meaning = using.isAlias ? undefined : usedPath(using, links);
      if (meaning?.is === 'module') return [meaning.path];
      const [type] = meaning?.is === 'definitions' ? meaning.all : [];
      return type ? [keyOf(type.view, type.symbol)] : [];
    });
    for (const spaces of [[namespace], used]) {
      const here = seen.filter((one) => {
        const type = containerOf(one.view, one.symbol);
        return spaces.some((space) => space === type || space === type.slice(0, type.lastIndexOf('/')));
      });
      const fitting = here.flatMap((one) => extended(one, receiver, links) ?? []);
      if (fitting.length === 0) continue;
      const choice = given
        ? chooseBy(
            given,
            fitting.map(({ candidate }) => candidate),
            links,
          )
        : {
            best: fitting.length === 1 ? fitting[0]!.candidate : undefined,
            isSure: false,
            taken: fitting.map((one) => one.candidate),
          };
      if (choice.taken.length === 0) continue;
      const { best } = choice;
      if (!best) {
        const nearest = fitting.filter((one) => choice.taken.includes(one.candidate) && one.isSame);
        if (nearest.length !== 1) {
          return oneOfThese(choice.taken, given, links);
        }
      }
      const chosen =
        fitting.find(({ candidate }) => candidate === best) ??
        fitting.find((one) => one.isSame && choice.taken.includes(one.candidate))!;
      // Nobody extends a type with what it has itself.
      const isLacking = isSure || (chosen.isSame && !isKnownMember(name) && receiver.is === 'outside' && choice.isSure);
      const certainty: Certainty = isLacking && chosen.isSure && best ? 'exact' : 'inferred';
      const found = given
        ? calledWith(chosen.candidate, given, links, certainty)
        : meaningOf(chosen.candidate, certainty);
      return { ...found, rule: EXTENSION };
    }
  }
  return undefined;
}

interface Extended {
  candidate: Candidate;
  /** It is known that the value is of what the method extends. */
  isSure: boolean;
  isSame: boolean;
}

/** A method as a member of a value; undefined when it extends other types. */
function extended(method: Defined, receiver: ValueType, links: LinkWorld): Extended | undefined {
  const whole = candidateOf(method, undefined, links);
  const [self, ...parameters] = whole.parameters;
  if (!self) return undefined;
  const type = self.isOpen ? receiver : self.isGeneric ? madeOf(method, receiver, links) : self.type;
  const fit = self.isOpen ? 'strict' : fitOfReceiver(receiver, type, links);
  if (fit === 'no') return undefined;
  const candidate: Candidate = { ...whole, parameters, extended: { value: receiver, type, fit } };
  return { candidate, isSure: fit !== 'maybe', isSame: fit === 'same' };
}

/** The type of the first parameter of a method, with what a value says of its type parameters. */
function madeOf(method: Defined, receiver: ValueType, links: LinkWorld): ValueType {
  const { view, name } = method;
  const first = view.linksOf(name).find(({ kind }) => kind === 'parameter');
  const link = first && view.linksOf(first.target).find(({ kind }) => kind === 'type');
  if (!first || !link) return { is: 'unknown' };
  const declaring = { is: 'type' as const, of: [method], certainty: 'exact' as const };
  const args = inferred(method, [receiver], links);
  return links.typeAt(view, first.target, link, { declaring: { ...declaring, args }, self: { is: 'unknown' } });
}

/** What is extended is that type or one below it: conversions that a type defines, and those of numbers, do not count. */
function fitOfReceiver(receiver: ValueType, type: ValueType, links: LinkWorld): Fit {
  const isNamed = receiver.is === 'outside' && receiver.name !== '';
  if (isNamed && (type.is === 'instance' || type.is === 'type')) return 'no';
  const fit = fitOf(receiver, type, links);
  const isNumber = (value: ValueType): boolean => value.is === 'outside' && isNumeric(value.name);
  return fit === 'strict' && isNumber(receiver) && isNumber(type) ? 'no' : fit;
}

/** True for a value of the language of which it is known that it has no member of a name. */
export function surelyLacks(value: ValueType, name: string): boolean {
  if (isKnownMember(name)) return false;
  return value.is === 'many' || (value.is === 'outside' && isKnownType(value.name));
}
