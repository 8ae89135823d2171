import {
  COMMANDS,
  type Command,
  type Context,
  createContext,
  followedUp,
  type Globals,
  type Input,
  statusOfError,
  unknownCommand,
  validateInput,
} from '../command/index.ts';
import { AxError } from '../model/index.ts';
import { findCommand, parseArguments } from './arguments.ts';
import type { Host } from './host.ts';
import { createOutput, hasColor } from './output.ts';
import type { ProgressDisplay } from './progress.ts';
import { type Recording, startRecording } from './recording.ts';

/**
 * Runs one command line and returns the exit status: 0 done, 1 nothing found, 2 wrong usage, 3 failed,
 * 4 nothing found but not proven, 130 interrupted. Never throws; a reader that went away is success.
 */
export async function run(host: Host): Promise<number> {
  const recording = startRecording(host);
  const status = await runLine(host, recording);
  await recording.finish(status);
  return status;
}

async function runLine(host: Host, recording: Recording): Promise<number> {
  const json = host.args.includes('--json');
  let command: Command | undefined;
  try {
    const line = findCommand(host.args, COMMANDS);
    const entry = COMMANDS.find(({ name }) => name === line.command);
    if (line.command !== undefined && !entry) throw unknownCommand(line.command, COMMANDS);
    recording.command(entry?.name ?? '');
    command = entry ? await entry.load() : undefined;
    const { input, globals } = parseArguments(line, command?.input ?? {});
    if (globals.help || (!command && !globals.version)) {
      const subject = command?.name === 'help' ? undefined : command?.name;
      const help = await load('help');
      return await execute(host, recording, help, { command: subject }, { ...globals, quiet: false });
    }
    if (globals.version || !command)
      return await execute(host, recording, await load('version'), {}, { ...globals, quiet: false });
    return await execute(host, recording, command, input, globals);
  } catch (thrown) {
    if (isBrokenPipe(thrown)) return 0;
    const error = readable(thrown);
    recording.failed(error);
    return report(host, error, json, command?.exits);
  }
}

async function progressOf({ stderr, env }: Host, { progress: mode, quiet }: Globals): Promise<ProgressDisplay> {
  const bar = stderr.isTerminal && env.TERM !== 'dumb';
  if (quiet || mode === 'none' || (mode === 'auto' && !bar)) return { update() {}, clear() {} };
  const { createProgress } = await import('./progress.ts');
  return createProgress(mode, stderr, () => performance.now());
}

async function load(name: string): Promise<Command> {
  const entry = COMMANDS.find((each) => each.name === name);
  if (!entry) throw new Error(`no command ${name}`);
  return await entry.load();
}

async function execute(
  host: Host,
  recording: Recording,
  command: Command,
  input: Input,
  globals: Globals,
): Promise<number> {
  const invocation = recording.command(command.name);
  const broken = new AbortController();
  let thrown: { error: unknown } | undefined;
  /** What failed while the rest went on. */
  let failure: { error: unknown } | undefined;
  const signal = AbortSignal.any([host.signal, broken.signal]);
  const progress = await progressOf(host, globals);
  const show = (result: unknown): void => {
    if (globals.quiet) return;
    progress.clear();
    if (globals.json) {
      host.stdout.write(`${JSON.stringify(result)}\n`);
      return;
    }
    const setting = ctx.settingsInUse()?.values['output.color'] ?? 'auto';
    const out = createOutput(host.stdout, hasColor(host, host.stdout, globals.noColor, setting));
    command.print(result, out);
    out.flush();
  };
  const writeBytes = (bytes: Uint8Array): void => {
    progress.clear();
    if (!globals.quiet) host.stdout.write(bytes);
  };
  const ctx: Context = createContext({
    cwd: host.cwd,
    directory: globals.directory,
    assignments: globals.set,
    command: command.name,
    features: globals.feature,
    safe: globals.safe,
    env: host.env,
    commands: COMMANDS,
    signal,
    refresh: !globals.noRefresh,
    isPerson: host.stdout.isTerminal && !globals.json && !globals.quiet,
    runtime: { ...host.runtime, version: host.version },
    recorder: recording.recorder,
    invocation,
    stdin: () => host.stdin(signal),
    notice(text) {
      if (globals.quiet) return;
      progress.clear();
      host.stderr.write(`${text}\n`);
    },
    progress: progress.update,
    write: globals.json ? undefined : writeBytes,
    emit(item) {
      try {
        show(item);
      } catch (error) {
        // Emitting happens in the middle of other work: whoever reads is gone, so all of it stops.
        if (!isBrokenPipe(error)) throw error;
        broken.abort(error);
      }
    },
    failed(error) {
      failure ??= { error };
    },
  });
  recording.context(ctx, globals.set);
  const stopped = (): void => {
    // Whoever asks twice is not waited for.
    const flags = ctx.flagsInUse();
    const outcome = failure ? 'failed' : 'unknown';
    flags?.stopped(outcome);
    flags?.trials?.ended(outcome, () => false, undefined);
  };
  host.signal.addEventListener('abort', stopped, { once: true });
  try {
    if (command.killable) host.stopAtOnce();
    const result = await command.run(ctx, validateInput(command.input, input));
    if (broken.signal.aborted) return 0;
    const shownFrom = performance.now();
    if (!command.streams) {
      show(result);
      invocation.phase('print', performance.now() - shownFrom);
    }
    const status = command.status(result);
    if (status === 0) await followedUp(ctx, command.name, input);
    return status;
  } catch (error) {
    thrown = { error };
    if (broken.signal.aborted) return 0;
    throw host.signal.aborted ? new AxError('interrupted', 'interrupted') : error;
  } finally {
    progress.clear();
    host.signal.removeEventListener('abort', stopped);
    const flags = ctx.flagsInUse();
    if (flags && !flags.quiet) {
      const { endFlags } = await import('./end-flags.ts');
      const how = {
        end: failure ?? (signal.aborted ? ('unknown' as const) : thrown),
        indexing: recording.indexing(),
        notice: ctx.notice,
      };
      await endFlags(host, flags, invocation, how);
    }
    await ctx.close();
  }
}

function isBrokenPipe(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

/** What is thrown when the output cannot be written says what the system calls it. */
function readable(thrown: unknown): unknown {
  if ((thrown as { syscall?: unknown } | null)?.syscall !== 'write') return thrown;
  return new AxError('io', `the output cannot be written: ${(thrown as Error).message}`, '', { cause: OUTPUT });
}

const OUTPUT = Symbol('output');

function report(host: Host, error: unknown, json: boolean, exits: Command['exits'] = {}): number {
  const known = error instanceof AxError;
  const isOutput = known && error.cause === OUTPUT;
  const message = error instanceof Error ? error.message : String(error);
  const code = known ? error.code : 'internal';
  const hint = known ? error.hint : 'please report it; AX_DEBUG=1 shows where it happened';
  const text = known ? message : `internal error: ${message.split('\n')[0]}`;
  try {
    // Where a result could not go an error cannot either.
    if (json && !isOutput) host.stdout.write(`${JSON.stringify({ error: { code, message: text, hint } })}\n`);
    else host.stderr.write(`ax: ${text}${hint ? ` (${hint})` : ''}\n`);
    if (host.env.AX_DEBUG && error instanceof Error) host.stderr.write(`${error.stack}\n`);
  } catch (failure) {
    if (!isBrokenPipe(failure)) return 3;
  }
  return statusOfError(error, exits);
}
