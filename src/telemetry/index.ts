// The first door of the room. What every command needs is behind `recorder.ts` and `mode.ts`, too, without the rest.
export { errorEvent } from './error-event.ts';
export type { ErrorEvent } from './event.ts';
export {
  decideMode,
  limitOf,
  lowered,
  type Mode,
  type ModeDecision,
  readChoice,
  telemetryDirectory,
} from './mode.ts';
export { createRecorder, type Invocation, type Observer, type Recorder } from './recorder.ts';
export type { QueryKind, Surface } from './vocabulary.ts';
