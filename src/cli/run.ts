import {
  COMMANDS,
  type Command,
  type Context,
  createContext,
  type Globals,
  type Input,
  unknownCommand,
  validateInput,
} from '../command/index.ts';
import { AxError, EXIT_OF } from '../model/index.ts';
import { findCommand, parseArguments } from './arguments.ts';
import type { Host } from './host.ts';
import { createOutput, hasColor } from './output.ts';
import type { ProgressDisplay } from './progress.ts';

/**
 * Runs one command line and returns the exit status: 0 done, 1 nothing found, 2 wrong usage, 3 failed,
 * 4 nothing found but not proven, 130 interrupted. Never throws; a reader that went away is success.
 */
export async function run(host: Host): Promise<number> {
  const json = host.args.includes('--json');
  let command: Command | undefined;
  try {
    const line = findCommand(host.args, COMMANDS);
    const entry = COMMANDS.find(({ name }) => name === line.command);
    if (line.command !== undefined && !entry) throw unknownCommand(line.command, COMMANDS);
    command = entry ? await entry.load() : undefined;
    const { input, globals } = parseArguments(line, command?.input ?? {});
    if (globals.help || (!command && !globals.version)) {
      const subject = command?.name === 'help' ? undefined : command?.name;
      return await execute(host, await load('help'), { command: subject }, { ...globals, quiet: false });
    }
    if (globals.version || !command)
      return await execute(host, await load('version'), {}, { ...globals, quiet: false });
    return await execute(host, command, input, globals);
  } catch (error) {
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

async function execute(host: Host, command: Command, input: Input, globals: Globals): Promise<number> {
  const broken = new AbortController();
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
    env: host.env,
    commands: COMMANDS,
    signal,
    refresh: !globals.noRefresh,
    runtime: { ...host.runtime, version: host.version },
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
  });
  try {
    if (command.killable) host.stopAtOnce();
    const result = await command.run(ctx, validateInput(command.input, input));
    if (broken.signal.aborted) return 0;
    if (!command.streams) show(result);
    return command.status(result);
  } catch (error) {
    if (broken.signal.aborted) return 0;
    throw host.signal.aborted ? new AxError('interrupted', 'interrupted') : error;
  } finally {
    progress.clear();
    await ctx.close();
  }
}

function isBrokenPipe(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

function report(host: Host, thrown: unknown, json: boolean, exits: Command['exits'] = {}): number {
  if (isBrokenPipe(thrown)) return 0;
  const isOutput = (thrown as { syscall?: unknown } | null)?.syscall === 'write';
  const error = isOutput ? new AxError('io', `the output cannot be written: ${(thrown as Error).message}`) : thrown;
  const known = error instanceof AxError;
  const message = error instanceof Error ? error.message : String(error);
  const code = known ? error.code : 'internal';
  const hint = known ? error.hint : 'please report it; AX_DEBUG=1 shows where it happened';
  const text = known ? message : `internal error: ${message.split('\n')[0]}`;
  try {
    // Where a result could not go an error cannot either.
    if (json && !isOutput) host.stdout.write(`${JSON.stringify({ error: { code, message: text, hint } })}\n`);
    else host.stderr.write(`ax: ${text}${hint ? ` (${hint})` : ''}\n`);
    if (host.env.AX_DEBUG && thrown instanceof Error) host.stderr.write(`${thrown.stack}\n`);
  } catch (failure) {
    if (!isBrokenPipe(failure)) return 3;
  }
  return known ? (exits[error.code] ?? EXIT_OF[error.code]) : 3;
}
