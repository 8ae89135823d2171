import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { OUTSIDE, type Receiver, UNKNOWN, type ValueType } from '../meaning.ts';
import { applyOf, classesBeside } from './beside.ts';
import { bodyAt } from './bodies.ts';
import { chainOf, kindOf } from './chains.ts';
import { handedTo } from './handed.ts';
import { isFunctionKind } from './spaces.ts';
import { applied, elementOf, partOf } from './standard.ts';

/** What calling a definition gives: of an object what its `apply` does, of a class a value of it. */
export function called(one: Defined, _: Receiver | undefined, links: LinkWorld): ValueType | undefined {
  const kind = kindOf(one);
  if (kind === 'class' || kind === 'enum') return { is: 'instance', of: [one], certainty: 'exact' };
  if (kind === 'enum-member') return { is: 'instance', of: [one], certainty: 'exact' };
  if (kind === 'object') {
    const all = applyOf(one, links);
    if (all.length > 0) return links.returned({ is: 'definitions', all, certainty: 'exact', rule: 'scala/apply' });
    const [made] = classesBeside(one, links);
    return made ? { is: 'instance', of: [made], certainty: 'exact' } : UNKNOWN;
  }
  return undefined;
}

/** The value of a name where it stands: of a function without parameters what it gives. */
export function valueAt(use: NameUse, links: LinkWorld): ValueType | undefined {
  const { view, occurrence, role } = use;
  if (role === 'type') return undefined;
  const meaning = links.meaning(view, occurrence);
  const [one, ...more] = meaning.is === 'definitions' ? meaning.all : [];
  if (!one) return undefined;
  const kind = kindOf(one);
  if (kind === 'enum-member') return { is: 'instance', of: [one], certainty: 'exact' };
  if (kind !== undefined && isFunctionKind(kind) && role !== 'call') return links.returned(meaning);
  if (one.symbol >= 0 || more.length > 0) return undefined;
  const said = one.view.linksOf(one.name);
  const passed = said.find(({ kind: each }) => each === 'passed');
  if (passed) return handedTo(one.view, passed, links);
  const binding = one.view.bindingAt(one.name);
  // `self =>` is another name of `this`.
  if (binding?.kind === 'parameter' && said.length === 0 && one.view.facts.scopes[binding.scope]?.kind === 'class') {
    return thisAt(one.view, one.name, links);
  }
  return undefined;
}

/** What is `this` at an occurrence. */
export function thisAt(view: FileView, occurrence: number, links: LinkWorld): ValueType {
  const body = bodyAt(view, occurrence, links);
  return body?.values[0] ?? UNKNOWN;
}

/** What a step gives of a value. */
export function step(of: ValueType, name: string, links: LinkWorld): ValueType | undefined {
  if (name === 'element') return elementOf(of) ?? (of.is === 'outside' && of.args.length === 0 ? OUTSIDE : UNKNOWN);
  if (name === 'call') {
    if (of.is === 'outside' || of.is === 'many')
      return applied(of) ?? (of.is === 'outside' && of.args.length === 0 ? undefined : UNKNOWN);
    if (of.is !== 'instance' && of.is !== 'type') return undefined;
    const chain = chainOf([of], 'apply', links);
    const [first] = chain.found;
    if (first)
      return links.returned({
        is: 'definitions',
        all: chain.found.map(({ one }) => one),
        certainty: 'exact',
        rule: 'scala/apply',
        through: first.through,
      });
    // More lists of a function that was called.
    return chain.isOpen ? UNKNOWN : of;
  }
  const place = ['first', 'second', 'third'].indexOf(name);
  if (place < 0) return undefined;
  if (of.is !== 'instance' && of.is !== 'type') return partOf(of, place) ?? UNKNOWN;
  const [type] = of.of.flatMap((one) => (kindOf(one) === 'object' ? classesBeside(one, links) : [one]));
  const parameter = type?.view.linksOf(type.name).filter(({ kind }) => kind === 'parameter')[place];
  const link = type && parameter ? type.view.linksOf(parameter.target).find(({ kind }) => kind === 'type') : undefined;
  if (!type || !parameter || !link) return UNKNOWN;
  const found = links.typeAt(type.view, parameter.target, link, { declaring: { ...of, is: 'instance' }, self: of });
  return found.is === 'type' ? { ...found, is: 'instance' } : found;
}
