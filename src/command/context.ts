import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AxError } from '../model/index.ts';
import type { Project } from '../project/index.ts';
import { configFiles } from '../settings/files.ts';
import type { Environment, SettingValues } from '../settings/index.ts';
import type { Mode } from '../telemetry/index.ts';
import type { Context, ContextOptions } from './command.ts';
import type { Input } from './fields.ts';

/**
 * Makes the context of one run. Nothing is read or opened before a command asks for it. Throws AxError `not-found` when
 * the directory to start in does not exist.
 */
export function createContext(options: ContextOptions): Context {
  const { env, commands, signal, refresh, runtime, stdin, notice, progress, emit, failed, write, assignments } =
    options;
  const { features, safe, command, isPerson } = options;
  const { recorder, invocation } = options;
  const cwd = resolve(options.cwd, options.directory ?? '.');
  if (options.directory !== undefined && !statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AxError('not-found', `there is no directory ${options.directory}`);
  }
  let opening: Promise<Project> | undefined;
  let opened: Project | undefined;
  const open = async (): Promise<Project> => {
    const version = runtime.version();
    const flags = { overrides: features, safe, watched: true, version, command: () => command };
    const { openProject } = await import('../project/index.ts');
    opened = await openProject({
      root: cwd,
      env,
      settings: await assigned(assignments),
      refresh,
      ownsProcess: true,
      flags,
    });
    const problems = opened.flags.problems();
    if (problems.length > 0) await (await import('./flags/warn-of-flags.ts')).warnOfFlags(problems, notice);
    return opened;
  };
  return {
    cwd,
    env,
    features,
    safe,
    signal,
    commands,
    isPerson,
    runtime,
    recorder,
    invocation,
    stdin,
    notice,
    emit,
    failed,
    write,
    given: () => assigned(assignments),
    project() {
      opening ??= open();
      return opening;
    },
    options: () => ({ refresh, signal, onProgress: progress, onNotice: notice, observer: invocation }),
    settingsInUse: () => opened?.config,
    flagsInUse: () => opened?.flags,
    close: () => opened?.close(),
  };
}

/** Tells the experiments that run here what was asked about, see `followUp`; nothing is loaded where none does. */
export async function followedUp(ctx: Context, command: string, input: Input): Promise<void> {
  if (!ctx.flagsInUse()?.trials || !ctx.isPerson) return;
  const { followUp } = await import('./follow-up.ts');
  await followUp(ctx, command, input);
}

/**
 * The most that telemetry may do in a directory whose settings have not been read, with `assignments` for this run: see
 * `readLimit`. Where no directory above has a configuration nothing is loaded for it.
 */
export async function limitIn(
  directory: string,
  env: Environment,
  assignments: readonly string[],
): Promise<Mode | undefined> {
  const { user } = configFiles(directory, env);
  let isConfigured = assignments.length > 0 || (user !== undefined && existsSync(user));
  for (let at = directory; !isConfigured; at = dirname(at)) {
    isConfigured = configFiles(at, env).project.some(existsSync);
    if (dirname(at) === at) break;
  }
  if (!isConfigured) return undefined;
  const { readLimit } = await import('./telemetry-limit.ts');
  return await readLimit(directory, env, () => assigned(assignments));
}

async function assigned(assignments: readonly string[]): Promise<Partial<SettingValues>> {
  if (assignments.length === 0) return {};
  const { parseText, settingKey } = await import('../settings/editing.ts');
  const read = (text: string): [string, unknown] => {
    const at = text.indexOf('=');
    if (at < 1) throw new AxError('usage', `--set takes KEY=VALUE, not "${text}"`);
    const key = settingKey(text.slice(0, at), '--set');
    return [key, parseText(key, text.slice(at + 1), '--set')];
  };
  return Object.fromEntries(assignments.map(read));
}
