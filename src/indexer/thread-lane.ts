import type { Lane, LaneEvents, LaneOptions } from './lane.ts';
import { startRunner } from './runner.ts';

/** A lane in the calling thread, for a few files: a worker takes longer to start than they take to read. */
export function startThreadLane(options: LaneOptions, events: LaneEvents): Lane {
  let current = -1;
  let done = 0;
  let hurried = false;
  const runner = startRunner(options, {
    ...events,
    onFile: (index) => {
      current = index;
      if (index < 0) done++;
    },
    isHurried: () => hurried,
  });
  const hurry = (): void => {
    hurried = true;
    runner.end();
  };
  return { ...runner, hurry, current: () => current, done: () => done, kill: hurry };
}
