import { AxError, type AxErrorCode, EXIT_OF, type IndexInfo, nearest } from '../model/index.ts';
import type { AnswerOptions, IndexProgress, Project, ProjectFlags } from '../project/index.ts';
import type { Environment, LoadedSettings, SettingValues } from '../settings/index.ts';
import type { Invocation, Recorder } from '../telemetry/index.ts';
import type { Fields, Input, InputOf } from './fields.ts';
import type { Out } from './out.ts';

/** A command line that can be run as it stands in a project, and what it shows. */
export interface Example {
  line: string;
  does: string;
}

/** One thing a user or an agent can ask for, as the table of commands knows it. */
export interface Command {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** A paragraph or two of plain text for help and reference. */
  readonly description: string;
  readonly input: Fields;
  readonly examples: readonly Example[];
  /** The shape of the JSON result. */
  readonly result: string;
  /** True when results are emitted one by one (`Context.emit`) and the last value is not printed. */
  readonly streams: boolean;
  /** True when it may be killed at any moment, and does not listen meanwhile: Ctrl-C then does just that. */
  readonly killable: boolean;
  /** Exit statuses of refusals where they are others than everywhere, see `EXIT_OF`. */
  readonly exits: Partial<Record<AxErrorCode, number>>;
  /** Does it. Throws AxError for what the reader can mend. The result is the JSON document of `--json`. */
  run(ctx: Context, input: Input): Promise<unknown>;
  /** Writes a result (or an emitted item) for people. */
  print(result: unknown, out: Out): void;
  /** Exit status for a result: 0, or 1 or 4 when nothing was found. */
  status(result: unknown): number;
}

/**
 * A command as the table lists it; `load` brings the rest, so that a process loads only the command it runs. A command
 * of a group has the name of the group before its own: `db status` belongs to `db`, which is an entry, too.
 */
export interface CommandEntry {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** Of a group: other names that do as well. */
  readonly aliases?: readonly string[];
  /** What other programs call it: for the hint when a command is not known. */
  readonly elsewhere?: readonly string[];
  load(): Promise<Command>;
}

/** The program and what runs it. */
export interface Runtime {
  readonly node: string;
  readonly platform: string;
  readonly arch: string;
  version(): string;
}

/** What is known when a command starts. */
export interface ContextOptions {
  /** Current directory of the process. */
  cwd: string;
  /** Directory to start in instead, as the user wrote it. */
  directory: string | undefined;
  /** Settings for this run, each `KEY=VALUE`. */
  assignments: readonly string[];
  /** Name of the command that runs. */
  command: string;
  /** Feature flags for this run, each `NAME=on` or `NAME=off`, and whether only proven ways are taken. */
  features: readonly string[];
  safe: boolean;
  env: Environment;
  /** All commands there are. */
  commands: readonly CommandEntry[];
  signal: AbortSignal;
  /** False answers from the index as it is. */
  refresh: boolean;
  /** True when a person reads what is printed: it goes to a terminal, and is no JSON document. */
  isPerson: boolean;
  runtime: Runtime;
  /** Records what the program does, and what this command does of it. */
  recorder: Recorder;
  invocation: Invocation;
  stdin(): AsyncIterable<string>;
  /** One line for people beside the result. */
  notice(text: string): void;
  progress(progress: IndexProgress): void;
  /** Hands over one item of a streaming command at once. */
  emit(item: unknown): void;
  /** Says that a part of the work has failed where the rest goes on: the run counts as failed for what it tries out. */
  failed(error: unknown): void;
  /** Writes bytes to standard output, as they are; undefined where a JSON document goes there. */
  write: ((bytes: Uint8Array) => void) | undefined;
}

