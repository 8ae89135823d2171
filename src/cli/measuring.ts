import type { Invocation } from '../telemetry/index.ts';

/** An invocation that also remembers what experiments measure. */
export interface Measuring {
  invocation: Invocation;
  /** Milliseconds in which files were indexed; undefined when none was parsed. */
  indexing(): number | undefined;
}

/** Remembers what is told to an invocation, and passes it on. */
export function measuring(invocation: Invocation): Measuring {
  let milliseconds = 0;
  let files = 0;
  return {
    invocation: {
      ...invocation,
      phase(phase, ms) {
        if (phase === 'index') milliseconds += ms;
        invocation.phase(phase, ms);
      },
      parsed(language, count) {
        files += count;
        invocation.parsed(language, count);
      },
    },
    indexing: () => (files > 0 ? milliseconds : undefined),
  };
}
