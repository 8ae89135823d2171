import { LINK_TARGETS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Meaning, TypedValue, ValueType } from '../meaning.ts';
import { memberOfChain, typeOfChain, type Wanted } from './bare-names.ts';
import { extensionOf, surelyLacks } from './extensions.ts';
import { type Chain, chainOf, mayHave, ofKind, supertypesOf } from './members.ts';
import { moduleOf } from './namespaces.ts';
import { ofObject, platformMember } from './platform.ts';
import { isType, typeIn, wholeOf, wholeType } from './types.ts';

/** The member of a value, of a type, or of a namespace. */
export function memberName(value: ValueType, use: NameUse, wanted: Wanted, links: LinkWorld): Meaning {
  if (value.is === 'module') return inNamespace(value.path, use.name, wanted.arity, use.view, links);
  if (value.is === 'outside' || value.is === 'many') {
    if (!wanted.isType && use.role !== 'key') {
      const found = extensionOf(value, use, surelyLacks(value, use.name), links);
      if (found) return found;
    }
    return platformMember(value, use.name, () => typeArguments(use, links));
  }
  if (value.is === 'unknown' && use.name === 'GetType')
    return { is: 'outside', rule: 'csharp-no-member', value: ofObject(use.name) };
  if (value.is !== 'instance' && value.is !== 'type') return links.member(value, use.name, use);
  const whole = wholeType(value, links);
  const chain = chainOf([whole], use.name, links);
  if (wanted.isType) {
    return weakenedBy(typeOfChain(chain, wanted.arity), value) ?? { is: 'outside', rule: 'csharp-no-member' };
  }
  return weakenedBy(memberOf(ofKind(chain, value.is), whole, use, links), value)!;
}

function memberOf(chain: Chain, value: TypedValue, use: NameUse, links: LinkWorld): Meaning {
  const found = memberOfChain(chain, use, links);
  if (found) return found;
  const may = mayHave(chain, use.name);
  if (value.is === 'instance' && use.role !== 'key') {
    const extension = extensionOf(value, use, may === 'lacks', links);
    if (extension) return extension;
  }
  const [one] = value.of;
  const kind = one?.view.facts.symbols[one.symbol]?.kind;
  // What is of a value that may not be there.
  if (kind === 'struct' && value.is === 'instance' && /^(?:Value|GetValueOrDefault)$/.test(use.name)) {
    return { is: 'outside', rule: 'csharp-nullable', value };
  }
  if (kind === 'type' && use.name === 'Invoke') {
    return {
      is: 'outside',
      rule: 'csharp-invoke',
      value: links.returned({ is: 'definitions', all: [one!], certainty: 'exact', rule: '' }),
    };
  }
  if (chain.levels.length > 0 && may !== 'has') {
    const candidates = chain.levels.flatMap(({ members }) => members);
    return { is: 'unknown', rule: 'csharp-overload', candidates };
  }
  if (may === 'has') return { is: 'outside', rule: 'csharp-no-member', value: ofObject(use.name) };
  return may === 'unknown' ? { is: 'unknown', rule: 'supertype-unknown' } : { is: 'outside', rule: 'csharp-no-member' };
}

/** The type arguments that are written with a name. */
export function typeArguments({ view, occurrence }: NameUse, links: LinkWorld): readonly ValueType[] {
  return view
    .linksOf(occurrence)
    .filter(({ kind }) => kind === 'typeArgument')
    .map((link) => links.typeAt(view, occurrence, link));
}

/** What a namespace has: one in it, or a type. */
export function inNamespace(path: string, name: string, arity: number, from: FileView, links: LinkWorld): Meaning {
  const whole = path === '' ? name : `${path}.${name}`;
  if (arity === 0 && wholeOf(links.files).isNamespace(whole, from.file.path)) return moduleOf(whole);
  return typeIn(path, name, arity, from, links) ?? { is: 'outside', rule: 'csharp-namespace-outside', name };
}

/** The type whose body is around an occurrence. */
export function typeAround(view: FileView, occurrence: number, links: LinkWorld): TypedValue | undefined {
  const { symbols } = view.facts;
  const symbol = view
    .symbolsAround(view.placeOf(occurrence))
    .findLast((one) => isType({ view, symbol: one, name: -1 }) && symbols[one]!.kind !== 'type');
  if (symbol === undefined) return undefined;
  return wholeType({ is: 'instance', of: [links.defined(view, symbol)], certainty: 'exact' }, links);
}

/** The member of `this` or `base`. */
export function memberOfSelf(use: NameUse, target: number, links: LinkWorld): Meaning {
  const type = typeAround(use.view, use.occurrence, links);
  if (!type) return { is: 'unknown', rule: 'this-unknown' };
  if (target === LINK_TARGETS.this)
    return memberOf(ofKind(chainOf([type], use.name, links), 'instance'), type, use, links);
  const [base] = supertypesOf(type, links).filter(
    (above) => (above?.is !== 'instance' && above?.is !== 'type') || !isInterface(above),
  );
  if (!base)
    return mayHave({ levels: [], outside: [], unknown: false }, use.name) === 'has'
      ? { is: 'outside', rule: 'csharp-inherited-outside' }
      : { is: 'unknown', rule: 'supertype-unknown' };
  if (base.is === 'outside') return { is: 'outside', rule: 'csharp-inherited-outside' };
  if (base.is !== 'instance' && base.is !== 'type') return { is: 'unknown', rule: 'supertype-unknown' };
  const instance: TypedValue = { ...base, is: 'instance' };
  return memberOf(ofKind(chainOf([instance], use.name, links), 'instance'), instance, use, links);
}

function isInterface({ of: [one] }: TypedValue): boolean {
  return one?.view.facts.symbols[one.symbol]?.kind === 'interface';
}

function weakenedBy<T extends Meaning | undefined>(meaning: T, { certainty }: TypedValue): T {
  return meaning?.is === 'definitions' && certainty === 'inferred' ? { ...meaning, certainty } : meaning;
}
