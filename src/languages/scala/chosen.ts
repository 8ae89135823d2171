import { chosenFrom } from '../kotlin/overloads.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning, Receiver } from '../meaning.ts';
import { type Found, isDeferred, kindOf } from './chains.ts';
import { fitOfKind, isFunctionKind, type Space } from './spaces.ts';

/** What may be meant. */
export type Candidate = Pick<Found, 'one' | 'isSure'> & { through?: Receiver };

const kindAt = ({ view, name, symbol }: Defined) =>
  view.facts.symbols[symbol]?.kind ?? view.bindingAt(name)?.kind ?? 'variable';

/** Which of what has a name in one place is meant; undefined when nothing of it can be. */
export function chosen(
  all: readonly Candidate[],
  use: NameUse,
  space: Space,
  rule: string,
  links: LinkWorld,
): Meaning | undefined {
  const fits = all.map(({ one }) => fitOfKind(kindAt(one), space));
  const best = Math.max(0, ...fits);
  if (best === 0) return undefined;
  const fitting = all.filter((_, i) => fits[i] === best);
  const [first] = fitting;
  // What has a body overrides what has none.
  const nearest = fitting.find(({ one }) => !isDeferred(one)) ?? first!;
  if (!isFunctionKind(kindAt(nearest.one))) return alternatives(nearest, fitting, rule);
  const functions = fitting.filter(({ one }) => isFunctionKind(kindAt(one)));
  const own = withoutOverridden(functions, nearest);
  if (own.length === 1) return meaningOf(own[0]!, rule);
  if (use.role === 'call') {
    const found = chosenFrom(own, use, 'call', rule, links);
    if (found) return found;
  }
  const plain = own.filter(({ one }) => !one.view.linksOf(one.name).some(({ kind }) => kind === 'parameter'));
  if (use.role !== 'call' && plain.length === 1) return meaningOf(plain[0]!, rule);
  return { is: 'unknown', rule: 'scala/overload', candidates: own.map(({ one }) => one) };
}

/** Definitions for several platforms or versions are one. */
function alternatives(nearest: Candidate, all: readonly Candidate[], rule: string): Meaning {
  const same = all.filter(
    ({ one, through }) => !through && one.view !== nearest.one.view && kindOf(one) === kindOf(nearest.one),
  );
  const found = meaningOf(nearest, rule);
  return found.is === 'definitions' && same.length > 0 && !nearest.through
    ? { ...found, all: [nearest.one, ...same.map(({ one }) => one)] }
    : found;
}

function meaningOf({ one, through, isSure }: Candidate, rule: string): Meaning {
  return { is: 'definitions', all: [one], certainty: isSure ? 'exact' : 'inferred', rule, ...(through && { through }) };
}

/** Each once: the first, or what has a body, overrides what takes as much in types named alike. */
function withoutOverridden(all: readonly Candidate[], nearest: Candidate): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const one of [nearest, ...all]) {
    const key = shapeOf(one);
    const before = seen.get(key);
    if (!before || (isDeferred(before.one) && !isDeferred(one.one))) seen.set(key, one);
  }
  return [...seen.values()];
}

/** The types that a function takes, as they are written. */
function shapeOf({ one, through }: Candidate): string {
  const { view, name } = one;
  const parameters = view.linksOf(name).filter(({ kind }) => kind === 'parameter');
  // What stands in no type, or in one type several times, overrides nothing.
  const own = through ? '' : `${view.file.id}:${name} `;
  const types = parameters.map(({ target }) => {
    const type = view.linksOf(target).find(({ kind }) => kind === 'type');
    if (!type) return '?';
    const isParameter =
      type.target >= 0 && view.bindingsOf(view.nameAt(type.target)).some(({ kind }) => kind === 'type-parameter');
    return isParameter ? '?' : type.target >= 0 ? view.nameAt(type.target) : String(type.target);
  });
  return `${own}${types.join(',')}`;
}
