import { type Defined, identityOfDefined, type Meaning, type NameUse, type TypedValue } from '../languages/index.ts';
import { DEEP, type LinkContext } from './link-context.ts';
import type { Settled } from './remembered-values.ts';

/** The member of subtypes of a value that lacks it: certain of none, as the value may be of another; undefined for none. */
export type SubtypeMember = (value: TypedValue, name: string, use: NameUse) => Meaning | undefined;

/** Makes what finds it, and remembers which types are below which. */
export function createSubtypeMember(context: LinkContext, settled: Settled): SubtypeMember {
  const found = new Map<string, readonly Defined[]>();
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

  function readCandidates(name: string, use: NameUse, wanted: readonly string[]): readonly Defined[] {
    return context.definitions(name, use.view).filter((one) => {
      const { parent } = one.view.facts.symbols[one.symbol]!;
      if (parent < 0) return false;
      const all = aboveOf(context.defined(one.view, parent));
      return wanted.some((each) => all.has(each));
    });
  }

  return (value, name, use) => {
    const [type] = value.of;
    if (!type || !context.rulesOf(type.view.file.language).narrows) return undefined;
    const wanted = [...new Set(value.of.map(identityOfDefined))];
    const key = `${use.view.file.language} ${name} ${wanted.join(' ')}`;
    const candidates =
      found.get(key) ??
      settled(
        () => readCandidates(name, use, wanted),
        (all) => found.set(key, all),
      );
    const [only, more] = candidates;
    if (!only) return undefined;
    if (more) return { is: 'unknown', rule: 'subtype-member', candidates };
    return { is: 'definitions', all: [only], certainty: 'inferred', rule: 'subtype-member' };
  };
}
