import { LINK_TARGETS } from '../../model/index.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, type Receiver, type TypedValue, UNKNOWN } from '../meaning.ts';
import { supertypes, thisAt } from './classes.ts';

const UNSURE: Meaning = { is: 'unknown', rule: 'dart/argument-unknown' };
/** What a dependency hands to a function can be anything. */
const OUTSIDE: Meaning = { is: 'outside', rule: 'dart/argument-outside', value: UNKNOWN };

/** What the name of an argument means: the parameter of what is called, or the field which that sets (`this.a`). */
export function namedArgument(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const link = view.linksOf(occurrence).find(({ kind }) => kind === 'key');
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  // The name of a field in a pattern.
  if (member) return links.member(links.valueAt(view, occurrence, member), name, use);
  // The name of a parameter in a type of functions.
  if (!link) return { is: 'outside', rule: 'dart/parameter-name' };
  const called = calledBy(use, link.target, links);
  if (called.is === 'outside') return OUTSIDE;
  if (called.is !== 'definitions') return UNSURE;
  const found = called.all.map((one) => parameter(one, name, links));
  const all = found.flatMap((one) => (one.is === 'definitions' ? one.all : []));
  if (all.length === 0) return found[0] ?? UNSURE;
  const through = called.through ?? typeArguments(use, link.target, called.all, links);
  return {
    ...{ is: 'definitions', all, certainty: called.certainty, rule: 'dart/named-argument' },
    ...(through && { through }),
  };
}

/** What the type parameters of a type that is called are given. */
function typeArguments(
  { view }: NameUse,
  target: number,
  of: readonly Defined[],
  links: LinkWorld,
): Receiver | undefined {
  if (target < 0) return undefined;
  const args = view
    .linksOf(target)
    .filter(({ kind }) => kind === 'typeArgument')
    .map((link) => links.typeAt(view, target, link));
  if (args.length === 0) return undefined;
  const declaring: TypedValue = { is: 'type', of, certainty: 'exact', args };
  return { declaring, self: { ...declaring, is: 'instance' } };
}

function calledBy({ view, occurrence }: NameUse, target: number, links: LinkWorld): Meaning {
  if (target >= 0) return links.meaning(view, target);
  const self = thisAt(view, occurrence, links);
  if (self?.is !== 'instance') return UNSURE;
  const of = target === LINK_TARGETS.super ? supertypes(self, 'extends', links).at(-1) : self;
  if (of?.is === 'outside') return OUTSIDE;
  if (of?.is !== 'instance' && of?.is !== 'type') return UNSURE;
  return { is: 'definitions', all: of.of, certainty: of.certainty, rule: 'dart/constructor' };
}

function parameter({ view, name: callee }: Defined, name: string, links: LinkWorld): Meaning {
  const taken = view.linksOf(callee).filter(({ kind, target }) => kind === 'parameter' && target >= 0);
  const one = taken.find(({ target }) => view.nameAt(target) === name);
  if (!one) return UNSURE;
  if (!view.bindingAt(one.target)) return links.meaning(view, one.target);
  const all = [{ view, symbol: -1, name: one.target }];
  return { is: 'definitions', all, certainty: 'exact', rule: 'dart/named-argument' };
}
