import {
  type Defined,
  identityOf,
  identityOfDefined,
  type Meaning,
  type NameUse,
  type TypedValue,
  type ValueType,
  weaker,
} from '../languages/index.ts';
import type { Linearise } from './linearisation.ts';
import { DEEP, kindOf, type LinkContext } from './link-context.ts';

/** Finds the members that a value itself has. */
type OwnMember = (value: TypedValue, name: string, use: NameUse | undefined, self: ValueType) => Meaning;

/** Which member is looked for, and of what. */
export interface Sought {
  context: LinkContext;
  linearised: Linearise;
  ownMember: OwnMember;
  name: string;
  use: NameUse | undefined;
  /** The value that is asked for it. */
  self: ValueType;
  /** The types `A & B` that were looked through. */
  joined: Set<string>;
}

/** That a value of a subtype may have it. */
export const OPEN: Meaning & { is: 'unknown' } = { is: 'unknown', rule: 'no-member-of-this' };
const NONE: Meaning = { is: 'outside', rule: 'no-member' };
const UNSURE: Meaning = { is: 'unknown', rule: 'supertype-unknown' };

/** The member of the supertypes of a value, each looked through with all of its own before the next. */
export function inheritedMember(
  sought: Sought,
  value: TypedValue,
  depth: number,
  seen: Set<string> = new Set(),
): Meaning {
  const { context, linearised, self } = sought;
  let unsure = false;
  for (const type of value.of) {
    // What many types extend is looked through once.
    if (seen.has(identityOfDefined(type))) continue;
    seen.add(identityOfDefined(type));
    const { linearises, plain, lacks } = context.rulesOf(type.view.file.language);
    const direct = context.supertypesOf(type, depth + 1, { declaring: value, self });
    const order = linearises && direct.length > 1 ? linearised(direct, depth + 1) : undefined;
    for (const next of order ?? direct) {
      if (next?.is === 'outside' && (plain?.has(next.name) || lacks?.(next.name, sought.name))) continue;
      if (next?.is !== 'instance' && next?.is !== 'type') {
        // What comes from there would be found first.
        if (next?.is !== 'outside') return UNSURE;
        unsure = true;
        continue;
      }
      const found = inheritedFrom(sought, next, depth, order !== undefined, seen);
      if (found.is === 'definitions') {
        const sure = weaker(found.certainty, value.certainty);
        return { ...found, certainty: unsure ? 'inferred' : sure, rule: 'inherited-member' };
      }
      if (found.is === 'unknown' && found.rule !== OPEN.rule) return found;
    }
  }
  return value.open ? OPEN : NONE;
}

/** The member of a supertype, and of its own. */
function inheritedFrom(
  sought: Sought,
  next: TypedValue,
  depth: number,
  isOrdered: boolean,
  seen: Set<string>,
): Meaning {
  const { context, ownMember, name, use, self } = sought;
  if (!isOrdered && isJoined(context, next)) return joinedMember(sought, next, depth + 1);
  const found = ownMember(next, name, use, self);
  if (found.is === 'definitions' || isOrdered || depth >= DEEP) return found;
  return inheritedMember(sought, next, depth + 1, seen);
}

/**
 * The member of `A & B`: one thing with the declarations of all parts that have it. Parts of which some members are left
 * out (`Omit<A, 'b'> & B`) are only asked when the others lack it.
 */
export function joinedMember(sought: Sought, value: TypedValue, depth: number): Meaning {
  const { context, ownMember, name, use, self, joined } = sought;
  // What is a part in several ways is looked through once.
  const key = identityOf(value);
  if (joined.has(key)) return NONE;
  joined.add(key);
  const parts = value.of.flatMap((type) => context.supertypesOf(type, depth + 1, { declaring: value, self }));
  const memberOf = (part: ValueType | undefined): Meaning => {
    if (part?.is === 'outside') return NONE;
    if ((part?.is !== 'instance' && part?.is !== 'type') || depth > DEEP) return UNSURE;
    return inheritedFrom(sought, part, depth, false, new Set());
  };
  const isLess = (part: ValueType | undefined): boolean => part !== undefined && 'lessened' in part;
  const whole = [ownMember(value, name, use, self), ...parts.filter((part) => !isLess(part)).map(memberOf)];
  const isMissing = whole.every(({ is }) => is !== 'definitions');
  const found = isMissing ? [...whole, ...parts.filter(isLess).map(memberOf)] : whole;
  const meant = found.filter((one) => one.is === 'definitions');
  const [first] = meant;
  if (!first) return found.find(({ is }) => is === 'unknown') ?? NONE;
  const all = [...new Map(meant.flatMap((one) => one.all).map((one) => [identityOfDefined(one), one])).values()];
  const isUnsure = found.some(({ is }) => is === 'unknown');
  const sure = [first, ...meant].reduce((least, { certainty }) => weaker(least, certainty), value.certainty);
  const rule = first === whole[0] ? first.rule : 'inherited-member';
  return { ...first, all, certainty: isUnsure ? 'inferred' : sure, rule };
}