/** What a command may use of the world. It is made for one run and closed after it. */
export interface Context
  extends Pick<
    ContextOptions,
    | 'env'
    | 'features'
    | 'safe'
    | 'commands'
    | 'signal'
    | 'isPerson'
    | 'runtime'
    | 'recorder'
    | 'invocation'
    | 'stdin'
    | 'notice'
    | 'emit'
    | 'failed'
    | 'write'
  > {
  /** Absolute directory that relative paths of the user are meant from. */
  readonly cwd: string;
  /** Settings given for this run. Throws AxError `invalid-config`. */
  given(): Promise<Partial<SettingValues>>;
  /** The project around `cwd`, opened once; nothing is indexed by this. */
  project(): Promise<Project>;
  /** What to ask the project with: whether to look for changed files first, the signal, progress, notices, the invocation as observer. */
  options(): AnswerOptions;
  /** The settings, once the project is open. */
  settingsInUse(): LoadedSettings | undefined;
  /** The feature flags, once the project is open. */
  flagsInUse(): ProjectFlags | undefined;
  close(): void;
}

/** A command with the types of its own fields and result; {@link define} turns it into a {@link Command}. */
export interface Definition<F extends Fields, Result> {
  name: string;
  summary: string;
  description: string;
  input: F;
  examples: readonly Example[];
  result: string;
  streams?: boolean;
  killable?: boolean;
  exits?: Partial<Record<AxErrorCode, number>>;
  run(ctx: Context, input: InputOf<F>): Promise<Result>;
  print(result: Result, out: Out): void;
  /** Left out, every result is status 0. */
  status?(result: Result): number;
}

/** Makes the uniform form of a command. Its input must have been checked with `validateInput` before `run`. */
export function define<const F extends Fields, Result>(definition: Definition<F, Result>): Command {
  const { run, print, status, streams = false, killable = false, exits = {} } = definition;
  return {
    ...definition,
    streams,
    killable,
    exits,
    run: (ctx, input) => run(ctx, input as InputOf<F>),
    print: (result, out) => print(result as Result, out),
    status: (result) => (status ? status(result as Result) : 0),
  };
}

/** Exit status of an answer with `found` results: nothing found is proven (1) only by a complete and fresh index, else 4. */
export function statusOf(found: number, index: IndexInfo): number {
  if (found > 0) return 0;
  return index.complete && index.staleFiles === 0 ? 1 : 4;
}

/** Exit status of an error; `exits` are those of the command, when it is known. */
export function statusOfError(error: unknown, exits: Command['exits'] = {}): number {
  return error instanceof AxError ? (exits[error.code] ?? EXIT_OF[error.code]) : EXIT_OF.io;
}

/** The commands of the group `name`; none when it is no group. */
export function commandsOf<E extends Pick<CommandEntry, 'name'>>(name: string, commands: readonly E[]): E[] {
  return commands.filter((each) => each.name.startsWith(`${name} `));
}

/** The entry with this name, or with this name of a group for a group. */
export function commandNamed<E extends Pick<CommandEntry, 'name' | 'aliases'>>(
  name: string,
  commands: readonly E[],
): E | undefined {
  return commands.find((each) => each.name === name) ?? commands.find(({ aliases }) => aliases?.includes(name));
}

/** The refusal of a command that does not exist, with the nearest that does: of its group, when that exists. */
export function unknownCommand(
  name: string,
  commands: readonly Pick<CommandEntry, 'name' | 'elsewhere' | 'aliases'>[],
): AxError {
  const at = name.indexOf(' ');
  const group = at < 0 ? undefined : commandNamed(name.slice(0, at), commands)?.name;
  const start = group === undefined ? '' : `${group} `;
  const word = group === undefined ? name : name.slice(at + 1);
  const among = group === undefined ? commands.filter((each) => !each.name.includes(' ')) : commandsOf(group, commands);
  const same = among.find(({ elsewhere }) => elsewhere?.includes(word.toLowerCase()))?.name.slice(start.length);
  const names = among.map((each) => each.name.slice(start.length));
  const near = same ?? nearest(word, names) ?? names.find((each) => word !== '' && each.startsWith(word));
  const list = group === undefined ? 'ax help lists the commands' : `ax help ${group} lists them`;
  return new AxError('usage', `unknown command "${name}"`, near ? `did you mean "${start}${near}"?` : list);
}
