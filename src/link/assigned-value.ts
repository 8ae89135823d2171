import {
  type Defined,
  type FileView,
  identityOf,
  OUTSIDE,
  oneOf,
  UNKNOWN,
  type ValueType,
  weakened,
} from '../languages/index.ts';
import { LINK_TARGETS, ROLES } from '../model/index.ts';
import { type LinkContext, TYPES } from './link-context.ts';

const PLACES = ['first', 'second', 'third'] as const;

/**
 * The value of a variable or a field by all assignments to it in its file (`LinkRules.reassigns`): certain where they
 * agree, one of several where they do not.
 */
export function assignedValue(context: LinkContext, one: Defined, depth: number): ValueType {
  const { view: on, name } = one;
  const places = [name, ...assignmentsOf(context, one)];
  const given = places.map((at) =>
    on.linksOf(at).flatMap((link): ValueType[] => {
      const place = PLACES.find((kind) => kind === link.kind);
      if (!place && (link.kind !== 'value' || link.target === LINK_TARGETS.null)) return [];
      const value = context.linkValue(on, link, at, depth + 1);
      return [place ? partOf(context, value, place, on) : value];
    }),
  );
  const isNothing = places.map((at) =>
    on.linksOf(at).some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.null),
  );
  // What is given something of which nothing is said can be anything.
  if (given.some((values, i) => values.length === 0 && !isNothing[i])) return UNKNOWN;
  const all = given.flat();
  const [first] = all;
  if (first === undefined) return OUTSIDE;
  return all.every((value) => identityOf(value) === identityOf(first)) ? first : weakened(oneOf(all), 'inferred');
}

/** Where else it is written in its file. */
function assignmentsOf(context: LinkContext, { view: on, symbol, name }: Defined): number[] {
  const isMember = TYPES.has(on.facts.symbols[on.facts.symbols[symbol]?.parent ?? -1]?.kind ?? 'variable');
  return on.occurrencesOf(on.nameAt(name)).filter((at) => {
    if (at === name || ROLES[on.occurrences.role[at]!] !== 'write') return false;
    if (!isMember && on.linksOf(at).some(({ kind }) => kind === 'member')) return false;
    const means = context.meaning(on, at);
    return means.is === 'definitions' && means.all.some((other) => other.view === on && other.name === name);
  });
}

function partOf(context: LinkContext, value: ValueType, place: (typeof PLACES)[number], on: FileView): ValueType {
  const said = context.rulesOf(on.file.language).step?.(value, place, context);
  return said ?? (value.is === 'outside' && value.args.length === 0 ? OUTSIDE : UNKNOWN);
}