/** True for `A & B`: under a name of its own, or where a value is declared with it. */
export function isJoined(context: LinkContext, { of: [type, ...more] }: TypedValue): boolean {
  if (!type || more.length > 0) return false;
  const { view, symbol, name } = type;
  const { linearises, byDepth, supertypes } = context.rulesOf(view.file.language);
  const isSuch = symbol < 0 || view.facts.symbols[symbol]?.kind === 'type';
  return isSuch && !linearises && !byDepth && !supertypes && view.linksOf(name).some(({ kind }) => kind === 'extends');
}

/** What is looked for by depth. */
interface SoughtByDepth {
  context: LinkContext;
  /** Finds the members that a type itself has. */
  ownMembers: (type: Defined, name: string, use: NameUse | undefined) => Defined[];
  name: string;
  use: NameUse | undefined;
  /** The value that is asked for it. */
  self: ValueType;
}

/**
 * The member of the supertypes of a value, the nearest first by depth. What an interface embeds is its own: of that the
 * first in order counts, however deep it is.
 */
export function memberByDepth(sought: SoughtByDepth, value: TypedValue): Meaning {
  const { context, self } = sought;
  if (isInterface(value)) return interfaceMember(sought, value);
  const seen = new Set(value.of.map(identityOfDefined));
  let level: readonly TypedValue[] = [value];
  // What is not known, or of a dependency, can have the member one level below itself.
  let [unknown, outside] = [false, false];
  for (let depth = 0; level.length > 0 && depth <= DEEP; depth++) {
    const next: TypedValue[] = [];
    let [nextUnknown, nextOutside] = [false, false];
    for (const one of level) {
      if (isInterface(one)) continue;
      for (const type of one.of) {
        for (const above of context.supertypesOf(type, depth + 1, { declaring: one, self })) {
          if (!above || above.is === 'unknown') nextUnknown = true;
          else if (above.is === 'outside') nextOutside = true;
          else if (above.is === 'instance' || above.is === 'type') {
            const of = above.of.filter((each) => !seen.has(identityOfDefined(each)));
            for (const each of of) seen.add(identityOfDefined(each));
            if (of.length > 0) next.push({ ...above, of });
          }
        }
      }
    }
    for (const declaring of next) {
      const own = declaredMember(sought, declaring);
      const found = own.is !== 'definitions' && isInterface(declaring) ? interfaceMember(sought, declaring) : own;
      if (found.is === 'unknown') nextUnknown = true;
      if (found.is !== 'definitions') continue;
      const certainty = unknown || outside ? 'inferred' : weaker(value.certainty, found.certainty);
      return { ...found, certainty };
    }
    unknown ||= nextUnknown;
    outside ||= nextOutside;
    level = next;
  }
  return unknown ? UNSURE : NONE;
}

/** The member that the types of a value declare themselves. */
function declaredMember({ ownMembers, name, use, self }: SoughtByDepth, declaring: TypedValue): Meaning {
  const all = declaring.of.flatMap((type) => ownMembers(type, name, use));
  if (all.length === 0) return NONE;
  const { certainty } = declaring;
  return { is: 'definitions', all, certainty, rule: 'inherited-member', through: { declaring, self } };
}

const isInterface = ({ of }: TypedValue): boolean => of.length > 0 && of.every((type) => kindOf(type) === 'interface');

/** The member of what an interface embeds, and of what that does, in order. */
function interfaceMember(sought: SoughtByDepth, value: TypedValue): Meaning {
  const seen = new Set<string>();
  // What comes before it may be another one; one of a dependency would be the same, which both declare.
  let unknown = false;
  const visit = (one: TypedValue, depth: number): Meaning | undefined => {
    for (const type of one.of) {
      if (depth > DEEP) unknown = true;
      if (seen.has(identityOfDefined(type)) || depth > DEEP) continue;
      seen.add(identityOfDefined(type));
      const supertypes = sought.context.supertypesOf(type, depth + 1, { declaring: one, self: sought.self });
      for (const above of supertypes) {
        if (!above || above.is === 'unknown') unknown = true;
        if (above?.is !== 'instance' && above?.is !== 'type') continue;
        const own = declaredMember(sought, above);
        if (own.is !== 'definitions') {
          const found = visit(above, depth + 1);
          if (found) return found;
          continue;
        }
        return { ...own, certainty: unknown ? 'inferred' : weaker(value.certainty, own.certainty) };
      }
    }
    return undefined;
  };
  return visit(value, 0) ?? (unknown ? UNSURE : NONE);
}
