import {
  type Defined,
  identityOf,
  identityOfDefined,
  type Meaning,
  type NameUse,
  type Receiver,
  type TypedValue,
  type ValueType,
  weaker,
} from '../languages/index.ts';
import { DEEP, type LinkContext } from './link-context.ts';

/** Finds the members that a value itself has. */
type OwnMember = (value: TypedValue, name: string, use: NameUse | undefined, self: ValueType) => Meaning;

/** That a value of a subtype may have it. */
export const OPEN: Meaning & { is: 'unknown' } = { is: 'unknown', rule: 'no-member-of-this' };
const NONE: Meaning = { is: 'outside', rule: 'no-member' };
const UNSURE: Meaning = { is: 'unknown', rule: 'supertype-unknown' };

/** The member of the supertypes of a value, each looked through with all of its own before the next. */
export function inheritedMember(
  context: LinkContext,
  ownMember: OwnMember,
  value: TypedValue,
  name: string,
  use: NameUse | undefined,
  self: ValueType,
  depth: number,
  seen: Set<string> = new Set(),
): Meaning {
  let unsure = false;
  for (const type of value.of) {
    // What many types extend is looked through once.
    if (seen.has(identityOfDefined(type))) continue;
    seen.add(identityOfDefined(type));
    const { linearises, plain } = context.rulesOf(type.view.file.language);
    const direct = context.supertypesOf(type, depth + 1, { declaring: value, self });
    const order = linearises && direct.length > 1 ? linearised(context, direct, depth + 1) : undefined;
    for (const next of order ?? direct) {
      if (next?.is === 'outside' && plain?.has(next.name)) continue;
      if (next?.is !== 'instance' && next?.is !== 'type') {
        // What comes from there would be found first.
        if (next?.is !== 'outside') return UNSURE;
        unsure = true;
        continue;
      }
      const found = ofSupertype(next, order !== undefined);
      if (found.is === 'definitions') {
        const sure = weaker(found.certainty, value.certainty);
        const others = isJoined(type) ? direct.filter((other) => other !== next).map(ofPart) : [];
        const more = others.flatMap((other) => (other.is === 'definitions' ? other.all : []));
        const isShared = others.some(({ is }) => is !== 'outside');
        const all = [...new Map([...found.all, ...more].map((one) => [identityOfDefined(one), one])).values()];
        return { ...found, all, certainty: unsure || isShared ? 'inferred' : sure, rule: 'inherited-member' };
      }
      if (found.is === 'unknown' && found.rule !== OPEN.rule) return found;
    }
  }
  return value.open ? OPEN : NONE;

  function ofSupertype(next: TypedValue, isOrdered: boolean): Meaning {
    const found = ownMember(next, name, use, self);
    if (found.is === 'definitions' || isOrdered || depth >= DEEP) return found;
    return inheritedMember(context, ownMember, next, name, use, self, depth + 1, seen);
  }

  /** The member of another part of `A & B`, which is as near as the one found. */
  function ofPart(other: ValueType | undefined): Meaning {
    if (other?.is === 'outside') return NONE;
    return other?.is === 'instance' || other?.is === 'type' ? ofSupertype(other, false) : UNSURE;
  }
}

/** True for `A & B`: under a name of its own, or where a value is declared with it. */
function isJoined({ view, symbol }: Defined): boolean {
  return symbol < 0 || view.facts.symbols[symbol]?.kind === 'type';
}

/** The C3 linearisation of supertypes (Barrett and others, 1996); undefined when there is none. */
function linearised(
  context: LinkContext,
  direct: readonly (ValueType | undefined)[],
  depth: number,
): readonly (ValueType | undefined)[] | undefined {
  if (depth > DEEP) return undefined;
  const keyOf = (value: ValueType | undefined): string => (value ? identityOf(value) : 'unknown');
  const lists = direct.map((value) => {
    if (value?.is !== 'instance' && value?.is !== 'type') return [value];
    const through: Receiver = { declaring: value, self: value };
    const above = value.of.flatMap((type) => context.supertypesOf(type, depth + 1, through));
    return [value, ...(linearised(context, above, depth + 1) ?? above)];
  });
  const queues = [...lists, [...direct]];
  const order: (ValueType | undefined)[] = [];
  while (queues.some((queue) => queue.length > 0)) {
    const next = queues.find((queue) => {
      if (queue.length === 0) return false;
      const key = keyOf(queue[0]);
      return queues.every((other) => !other.slice(1).some((value) => keyOf(value) === key));
    });
    if (!next) return undefined;
    const [taken] = next;
    const key = keyOf(taken);
    order.push(taken);
    for (const queue of queues) if (queue.length > 0 && keyOf(queue[0]) === key) queue.shift();
  }
  return order;
}

/** The member of the supertypes of a value, the nearest first by depth. */
export function memberByDepth(
  context: LinkContext,
  ownMembers: (type: Defined, name: string, use: NameUse | undefined) => Defined[],
  value: TypedValue,
  name: string,
  use: NameUse | undefined,
  self: ValueType,
): Meaning {
  const seen = new Set(value.of.map(identityOfDefined));
  let level: readonly TypedValue[] = [value];
  // What is not known, or of a dependency, can have the member one level below itself.
  let [unknown, outside] = [false, false];
  for (let depth = 0; level.length > 0 && depth <= DEEP; depth++) {
    const next: TypedValue[] = [];
    let [nextUnknown, nextOutside] = [false, false];
    for (const one of level) {
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
      const all = declaring.of.flatMap((type) => ownMembers(type, name, use));
      if (all.length === 0) continue;
      const certainty = unknown || outside ? 'inferred' : weaker(value.certainty, declaring.certainty);
      return { is: 'definitions', all, certainty, rule: 'inherited-member', through: { declaring, self } };
    }
    unknown ||= nextUnknown;
    outside ||= nextOutside;
    level = next;
  }
  return unknown ? UNSURE : NONE;
}
