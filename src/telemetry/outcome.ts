import type { Outcome } from './vocabulary.ts';

const OF_STATUS: Readonly<Record<number, Outcome>> = {
  0: 'ok',
  1: 'none',
  2: 'refused',
  4: 'unproven',
  130: 'interrupted',
};

/** How a command ended that has this exit status. */
export function outcomeOf(status: number): Outcome {
  return OF_STATUS[status] ?? 'failed';
}
