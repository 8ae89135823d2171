import { AxError } from '../../model/index.ts';
import type { Mode, ModeDecision } from '../../telemetry/index.ts';
import { forgetUnsent, hasTelemetry, writeChoice } from '../../telemetry/reading.ts';
import { type Command, type Context, define } from '../command.ts';
import type { Out } from '../out.ts';
import { findTelemetry, openKeptStore, storeOptions } from './open-telemetry.ts';

/** What was chosen, and the mode that holds here now. */
interface Chosen extends ModeDecision {
  choice: Mode;
  directory: string;
}

/** A command that chooses a mode of telemetry. */
export function choosing(
  mode: Mode,
  { summary, description, done }: { summary: string; description: string; done: string },
): Command {
  return define({
    name: `telemetry ${mode}`,
    summary,
    description,
    input: {},
    examples: [{ line: `ax telemetry ${mode}`, does: 'for this user, on this machine' }],
    result: '{choice,mode,reason,directory}',
    run: (ctx) => choose(ctx, mode),
    print(result, out) {
      out.line(done);
      printOverruled(result, out);
    },
  });
}

async function choose(ctx: Context, choice: Mode): Promise<Chosen> {
  const { directory } = await findTelemetry(ctx);
  writeChoice(directory, choice);
  if (choice !== 'on' && hasTelemetry(directory)) {
    try {
      forget(ctx, directory);
    } catch (error) {
      if (!(error instanceof AxError)) throw error;
      const message = `telemetry is ${choice}, but what was not sent cannot be forgotten: ${error.message}`;
      throw new AxError(error.code, message, error.hint, { cause: error });
    }
  }
  const { decision } = await findTelemetry(ctx);
  return { choice, ...decision, directory };
}

/** Whoever says no takes back what was not sent yet, also from a later yes. */
function forget(ctx: Context, directory: string): void {
  const store = openKeptStore(storeOptions(ctx, directory));
  try {
    store.fold();
    forgetUnsent(store);
  } finally {
    store.close();
  }
}

function printOverruled({ choice, mode, reason }: Chosen, out: Out): void {
  if (mode === choice) return;
  const what = reason === 'config' ? 'a configuration file' : reason;
  out.line(`here it is ${mode} all the same, because of ${what} (ax telemetry status)`);
}
