/** A stream that the program writes to. */
export interface Sink {
  /** Writes text, or bytes, whole. Throws what the system says; code EPIPE when nobody reads any more. */
  write(text: string | Uint8Array): void;
  readonly isTerminal: boolean;
  /** Width of the terminal in columns; 80 where it is not known. */
  columns(): number;
}

/** The process around the program, as the composition root hands it over. */
export interface Host {
  /** Arguments after the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Standard input as chunks of text; ends with an error when `signal` aborts. */
  stdin(signal: AbortSignal): AsyncIterable<string>;
  /** True when somebody can be asked: standard input and standard error are terminals. */
  canAsk(): boolean;
  /** Aborts when the user wants the program to stop. */
  readonly signal: AbortSignal;
  /** From now on the wish to stop ends the process at once: for work that does not listen, and loses nothing by it. */
  stopAtOnce(): void;
  /** Version of the package. */
  version(): string;
  /** The runtime, for `ax doctor`. */
  readonly runtime: { readonly node: string; readonly platform: string; readonly arch: string };
}
