import type { WatchBatch } from '../project/index.ts';
import { printProblems } from './build-index.ts';
import { type Command, define } from './command.ts';
import { count, seconds } from './text.ts';

type Item = { event: 'ready'; root: string } | ({ event: 'batch' } & WatchBatch);

/** `ax watch` */
export const command: Command = define({
  name: 'watch',
  summary: 'Keep the index up to date while files change',
  description:
    'Brings the index up to date, then writes a line for every batch of changes it has indexed. Ctrl-C ends it.',
  input: {
    debounce: {
      type: 'integer',
      min: 0,
      max: 60_000,
      placeholder: 'MS',
      doc: 'Wait so long for more changes. Else the setting watch.debounceMs.',
    },
  },
  examples: [
    { line: 'ax watch', does: 'until Ctrl-C' },
    { line: 'ax watch --debounce 500 --json', does: 'JSON lines, changes gathered for half a second' },
  ],
  result: 'JSON lines {event:"ready",root} and {event:"batch",at,files,elapsedMs,problems}',
  streams: true,
  async run(ctx, { debounce }) {
    const project = await ctx.project();
    const { onProgress, onNotice } = ctx.options();
    const { invocation, recorder } = ctx;
    const emit = (item: Item): void => ctx.emit(item);
    await project.watch({
      signal: ctx.signal,
      ...(debounce === undefined ? {} : { debounceMs: debounce }),
      onReady: () => emit({ event: 'ready', root: project.root }),
      onBatch: (batch) => {
        emit({ event: 'batch', ...batch });
        invocation.phase('index', batch.elapsedMs);
        // It may be days until the command ends.
        invocation.part();
        recorder.flush();
      },
      observer: invocation,
      ...(onProgress && { onProgress }),
      ...(onNotice && { onNotice }),
    });
    ctx.signal.throwIfAborted();
  },
  print(emitted, out) {
    const item = emitted as unknown as Item;
    if (item.event === 'ready') {
      out.line(`watching ${item.root}`);
      return;
    }
    const { files, elapsedMs, problems, at } = item;
    const changes = (['indexed', 'removed', 'skipped', 'failed'] as const).filter((what) => files[what] > 0);
    const what = changes.map((each) => `${count(files[each])} ${each}`).join(', ') || 'nothing to do';
    out.line(`${out.style('dim', at)} ${what} in ${seconds(elapsedMs)}`);
    printProblems(problems, out);
  },
});
