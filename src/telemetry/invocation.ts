import type { ErrorEvent } from './event.ts';
import type { Mode } from './mode.ts';
import type { Counter, Phase, QueryKind, Surface } from './vocabulary.ts';

/** What a recorder is told of the process. */
export interface RecorderOptions {
  /** The mode, asked when something is to be written; undefined as long as it is not known: then nothing is written. */
  mode: () => Mode | undefined;
  /** Where telemetry is kept; undefined records nothing. */
  directory: string | undefined;
  /** Version of the program. */
  version: () => string;
  /** Version of Node, and the platform as Node calls it. */
  node: string;
  platform: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Takes note of what is done. Nothing here throws, waits or reads anything. */
export interface Observer {
  /** A question was answered with so many results. */
  query(kind: QueryKind, found: number, ms: number): void;
  /** Files of a language (its id in the registry) were parsed. */
  parsed(language: string, files: number): void;
  phase(phase: Phase, ms: number): void;
  count(counter: Counter, n: number): void;
}

/** One command, or one request of a batch, from its beginning to its end. */
export interface Invocation extends Observer {
  /** A flag has another value than its default, and it was used. */
  flag(name: string, variant: 'on' | 'off'): void;
  /** Writes down what was noted so far, for what goes on for long. */
  part(): void;
  /** Ends it with an exit status, after so many milliseconds; what is noted later is lost. */
  end(status: number, ms: number, error?: ErrorEvent): void;
}

/** Records what a process does. Nothing of it throws, waits, starts a process or uses the network. */
export interface Recorder {
  /** Begins an invocation; `command` is a name of the table of commands, or ''. */
  begin(command: string, surface: Surface): Invocation;
  /** Writes what has ended, in one write; in mode `off` no file is touched. */
  flush(): void;
}
