import type { Counter, ErrorClass, ErrorCode, Outcome, Phase, QueryKind, Results, Surface } from './vocabulary.ts';

/**
 * One line of a spool file. There is no free text in it: words are those of the vocabulary, the table of commands and
 * the registry of languages. With `o` it is a `command_executed`, with `q` a `query_performed`, with `l` a
 * `parser_invoked`, with `e` an `error_occurred`, with `p` or `k` a `performance_metric`; mostly it is several of them.
 * What does not fit into one line is told by several; only the last has `o`.
 */
export interface Event {
  /** Form of the lines, see `FORMAT`. */
  v: number;
  /** Seconds since 1970, UTC. */
  t: number;
  /** Version of the program. */
  ax: string;
  /** Major version of Node. */
  n: number;
  /** Platform as Node calls it. */
  os: string;
  /** Recorded while the user agreed to sending: to this purpose. Absent in mode `local`: it is never sent. */
  s?: number;
  /** The command by its name in the table of commands; '' when there was none. */
  c: string;
  /** Absent for the command line. */
  w?: Exclude<Surface, 'cli'>;
  o?: Outcome;
  /** Milliseconds, without the start of the process. */
  d?: number;
  /** Kind of the question, class of its number of results, milliseconds. */
  q?: [kind: QueryKind, results: Results, ms: number];
  /** Milliseconds by phase. */
  p?: Partial<Record<Phase, number>>;
  k?: Partial<Record<Counter, number>>;
  /** Files parsed, by id of the language. */
  l?: Record<string, number>;
  /** Active variants of flags. */
  f?: Record<string, string>;
  e?: ErrorEvent;
}

/** An error without its words. */
export interface ErrorEvent {
  class: ErrorClass;
  code: ErrorCode;
  /** Twelve hex digits over class, code and frames. */
  fingerprint: string;
  /** `file:line` inside this package, the innermost first; [] for a refusal. */
  frames: string[];
}
