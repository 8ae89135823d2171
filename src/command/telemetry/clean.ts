import { cleanTelemetry } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import { amount } from '../text.ts';
import { findTelemetry, storeOptions } from './open-telemetry.ts';

/** `ax telemetry clean` */
export const command: Command = define({
  name: 'telemetry clean',
  summary: 'Remove what was counted',
  description:
    'Removes what was counted on this machine, for good, also backups of it. What you chose (off, local, on) stays. Without it, records are kept for 30 days and sums by day for 90.',
  input: {},
  examples: [{ line: 'ax telemetry clean', does: 'all of it' }],
  result: '{files,days}',
  async run(ctx) {
    const { directory } = await findTelemetry(ctx);
    return cleanTelemetry(storeOptions(ctx, directory));
  },
  print({ files, days }, out) {
    if (files + days === 0) out.line('there was nothing to remove');
    else out.line(`removed ${amount(files, 'file')} of records and the sums of ${amount(days, 'day')}`);
  },
});
