// The first door of the room: what every command needs. It is small, since every command loads it.
export { telemetryDirectory } from './directory.ts';
export { errorEvent } from './error-event.ts';
export type { ErrorEvent } from './event.ts';
export {
  decideMode,
  isContinuousIntegration,
  lowered,
  MODES,
  type Mode,
  type ModeDecision,
  readChoice,
} from './mode.ts';
export { outcomeOf } from './outcome.ts';
export { createRecorder, type Invocation, type Observer, type Recorder } from './recorder.ts';
export type { Outcome, QueryKind, Surface } from './vocabulary.ts';
