import type { Command } from '../command.ts';
import { group } from '../group.ts';

/** `ax telemetry` */
export const command: Command = group({
  name: 'telemetry',
  summary: 'See, send, switch off what is counted about the use of ax',
  description:
    'What ax does is counted on this machine: commands, how they end and how long they take, languages, errors by their codes; no code, paths, names or queries. Nothing leaves it unless you say so, and then only counts, which you can see first. PRIVACY.md of the package has every word that can be recorded.',
  examples: [{ line: 'ax telemetry', does: 'what there is' }],
});
