import { readChoice } from '../../telemetry/index.ts';
import { PURPOSE, telemetrySize } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import { amount, bytes } from '../text.ts';
import { findTelemetry } from './open-telemetry.ts';

const MEANS = {
  off: 'nothing is recorded',
  local: 'counted on this machine, never sent',
  on: 'ax telemetry submit may send counts',
};

/** `ax telemetry status` */
export const command: Command = define({
  name: 'telemetry status',
  summary: 'Show what is recorded, why, and where it is kept',
  description:
    'The first of these that says something decides: AX_TELEMETRY; a configuration file (telemetry.mode, which can only lower what you chose); DO_NOT_TRACK; a CI, where it is off; what you chose; else local.',
  input: {},
  examples: [{ line: 'ax telemetry status', does: 'what holds here' }],
  result:
    '{mode,reason,source,choice,purpose,directory,spool:{files,bytes},endpoint}; reason is AX_TELEMETRY, config, DO_NOT_TRACK, CI, choice or default',
  async run(ctx) {
    const { directory, decision, settings } = await findTelemetry(ctx);
    const { source } = settings.origins['telemetry.mode'];
    return {
      ...decision,
      source: decision.reason === 'config' ? source || '--set' : '',
      choice: readChoice(directory)?.mode ?? null,
      purpose: PURPOSE,
      directory,
      spool: telemetrySize(directory),
      endpoint: settings.values['telemetry.endpoint'],
    };
  },
  print({ mode, reason, source, choice, directory, spool, endpoint }, out) {
    const row = (name: string, text: string): void => out.line(`${out.style('bold', name.padEnd(9))} ${text}`);
    row('mode', `${out.style(mode === 'off' ? 'warn' : 'good', mode)}: ${MEANS[mode]}`);
    row('because', reason === 'config' ? source : reason === 'default' ? 'nothing else was chosen' : reason);
    row('chosen', choice ?? 'nothing yet');
    row('kept in', directory);
    row('size', `${amount(spool.files, 'day')} of records, ${bytes(spool.bytes)} in all`);
    row('sent to', endpoint === '' ? 'nowhere: telemetry.endpoint is not set' : `${endpoint}, by ax telemetry submit`);
  },
});
