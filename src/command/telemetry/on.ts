import type { Command } from '../command.ts';
import { choosing } from './choose.ts';

/** `ax telemetry on` */
export const command: Command = choosing('on', {
  summary: 'Allow what is counted from now on to be sent',
  description:
    'Allows ax telemetry submit to send counts of what is recorded from now on; nothing that was recorded before is ever sent. No command sends anything by itself. ax telemetry show --next-report prints what would be sent, to the byte.',
  done: 'telemetry is on: ax telemetry submit may send what is counted from now on',
});
