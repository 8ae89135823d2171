import type { Command } from '../command.ts';
import { group } from '../group.ts';

/** `ax experiment` */
export const command: Command = group({
  name: 'experiment',
  summary: 'Find out on your own work which of two ways is better',
  description:
    'An experiment divides what a feature flag switches between both ways, on this machine, and measures what comes of it: which results you go on with, how long runs take, how many fail. A verdict may be asked for every day without becoming wrong by that; "not enough data" is one. Nothing is ever sent, and what is kept has no names, paths or queries in it.',
  examples: [
    { line: 'ax experiment list', does: 'what there is' },
    { line: 'ax experiment replay ranking-next --queries 50', does: 'compare both rankings on this project, now' },
  ],
});
