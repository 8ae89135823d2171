import type { Command } from '../command.ts';
import { choosing } from './choose.ts';

/** `ax telemetry off` */
export const command: Command = choosing('off', {
  summary: 'Record nothing any more',
  description:
    'From now on no command writes anything about what it does. What was counted stays until ax telemetry clean; what was not sent is never sent. For all who work on a project: "telemetry": { "mode": "off" } in automatosx.config.json. For one process: AX_TELEMETRY=off.',
  done: 'telemetry is off: nothing is recorded',
});
