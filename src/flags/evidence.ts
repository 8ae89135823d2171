/**
 * Evidence that runs fail more often than is tolerated, as an e-process: a betting score that is 1 in the mean as long as
 * they do not, whenever one looks; so the chance that it ever reaches `1 / alpha` is at most alpha (Ville's inequality).
 * It is a mixture over how often they fail instead (`SHARES`) and over the run from which on they do (weights that
 * fall slowly), so that a long good record does not hide a sudden failure. See Ramdas et al.,
 * "Game-theoretic statistics and safe anytime-valid inference", 2023.
 */
export interface Evidence {
  /** Runs seen. */
  readonly runs: number;
  /** Those that failed. */
  readonly failed: number;
  /** For each of {@link SHARES} the score of all starts so far. */
  readonly scores: readonly number[];
}

/** Alternatives: the failure rate lies at these parts of the way from what is tolerated to 1. */
const SHARES = [0.06, 0.15, 0.3, 0.6, 0.95];

/** No run seen. */
export const NO_EVIDENCE: Evidence = { runs: 0, failed: 0, scores: SHARES.map(() => 0) };

/** The evidence after one more run, where failures of a share of `tolerated` runs (above 0, below 1) are tolerated. */
export function observed(evidence: Evidence, failed: boolean, tolerated: number): Evidence {
  const runs = evidence.runs + 1;
  const start = weightAfter(evidence.runs) - weightAfter(runs);
  const scores = SHARES.map((share, at) => {
    const rate = tolerated + (1 - tolerated) * share;
    const ratio = failed ? rate / tolerated : (1 - rate) / (1 - tolerated);
    return Math.min(((evidence.scores[at] ?? 0) + start) * ratio, 1e200);
  });
  return { runs, failed: evidence.failed + (failed ? 1 : 0), scores };
}

/** The e-value: 1 and less says nothing. Starts that have not come yet hold their weight. */
export function eValue({ runs, scores }: Evidence): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length + weightAfter(runs);
}

/** The weight of all starts after so many runs: 1 in the beginning. It falls slowly, so late starts have some, too. */
function weightAfter(runs: number): number {
  return 1 / (1 + Math.log1p(runs));
}

/** At this e-value a flag is rolled back: alpha is 1 %. */
export const TRIP_AT = 100;

/** Failures of this share of runs are always tolerated. */
export const FLOOR = 0.02;

/** The tolerated share of failures for a command that usually fails with this rate. */
export function toleratedRate(usual: number): number {
  return Math.min(Math.max(FLOOR, 2 * usual), 0.9);
}
