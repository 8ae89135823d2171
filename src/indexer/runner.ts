import { setImmediate as breathe } from 'node:timers/promises';
import { createParser, type SourceParser } from '../parse/index.ts';
import { createFilePass, type FileJob } from './file-pass.ts';
import { GRAMMARS } from './grammars-folder.ts';
import type { LaneEvents, LaneOptions } from './lane.ts';

/** The work of one lane, in whatever thread it is. */
export interface Runner {
  send(chunk: readonly FileJob[]): void;
  flush(): void;
  end(): void;
}

/** How a runner is watched and stopped between two files. */
export interface RunnerControl extends LaneEvents {
  /** A file begins (its index), or has ended (-1). */
  onFile(index: number): void;
  /** True when the lane is to end soon. */
  isHurried(): boolean;
}

/** Source in one segment, in UTF-16 units. */
const SEGMENT_UNITS = 4 * 1024 * 1024;
/** A thread whose parser has grown beyond this is replaced: its memory never shrinks. */
const HEAP_LIMIT = 128 * 1024 * 1024;
const TURN_MS = 20;

/** Starts the work in this thread. `onEnd` is called once, also when the parser does not start. */
export function startRunner(options: LaneOptions, control: RunnerControl): Runner {
  const commands: (readonly FileJob[] | 'flush' | 'end')[] = [];
  let wake: () => void = () => {};
  let rawWalkFailure: string | undefined;
  const push = (command: (typeof commands)[number]): void => {
    commands.push(command);
    wake();
  };

  async function next(): Promise<(typeof commands)[number]> {
    while (commands.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return commands.shift()!;
  }

  async function work(parser: SourceParser): Promise<void> {
    const pass = createFilePass({ ...options, parser });
    const flush = (): void => {
      const result = pass.finish();
      if (result.outcomes.length === 0) return;
      control.onSegment(rawWalkFailure === undefined ? result : { ...result, rawWalkFailure });
      rawWalkFailure = undefined;
    };
    let turn = performance.now();
    for (;;) {
      const command = await next();
      if (command === 'end') return flush();
      if (command === 'flush') {
        flush();
        continue;
      }
      for (const job of command) {
        if (control.isHurried()) return flush();
        control.onFile(job.index);
        await pass.run(job);
        control.onFile(-1);
        const isWorn = parser.runtime.damaged || parser.runtime.heapBytes() > HEAP_LIMIT;
        if (isWorn || pass.pending >= SEGMENT_UNITS) flush();
        if (isWorn) return;
        if (performance.now() - turn > TURN_MS) {
          await breathe();
          turn = performance.now();
        }
      }
      control.onFree();
      await breathe();
    }
  }

  async function run(): Promise<void> {
    const { modules, rawWalk } = options;
    const onRawWalkFailure = (why: string): void => {
      rawWalkFailure = why;
    };
    const parser = await createParser({ grammars: GRAMMARS, modules, rawWalk, onRawWalkFailure });
    control.onReady();
    try {
      await work(parser);
    } finally {
      parser.close();
    }
  }

  run().then(
    () => control.onEnd(),
    (error: unknown) => control.onEnd(error instanceof Error ? error : new Error(String(error))),
  );
  return { send: push, flush: () => push('flush'), end: () => push('end') };
}
