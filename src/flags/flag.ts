/** What is divided when a flag is on in a part: installations, repositories, runs of the program, or questions. */
export type FlagUnit = 'install' | 'repository' | 'invocation' | 'query';

/** A flag as the program declares it. A value of `true` is variant `on`, one of `false` is `off`. */
export interface FlagDeclaration {
  /** Words in lower case with hyphens; also part of what is hashed, so it never changes. */
  readonly name: string;
  /** One line: what is on when it is on, and what happens instead when it is off. */
  readonly description: string;
  /** Who answers for it. */
  readonly owner: string;
  /** `release`: on its way to everybody; `experiment`: one of two ways is to be found the better; `ops`: a switch that stays. */
  readonly kind: 'release' | 'experiment' | 'ops';
  readonly default: boolean;
  /** The proven way, served in safe mode. A value that is neither this nor the default is watched, and rolled back. */
  readonly safe: boolean;
  /** UTC day (`2027-03-01`) from which the flag is to be gone and only its default is served; undefined for `ops`. */
  readonly expires: string | undefined;
  readonly unit: FlagUnit;
  /** Other flags that have to be on. */
  readonly requires?: readonly string[];
  /** The first version of the program that knows what to do. */
  readonly since?: string;
  /** True as long as nothing in the program asks for it. */
  readonly planned?: boolean;
}

/** Why a value is what it is, in the words of OpenFeature. */
export type FlagReason = 'STATIC' | 'DEFAULT' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED' | 'ERROR' | 'UNKNOWN';

/** What can decide, in the order in which it is asked. */
export const STEPS = [
  'option',
  'environment',
  'safe mode',
  'breaker',
  'expiry',
  'requires',
  'user file',
  'project file',
  'experiment',
  'default',
] as const;

/** One of {@link STEPS}. */
export type FlagStep = (typeof STEPS)[number];

/** One step on the way to a value. */
export interface TraceStep {
  step: FlagStep;
  /** True for the step that decided; those after it are not in the trace. */
  decides: boolean;
  /** What it saw, in words. */
  says: string;
}

/** The value of a flag, and how it came about. */
export interface Evaluation {
  readonly value: boolean;
  readonly variant: 'on' | 'off';
  readonly reason: FlagReason;
  readonly trace: readonly TraceStep[];
  /** How units are divided, where they are. */
  readonly split?: Split;
  /** True where an experiment has both ways answer together, for those who can show that. */
  readonly mixed?: true;
}

/** A division of units: those whose bucket for `key` is below `limit` have a flag on, see `bucketOf`. */
export interface Split {
  readonly key: string;
  readonly limit: number;
}
