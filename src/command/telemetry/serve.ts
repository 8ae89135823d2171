import { dashboardOf, dashboardPage, servePage } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import { withTelemetry } from './open-telemetry.ts';
import { daysSince, SINCE_FIELD } from './since.ts';

/** What is told once the page can be opened. */
interface Ready {
  event: 'ready';
  url: string;
}

/** `ax telemetry serve` */
export const command: Command = define({
  name: 'telemetry serve',
  summary: 'Show what was counted as a page in the browser',
  description:
    'Serves one page on 127.0.0.1, under an address that is new each time and that only you see; the page loads nothing from elsewhere and sends nothing. Reload it for newer figures. Ctrl-C ends it. ax telemetry export --format html writes the same page to a file.',
  input: {
    since: SINCE_FIELD,
    port: { type: 'integer', min: 0, max: 65_535, default: 0, placeholder: 'N', doc: 'The port; 0 takes any.' },
  },
  examples: [{ line: 'ax telemetry serve', does: 'until Ctrl-C' }],
  result: 'one JSON line {event:"ready",url}',
  streams: true,
  async run(ctx, { since, port }) {
    await withTelemetry(ctx, async ({ store }) => {
      const page = (): ReturnType<typeof dashboardPage> => {
        store.fold();
        return dashboardPage(dashboardOf(store, daysSince(since, store.today)), ctx.runtime.version());
      };
      // What is wrong with --since is said here, not in the browser.
      daysSince(since, store.today);
      const server = await servePage(page, port);
      try {
        const ready: Ready = { event: 'ready', url: server.url };
        ctx.emit(ready);
        if (!ctx.signal.aborted) {
          await new Promise<void>((resolve) => ctx.signal.addEventListener('abort', () => resolve(), { once: true }));
        }
      } finally {
        await server.close();
      }
    });
    ctx.signal.throwIfAborted();
  },
  print(emitted, out) {
    const { url } = emitted as unknown as Ready;
    out.line(`${out.style('path', url)}  (Ctrl-C ends it)`);
  },
});
