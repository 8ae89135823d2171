import type { Meaning } from './meaning.ts';

/**
 * What takes the arguments of a call, where `meant` is what its name means: of `copy`, which a data class (Kotlin) or a case
 * class (Scala) has and nobody writes, the class of the value, whose constructor takes the same. Of all else `meant`.
 */
export function ofCopied(meant: Meaning, name: string): Meaning {
  const value = name === 'copy' && meant.is === 'outside' ? meant.value : undefined;
  if (value?.is !== 'instance') return meant;
  return { is: 'definitions', all: value.of, certainty: value.certainty, rule: 'copied' };
}
