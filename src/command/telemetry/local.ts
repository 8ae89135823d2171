import type { Command } from '../command.ts';
import { choosing } from './choose.ts';

/** `ax telemetry local` */
export const command: Command = choosing('local', {
  summary: 'Count on this machine, send nothing',
  description:
    'What is counted stays on this machine and is for you: ax telemetry stats, performance, errors. It is what holds as long as you choose nothing.',
  done: 'telemetry is local: counted on this machine, never sent',
});
