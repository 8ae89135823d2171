import { type Defined, identityOfDefined } from '../languages/index.ts';
import { findReferences, type Linker, TYPES } from '../link/index.ts';
import { LINK_KINDS, type LinkKind } from '../model/index.ts';
import type { QueryContext } from './context.ts';

const INHERITANCE: ReadonlySet<LinkKind> = new Set(['extends', 'implements']);

/**
 * The members that a call of one of these may reach instead, or that a call of which may reach one of these: those of
 * the same name in the types above, and below unless only those above are asked for, as far as these are known. Without
 * the members themselves.
 */
export function overrides(
  linker: Linker,
  context: QueryContext,
  members: readonly Defined[],
  where: 'above' | 'both' = 'both',
): Defined[] {
  const found = new Map<string, Defined>();
  for (const member of members) {
    const type = typeAround(linker, member);
    if (!type) continue;
    const related = new Set([
      ...closure(type, (one) => supertypes(linker, one)),
      ...(where === 'both' ? closure(type, (one) => subtypes(linker, context, one)) : []),
    ]);
    if (related.size === 0) continue;
    for (const { file, symbol } of context.reader.definitions(member.view.nameAt(member.name))) {
      const view = linker.view(file.id);
      const name = view?.nameOfSymbol(symbol) ?? -1;
      if (!view || name < 0) continue;
      const other: Defined = { view, symbol, name };
      const owner = typeAround(linker, other);
      if (owner && related.has(identityOfDefined(owner))) found.set(identityOfDefined(other), other);
    }
  }
  for (const member of members) found.delete(identityOfDefined(member));
  return [...found.values()];
}

/** All types that are reached from one, without itself, by key. */
function closure(from: Defined, next: (type: Defined) => Defined[]): string[] {
  const seen = new Set([identityOfDefined(from)]);
  const queue = [from];
  for (const type of queue) {
    for (const other of next(type)) {
      if (seen.has(identityOfDefined(other))) continue;
      seen.add(identityOfDefined(other));
      queue.push(other);
    }
  }
  return [...seen].slice(1);
}

function supertypes(linker: Linker, type: Defined): Defined[] {
  const { view, name } = type;
  const inherited = linker
    .supertypes(type)
    .flatMap((above) => (above?.is === 'instance' || above?.is === 'type' ? above.of : []));
  const written = view.linksOf(name).filter(({ kind, target }) => INHERITANCE.has(kind) && target >= 0);
  return [...inherited, ...written.flatMap(({ target }) => typesMeant(linker, view, target))];
}

function subtypes(linker: Linker, { reader }: QueryContext, type: Defined): Defined[] {
  return findReferences(linker, reader, [type]).flatMap(({ view, occurrence, tier }) => {
    const { kind, target, subject } = view.facts.links;
    if (tier === 'possible') return [];
    const found: Defined[] = [];
    for (let i = 0; i < target.length; i++) {
      if (target[i] !== occurrence || !INHERITANCE.has(LINK_KINDS[kind[i]!]!)) continue;
      found.push(...typesMeant(linker, view, subject[i]!));
    }
    return found;
  });
}

function typesMeant(linker: Linker, view: Defined['view'], occurrence: number): Defined[] {
  const meaning = linker.meaning(view, occurrence);
  if (meaning.is !== 'definitions') return [];
  return meaning.all.filter((one) => TYPES.has(one.view.facts.symbols[one.symbol]?.kind ?? 'variable'));
}

/** The type that a definition is a member of, also where it stands apart from it. */
function typeAround(linker: Linker, { view, symbol, name }: Defined): Defined | undefined {
  const { symbols } = view.facts;
  const own = symbols[symbol];
  const parent = own && symbols[own.parent];
  if (parent && TYPES.has(parent.kind)) return { view, symbol: own.parent, name: view.nameOfSymbol(own.parent) };
  if (!own || own.owner === '') return undefined;
  const beside = symbols.findIndex((one) => {
    return one.name === own.owner && one.parent === own.parent && TYPES.has(one.kind);
  });
  if (beside >= 0) return { view, symbol: beside, name: view.nameOfSymbol(beside) };
  // Its name stands in front: as receiver, as qualifier, at the head of the block.
  const plain = own.owner.match(/[\p{L}\p{N}_$]+/gu)?.at(-1) ?? '';
  const before = view.occurrencesOf(plain).filter((occurrence) => occurrence < name);
  for (const occurrence of before.reverse()) {
    const [type] = typesMeant(linker, view, occurrence);
    if (type) return type;
  }
  return undefined;
}
