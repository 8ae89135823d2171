import { LINK_TARGETS, ROLES } from '../../model/index.ts';
import type { LinkWorld, MemberUse } from '../link-rules.ts';
import { ANYTHING, type Defined, type Meaning, OUTSIDE, UNKNOWN, type ValueType } from '../meaning.ts';
import { implAround, implsOfTrait, PLAIN } from './impls.ts';
import { isOfValue, membersNamed, traitOfMember } from './named-members.ts';
import { outsideOf } from './roles.ts';
import { given } from './standard.ts';
import { hasMethod, isCommon, isKnown } from './standard-methods.ts';

/**
 * The member of what is not of the project, or not known: it may be one of a trait of the project all the same.
 * Undefined for several types, of which the shared rules ask for each.
 */
export function outsideMember(value: ValueType, use: MemberUse, links: LinkWorld): Meaning | undefined {
  const { name, view, role = 'read' } = use;
  if (value.is === 'either') return undefined;
  if (value.is === 'unknown') {
    const isPath = isInPath(use);
    if (role === 'call' && !isPath && isOfFunction(use, links)) return outsideMember(FUNCTION, use, links);
    const candidates = view ? membersNamed(name, role, view, links)[isPath ? 'inPaths' : 'ofValues'] : [];
    const isUnlikely = role === 'call' && !isPath && isCommon(name);
    return { is: 'unknown', rule: 'member-unknown', candidates, ...(isUnlikely && { unlikely: true }) };
  }
  if (value.is !== 'outside' && value.is !== 'many') return { is: 'unknown', rule: 'member-unknown' };
  const [written, args] = value.is === 'many' ? ['[]', [value.of]] : [value.name, value.args];
  const type = plainName(written);
  const gives = given(type, args, name);
  const outside: Meaning = { is: 'outside', rule: 'member-outside', value: gives, hands: ANYTHING };
  const all = view ? membersNamed(name, role, view, links).traits : [];
  if (isOfModule(use, links)) return outsideOf(role, 'path-outside');
  const traits = all.length > 0 && !isInPath(use) ? all.filter((one) => isOfValue(one, role)) : all;
  if (traits.length === 0) return outside;
  const has = role === 'call' ? hasMethod(type, name) : 'no';
  const isMine = traits.some((one) => isForName(one, type, links));
  const isKnownHere = has === 'of-iterator' || (gives !== UNKNOWN && gives !== OUTSIDE);
  if ((has === 'own' && !(isMine && isOfReference(use))) || (isKnownHere && !isMine)) return outside;
  const may = traits.filter((member) => isOfTrait(member, type, links));
  const [only] = may;
  // A function has no methods of its own: it can be one that a trait gives to all types.
  if (only && may.length === 1 && type === 'function') {
    return { is: 'definitions', all: may, certainty: 'inferred', rule: 'blanket-member' };
  }
  if (only && may.length === 1 && type !== '' && isForName(only, type, links)) {
    // The type of a dependency may have a member of that name itself.
    const certainty = role === 'call' && has === 'no' && isKnown(type) ? 'exact' : 'inferred';
    return { is: 'definitions', all: may, certainty, rule: 'trait-member' };
  }
  return only ? { is: 'unknown', rule: 'trait-unknown', candidates: may } : outside;
}

const FUNCTION: ValueType = { is: 'outside', name: 'function', args: [] };

/** True for `b` in `a.b()`, where `a` is a function of the project, which is not called. */
function isOfFunction({ view, occurrence = -1 }: MemberUse, links: LinkWorld): boolean {
  if (!view || occurrence < 0) return false;
  const of = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (!of || of.target < 0 || of.steps.length > 0) return false;
  const meaning = links.meaning(view, of.target);
  if (meaning.is !== 'definitions') return false;
  return meaning.all.every((one) => /^(?:function|method)$/.test(one.view.facts.symbols[one.symbol]?.kind ?? ''));
}

/** True for a member of `self` in an impl for references to a type: what a trait gives those comes before its own. */
function isOfReference({ view, occurrence = -1 }: MemberUse): boolean {
  if (!view || occurrence < 0 || !implAround(view, occurrence)?.byReference) return false;
  return view.linksOf(occurrence).some(({ kind, target }) => kind === 'member' && target === LINK_TARGETS.this);
}

/** True for `b` in `a::b`, where `a` is a crate or a module that is not of the project: so is all that is in it. */
function isOfModule({ view, occurrence = -1 }: MemberUse, links: LinkWorld): boolean {
  if (!view || occurrence < 0) return false;
  const path = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (!path || path.target < 0 || path.steps.length > 0) return false;
  const name = view.nameAt(path.target);
  const isModule = ROLES[view.occurrences.role[path.target]!] === 'type' && /^[a-z_][a-z\d_]*$/.test(name);
  return isModule && plainName(name) === name && links.meaning(view, path.target).is === 'outside';
}

/** True when an impl may give the trait of a member to a type: for that name, one without a name, or for all types. */
function isOfTrait(member: Defined, type: string, links: LinkWorld): boolean {
  return implsOfTrait(traitOfMember(member, links), links).some((impl) => {
    if (impl.type < 0) {
      return type === '' || impl.plain === LINK_TARGETS.unknown || namesOf(type).includes(PLAIN[impl.plain] ?? '');
    }
    const meaning = links.meaning(impl.view, impl.type);
    if (meaning.is === 'definitions') return meaning.all.some((one) => one.symbol < 0);
    return type === '' || impl.view.nameAt(impl.type) === type;
  });
}

/** True when an impl gives the trait of a member to a type of that name, or to one without a name. */
function isForName(member: Defined, type: string, links: LinkWorld): boolean {
  return implsOfTrait(traitOfMember(member, links), links).some((impl) =>
    namesOf(type).includes(impl.type >= 0 ? impl.view.nameAt(impl.type) : (PLAIN[impl.plain] ?? '')),
  );
}

/** The names of a type, and of what a pointer to its content leads to. */
const namesOf = (type: string): readonly string[] =>
  type === 'Vec' ? ['Vec', '[]'] : type === 'String' ? ['String', 'string'] : [type];

/** The name by which values of a primitive type are known. */
function plainName(name: string): string {
  if (/^(?:[iu](?:8|16|32|64|128|size)|f32|f64|char)$/.test(name)) return 'number';
  return name === 'str' ? 'string' : name === 'bool' ? 'boolean' : name;
}

/** True for `b` in `a::b`, where `a` is a type or a module. */
export function isInPath({ view, occurrence = -1 }: MemberUse): boolean {
  if (!view || occurrence < 0) return false;
  return view.linksOf(occurrence).some(({ kind, target, steps }) => {
    return kind === 'member' && steps.length === 0 && target >= 0 && ROLES[view.occurrences.role[target]!] === 'type';
  });
}
