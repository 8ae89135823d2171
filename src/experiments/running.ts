// The second door of the room: what every run needs, and little else.
export type { Variant } from './experiment.ts';
export type { ShownResult, Subject } from './shown.ts';
export { experimentsDirectory } from './state.ts';
export { createTrials, type MixedList, type RunningExperiment, type Trials } from './trials.ts';
