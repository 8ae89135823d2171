export { benjaminiHochberg, holm } from './adjust.ts';
export {
  type AlwaysValid,
  confidenceSequence,
  type Estimate,
  type Looks,
  type MixtureRatio,
  mixtureSpread,
  mixtureTest,
  oneSidedWidth,
  sequenceWidth,
} from './always-valid.ts';
export { chiSquareTail, type SampleRatio, sampleRatio } from './chi-square.ts';
export { betaTails, incompleteBeta, type Tails } from './incomplete-beta.ts';
export { gammaTails } from './incomplete-gamma.ts';
export { type Levels, levelsOf, middleRanks } from './levels.ts';
export { logGamma } from './log-gamma.ts';
export { erf, normalBelow, normalQuantile, normalTail } from './normal.ts';
export { type PairedTest, pairedPermutation } from './permutation.ts';
export { type Preference, preferenceOf } from './preference.ts';
export { binomialTail, binomialTest, clopperPearson, wilson } from './proportion.ts';
export { median, quantileOf } from './quantile.ts';
export { differenceOfGroups, type Effect, type Pooled, randomEffects } from './random-effects.ts';
export { mannWhitney, type RankSum, rankSum } from './rank-sum.ts';
export { decisionsForShare, type Power, unitsForShares } from './sample-size.ts';
export { seededRandom } from './seeded-random.ts';
export { hodgesLehmann, type Shift, shiftOfSteps } from './shift.ts';
export { studentQuantile, studentTail } from './student.ts';
export { type Interval, type Summary, type Sums, summaryOf, summaryOfShare, summaryOfSums } from './summary.ts';
export {
  fisherExact,
  hypergeometricTerm,
  newcombe,
  pooledZ,
  type Share,
  type ShareDifference,
  twoProportions,
} from './two-proportions.ts';
export {
  cautiousDifference,
  type Difference,
  differenceOfMeans,
  type Ratio,
  relativeDifference,
  type TTest,
  tTest,
  welch,
  welchRatio,
} from './welch.ts';
