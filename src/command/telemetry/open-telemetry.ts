import { AxError, type AxErrorCode } from '../../model/index.ts';
import { findRoot } from '../../project/root.ts';
import { type LoadedSettings, loadSettings } from '../../settings/index.ts';
import { decideMode, limitOf, lowered, type ModeDecision, telemetryDirectory } from '../../telemetry/index.ts';
import { hasTelemetry, openTelemetryStore, type StoreOptions, type TelemetryStore } from '../../telemetry/reading.ts';
import type { Context } from '../command.ts';

/** Telemetry as its commands see it. */
export interface Telemetry {
  directory: string;
  decision: ModeDecision;
  settings: LoadedSettings;
}

/** Telemetry with what was counted. */
export interface CountedTelemetry extends Telemetry {
  /** Folded. Where nothing may be written, or nothing is there, it is in memory. */
  store: TelemetryStore;
}

/** Finds telemetry of this user, and the mode that holds here. Throws AxError `unsupported` when there is no home. */
export async function findTelemetry(ctx: Context): Promise<Telemetry> {
  const directory = telemetryDirectory(ctx.env, ctx.runtime.platform);
  if (directory === undefined) throw new AxError('unsupported', 'there is no home, so nothing is counted', 'set HOME');
  const settings = await loadSettings({ root: findRoot(ctx.cwd), env: ctx.env, flags: await ctx.given() });
  return { directory, decision: lowered(decideMode(ctx.env, directory), limitOf(settings)), settings };
}

/** How its store is opened. */
export function storeOptions({ runtime }: Context, directory: string): StoreOptions {
  return { directory, version: runtime.version(), now: Date.now };
}

/**
 * Lets a command work with what was counted on this machine. Nothing is created in mode `off`. Throws AxError as
 * {@link findTelemetry} and `openTelemetryStore`.
 */
export async function withTelemetry<T>(
  ctx: Context,
  work: (telemetry: CountedTelemetry) => Promise<T> | T,
): Promise<T> {
  const telemetry = await findTelemetry(ctx);
  const { directory, decision } = telemetry;
  const keep = decision.mode !== 'off' && hasTelemetry(directory);
  const store = openStore({ ...storeOptions(ctx, directory), keep });
  try {
    store.fold();
    return await work({ ...telemetry, store });
  } finally {
    store.close();
  }
}

function openStore(options: StoreOptions): TelemetryStore {
  try {
    return openKeptStore(options);
  } catch (error) {
    if (error instanceof AxError && error.code === 'io') return openTelemetryStore({ ...options, keep: false });
    throw error;
  }
}

/** Opens the store on the disk. Throws AxError as `openTelemetryStore`, with the way out for what was counted. */
export function openKeptStore(options: StoreOptions): TelemetryStore {
  try {
    return openTelemetryStore(options);
  } catch (error) {
    const hint = error instanceof AxError && WAYS_OUT[error.code];
    if (!hint) throw error;
    throw new AxError(error.code, error.message, hint, { cause: error });
  }
}

const WAYS_OUT: Partial<Record<AxErrorCode, string>> = {
  'index-damaged': 'ax telemetry clean removes what was counted',
  'index-newer': 'ax telemetry clean removes what was counted',
  'not-ours': 'move it away',
};
