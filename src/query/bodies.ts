import { type Defined, directoryOf } from '../languages/index.ts';
import type { Linker } from '../link/index.ts';
import { type FileEntry, SYMBOL_FLAGS } from '../model/index.ts';
import type { QueryContext } from './context.ts';
import type { FoundDefinition } from './definitions-by-name.ts';

/** The place that bodies are looked for from. */
interface From {
  from: FileEntry;
  /** False for a definition that is certainly not there in a build that has the place. */
  isThere: (one: Defined) => boolean;
  /** What else may be meant, the likeliest first. */
  candidates: () => readonly FoundDefinition[];
}

/**
 * Where languages declare apart from the definition: the definition, and not what declares it. Of several that is certain
 * which is built alone for the system of the place; which of more a build takes, or where one is that is not found, is not
 * known: then nothing is certain.
 */
export function bodiesOf(
  found: readonly FoundDefinition[],
  { from, isThere, candidates }: From,
  context: QueryContext,
  linker: Linker,
): FoundDefinition[] {
  const bodies = found.filter((one) => !isPrototype(one, context));
  const unsure = (all: readonly FoundDefinition[]): FoundDefinition[] =>
    all.map((one) => ({ ...one, tier: one.tier === 'exact' ? 'inferred' : one.tier }));
  if (bodies.length === 0) {
    const others = candidates().filter((one) => !isPrototype(one, context) && isAtFileLevel(one, context));
    return [...unsure(found), ...others];
  }
  if (bodies.length === 1) return bodies;
  const folder = directoryOf(from.path);
  const distance = ({ file }: FoundDefinition): number =>
    file.id === from.id ? 0 : directoryOf(file.path) === folder ? 1 : 2;
  const { likelihood } = linker.rulesOf(from.language);
  const ranked = unsure(bodies).map((one, index) => {
    const on = one.symbol >= 0 ? linker.view(one.file.id) : undefined;
    const defined = on && linker.defined(on, one.symbol);
    const likely = defined && likelihood ? likelihood(defined, linker) : 1;
    const isOther = defined !== undefined && !isThere(defined);
    return { one, likely: isOther ? 0 : likely, far: distance(one), isOther, tier: bodies[index]!.tier };
  });
  const here = ranked.filter(({ isOther }) => !isOther);
  // What takes the place of others comes first, what hardly any build has comes last, wherever it is.
  const rankOf = ({ likely }: { likely: number }): number => (likely > 1 ? 2 : likely > 0 ? 1 : 0);
  ranked.sort(
    (a, b) => Number(a.isOther) - Number(b.isOther) || rankOf(b) - rankOf(a) || a.far - b.far || b.likely - a.likely,
  );
  return ranked.map(({ one, isOther, tier }) => (here.length === 1 && !isOther ? { ...one, tier } : one));
}

/** A prototype is not what is looked for while there is a body; the method of an interface is. */
export function isPrototype({ file, symbol }: FoundDefinition, { reader }: QueryContext): boolean {
  const flags = reader.facts(file.id)?.symbols[symbol]?.flags ?? 0;
  return (flags & SYMBOL_FLAGS.declaration) !== 0 && (flags & SYMBOL_FLAGS.abstract) === 0;
}

/** True for what nothing is around. */
export function isAtFileLevel({ file, symbol }: FoundDefinition, { reader }: QueryContext): boolean {
  const one = reader.facts(file.id)?.symbols[symbol];
  return one !== undefined && one.parent < 0;
}
