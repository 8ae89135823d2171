import type { Command } from '../command.ts';
import { group } from '../group.ts';

/** `ax flags` */
export const command: Command = group({
  name: 'flags',
  summary: 'Look at feature flags, switch them, roll them out and back',
  description:
    'A flag switches something that is not for everybody yet. What it is comes from the first of these that says something: --feature NAME=on, AX_FEATURE_NAME, --safe, what was rolled back or killed on this machine, its expiry, what it requires, the configuration file of the user, that of the project, a running experiment, its default.',
  examples: [
    { line: 'ax flags list', does: 'every flag and what it is here' },
    { line: 'ax flags explain ranking-next', does: 'why it is what it is' },
  ],
});
