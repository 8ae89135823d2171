// The first door of the room. What every command needs is behind `recorder.ts`, too, without the rest.
export { errorEvent } from './error-event.ts';
export type { ErrorEvent } from './event.ts';
export type { Invocation, Observer, Recorder } from './invocation.ts';
export type { Mode, ModeDecision } from './mode.ts';
export {
  createRecorder,
  decideMode,
  limitOf,
  lowered,
  readChoice,
  telemetryDirectory,
} from './recorder.ts';
export type { QueryKind, Surface } from './vocabulary.ts';
