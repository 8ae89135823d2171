import { AxError } from '../../model/index.ts';
import { httpUrl, type Submission, shownUrl, submitReport } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import { amount, bytes } from '../text.ts';
import { findTelemetry, openKeptStore, storeOptions } from './open-telemetry.ts';

/** `ax telemetry submit` */
export const command: Command = define({
  name: 'telemetry submit',
  summary: 'Send the next report to the address you have set',
  description:
    'Posts the report that ax telemetry show --next-report prints, byte for byte, to telemetry.endpoint; there is no address built in. Nothing is sent unless you have said ax telemetry on, and nothing that was counted before that; no other command sends anything by itself, nor does this one when it is not asked to. A report has counts by week and nothing else: no name, path, text or id. What happened fewer than 5 times is left out.\nA server that is busy or away is asked again a few times, for half a minute at most. It has taken a report when it answers 2xx with nothing or with JSON; redirects are not followed. A report is sent once; what was not taken is sent with the next submit, as it was.',
  input: {},
  examples: [
    { line: 'ax telemetry show --next-report', does: 'see what would be sent' },
    { line: 'ax telemetry submit || echo later', does: 'send it; what was not taken is sent the next time' },
  ],
  result: '{sent,endpoint,bytes,sha256,counts,attempts}',
  async run(ctx): Promise<Submission> {
    const { directory, decision, settings } = await findTelemetry(ctx);
    const { mode, reason } = decision;
    if (mode !== 'on') {
      throw new AxError('usage', `nothing may be sent: telemetry is ${mode} (${reason})`, 'ax telemetry on allows it');
    }
    const address = settings.values['telemetry.endpoint'];
    if (address === '') {
      const hint = 'ax config set --user telemetry.endpoint URL';
      throw new AxError('invalid-config', 'telemetry.endpoint is not set: there is nowhere to send to', hint);
    }
    const endpoint = httpUrl(address, 'telemetry.endpoint');
    const { layer, source } = settings.origins['telemetry.endpoint'];
    if (layer === 'project') ctx.notice(`sending to ${shownUrl(endpoint)}, as ${source} says`);
    // What was sent must be remembered: without a store on the disk nothing is sent.
    const store = openKeptStore(storeOptions(ctx, directory));
    try {
      const onRetry = (why: string): void => ctx.notice(`${why}; trying again`);
      return await submitReport({ store, directory, endpoint, signal: ctx.signal, onRetry });
    } finally {
      store.close();
    }
  },
  print({ sent, endpoint, bytes: size, sha256, counts }, out) {
    if (!sent) out.line('nothing to send: nothing new happened often enough');
    else out.line(`sent ${amount(counts, 'count')} (${bytes(size)}, SHA-256 ${sha256}) to ${endpoint}`);
  },
  status: ({ sent }) => (sent ? 0 : 1),
});
