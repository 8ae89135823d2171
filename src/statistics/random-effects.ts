import type { Difference } from './welch.ts';

/** What was found in one place. */
export interface Effect {
  estimate: number;
  /** The square of its standard error. */
  variance: number;
}

/** What was found in several places that differ by themselves. */
export interface Pooled extends Difference {
  /** Variance of the places beyond what chance explains (DerSimonian and Laird). */
  between: number;
  /** Cochran's Q: how far apart they are, in their own variances. */
  scatter: number;
}

/**
 * Pools effects, each place being one of many (a random effect). The error is that of DerSimonian and Laird. With
 * `scaled` it is widened by how far the places are apart after all (Hartung and Knapp, never narrowed), and belongs to
 * Student's distribution with the degrees of freedom told: with few places, errors are otherwise too small.
 */
export function randomEffects(effects: readonly Effect[], { scaled = false }: { scaled?: boolean } = {}): Pooled {
  const { between, scatter, whole } = spread([effects]);
  const freedom = effects.length - 1;
  const scale = scaled ? scaleOf(whole, freedom) : 1;
  const estimate = centre(whole[0]!);
  const error = Math.sqrt(scale * errorOf(whole[0]!));
  return { estimate, error, freedom: scaled ? freedom : Number.POSITIVE_INFINITY, between, scatter };
}

/** The difference between two groups of places (second minus first), scaled as above. */
export function differenceOfGroups(first: readonly Effect[], second: readonly Effect[]): Pooled {
  const { between, scatter, whole } = spread([first, second]);
  const freedom = first.length + second.length - 2;
  const [a, b] = whole as [readonly Effect[], readonly Effect[]];
  const error = Math.sqrt(scaleOf(whole, freedom) * (errorOf(a) + errorOf(b)));
  return { estimate: centre(b) - centre(a), error, freedom, between, scatter };
}

function spread(groups: readonly (readonly Effect[])[]): {
  between: number;
  scatter: number;
  whole: readonly (readonly Effect[])[];
} {
  const freedom = total(groups.map(({ length }) => length - 1));
  const scatter = scatterOf(groups);
  const spare = total(groups.map(spareWeight));
  const between = spare > 0 ? Math.max(0, (scatter - freedom) / spare) : 0;
  const whole = groups.map((group) =>
    group.map(({ estimate, variance }): Effect => ({ estimate, variance: variance + between })),
  );
  return { between, scatter, whole };
}

function scaleOf(groups: readonly (readonly Effect[])[], freedom: number): number {
  return freedom > 0 ? Math.max(1, scatterOf(groups) / freedom) : 1;
}

function weights(group: readonly Effect[]): number[] {
  return group.map(({ variance }) => 1 / variance);
}

function errorOf(group: readonly Effect[]): number {
  return 1 / total(weights(group));
}

function centre(group: readonly Effect[]): number {
  return total(group.map(({ estimate, variance }) => estimate / variance)) / total(weights(group));
}

function scatterOf(groups: readonly (readonly Effect[])[]): number {
  return total(
    groups.map((group) => {
      const at = centre(group);
      return total(group.map(({ estimate, variance }) => (estimate - at) ** 2 / variance));
    }),
  );
}

function spareWeight(group: readonly Effect[]): number {
  const sum = total(weights(group));
  return sum - total(weights(group).map((weight) => weight ** 2)) / sum;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
