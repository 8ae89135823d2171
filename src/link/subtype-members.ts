import { type Defined, identityOfDefined, type Meaning, type NameUse, type TypedValue } from '../languages/index.ts';
import { DEEP, type LinkContext } from './link-context.ts';
import type { Settled } from './remembered-values.ts';

/** The member of subtypes of a value that lacks it: certain of none, as the value may be of another; undefined for none. */
export type SubtypeMember = (value: TypedValue, name: string, use: NameUse) => Meaning | undefined;

/** Numbers of definitions by the identities of types. */
type Below = ReadonlyMap<string, readonly number[]>;

/** Makes what finds it, and remembers which types are below which. */
export function createSubtypeMember(context: LinkContext, settled: Settled): SubtypeMember {
  const found = new Map<string, Below>();
  const above = new Map<string, ReadonlySet<string>>();

  /** The identities of all types above one. */
  function aboveOf(type: Defined): ReadonlySet<string> {
    const key = identityOfDefined(type);
    return (
      above.get(key) ??
      settled(
        () => readAbove(type),
        (all) => above.set(key, all),
      )
    );
  }

  function readAbove(type: Defined): ReadonlySet<string> {
    const all = new Set<string>();
    let level: readonly Defined[] = [type];
    for (let depth = 0; level.length > 0 && depth <= DEEP; depth++) {
      const next: Defined[] = [];
      for (const value of level.flatMap((one) => context.supertypesOf(one, depth))) {
        if (value?.is !== 'instance' && value?.is !== 'type') continue;
        for (const one of value.of) {
          const key = identityOfDefined(one);
          if (!all.has(key)) next.push(one);
          all.add(key);
        }
      }
      level = next;
    }
    return all;
  }

  /** The members that have a name, by the types above that of each: by their numbers among all definitions of it. */
  function readBelow(all: readonly Defined[]): Below {
    const below = new Map<string, number[]>();
    for (const [i, { view, symbol }] of all.entries()) {
      const { parent } = view.facts.symbols[symbol]!;
      if (parent < 0) continue;
      for (const type of aboveOf(context.defined(view, parent))) {
        const others = below.get(type);
        if (others) others.push(i);
        else below.set(type, [i]);
      }
    }
    return below;
  }

  function candidatesBelow(value: TypedValue, name: string, { view }: NameUse): readonly Defined[] {
    const key = `${view.file.language} ${name}`;
    const all = context.definitions(name, view);
    const below =
      found.get(key) ??
      settled(
        () => readBelow(all),
        (read) => found.set(key, read),
      );
    const numbers = new Set(value.of.flatMap((type) => below.get(identityOfDefined(type)) ?? []));
    return [...numbers].sort((a, b) => a - b).map((i) => all[i]!);
  }

  return (value, name, use) => {
    const [type] = value.of;
    if (!type || !context.rulesOf(type.view.file.language).narrows) return undefined;
    const candidates = candidatesBelow(value, name, use);
    const [only, more] = candidates;
    if (!only) return undefined;
    if (more) return { is: 'unknown', rule: 'subtype-member', candidates };
    return { is: 'definitions', all: [only], certainty: 'inferred', rule: 'subtype-member' };
  };
}
