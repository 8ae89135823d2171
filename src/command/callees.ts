import { callsCommand } from './calls.ts';
import type { Command } from './command.ts';

/** `ax callees` */
export const command: Command = callsCommand({
  name: 'callees',
  summary: 'Show what a function calls',
  lists: 'The functions that SYMBOL calls, with the places of the calls, in source order.',
  example: 'startServer',
});
