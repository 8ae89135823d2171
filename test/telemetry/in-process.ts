import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, run, type Sink } from '../../src/cli/index.ts';
import type { Event } from '../../src/telemetry/event.ts';

/** What one command line left behind. */
export interface Done {
  status: number;
  stdout: string;
  stderr: string;
}

/** How a command line is run. */
export interface How {
  cwd: string;
  env?: Record<string, string>;
  /** Standard input, and whether a person sits there. */
  input?: string;
  terminal?: boolean;
  /** Stops the program, as Ctrl-C does, when it has written this. */
  stopAt?: RegExp;
  version?: string;
}

/** A home of its own for what is counted; `close()` takes it away. */
export interface Home {
  env: Record<string, string>;
  /** Where telemetry is kept in it. */
  directory: string;
  /** Runs a command line in this process, with nothing of the process around it. */
  ax(args: readonly string[], how: How): Promise<Done>;
  /** All that was recorded, in order. */
  events(): Event[];
  close(): void;
}

/** Makes a home in which nothing was recorded yet. */
export function makeHome(): Home {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ax-telemetry-')));
  const state = join(base, 'state');
  mkdirSync(join(base, 'config'));
  const env = {
    HOME: base,
    XDG_CONFIG_HOME: join(base, 'config'),
    XDG_STATE_HOME: state,
    PATH: process.env.PATH ?? '',
  };
  const directory = join(state, 'automatosx', 'telemetry');
  return {
    env,
    directory,
    ax: (args, how) => runHere(args, { ...how, env: { ...env, ...how.env } }),
    events: () => eventsIn(directory),
    close: () => rmSync(base, { recursive: true, force: true }),
  };
}

async function runHere(args: readonly string[], how: How): Promise<Done> {
  const { cwd, env = {}, input = '', terminal = false, stopAt, version = '2.0.0' } = how;
  const stop = new AbortController();
  const written = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr'): Sink => ({
    isTerminal: terminal,
    columns: () => 80,
    write: (text) => {
      written[name] += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
      if (stopAt?.test(written[name])) stop.abort();
    },
  });
  const host: Host = {
    ...{ args, env, cwd, signal: stop.signal, stopAtOnce() {} },
    ...{ stdout: sink('stdout'), stderr: sink('stderr') },
    stdin: async function* () {
      yield input;
    },
    canAsk: () => terminal,
    version: () => version,
    runtime: { node: process.versions.node, platform: 'linux', arch: process.arch },
  };
  const status = await run(host);
  return { status, ...written };
}

/** The lines of all spool files, in order of day. */
export function linesIn(directory: string): string[] {
  const spool = join(directory, 'spool');
  let names: string[] = [];
  try {
    names = readdirSync(spool).sort();
  } catch {
    return [];
  }
  return names.flatMap((name) => readFileSync(join(spool, name), 'utf8').split('\n')).filter((line) => line !== '');
}

/** What the lines of all spool files say. */
export function eventsIn(directory: string): Event[] {
  return linesIn(directory).map((line) => JSON.parse(line) as Event);
}
