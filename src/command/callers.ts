import { callsCommand } from './calls.ts';
import type { Command } from './command.ts';

/** `ax callers` */
export const command: Command = callsCommand({
  name: 'callers',
  summary: 'Show who calls a function',
  lists:
    'Functions with a call of SYMBOL, and those that give it away as a value (passed), with the places. Module-level code is <module>.',
  example: 'parseHeader',
});
