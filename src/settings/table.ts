/** The value of every setting, by key. */
export interface SettingValues {
  'index.exclude': string[];
  'index.maxFileSize': number;
  'index.jobs': number;
  'index.timeoutMs': number;
  'index.lockTimeoutMs': number;
  'find.limit': number;
  'flags.user': string;
  'flags.cohorts': string[];
  'watch.debounceMs': number;
  'output.color': 'auto' | 'always' | 'never';
  'telemetry.endpoint': string;
  'telemetry.mode': 'off' | 'local' | 'on';
}

/** The key of a setting: `section.name`. */
export type SettingKey = keyof SettingValues;

/** How a value is written: `bytes` also takes "2MB" or "512 KiB"; `list` is an array of strings, or text with commas. */
export type SettingType = 'integer' | 'bytes' | 'choice' | 'string' | 'list';

/** One setting: how it is written, what it is when nobody says, and what it does. */
export interface Setting<Value> {
  readonly type: SettingType;
  readonly default: Value;
  /** Smallest and largest valid number, inclusive. */
  readonly min?: number;
  readonly max?: number;
  /** The valid words of a choice. */
  readonly choices?: readonly string[];
  /** Other words for some of them. */
  readonly synonyms?: Readonly<Record<string, string>>;
  /** True of a choice whose file of a project can only take words that stand before that of the user's file. */
  readonly isLimit?: boolean;
  /** Environment variable that sets it, and another one that does where that is not set. */
  readonly env: string;
  readonly otherEnv?: string;
  /** One line for help, the schema and the reference. */
  readonly doc: string;
}

/** Every setting there is. Reader, schema, reference and `ax config` are all made from this table. */
export const SETTINGS: { readonly [K in SettingKey]: Setting<SettingValues[K]> } = {
  'index.exclude': {
    type: 'list',
    default: [],
    env: 'AX_INDEX_EXCLUDE',
    doc: 'Patterns of paths that are not indexed, written as in .gitignore.',
  },
  'index.maxFileSize': {
    type: 'bytes',
    default: 1_048_576,
    min: 1,
    max: 1_073_741_824,
    env: 'AX_INDEX_MAX_FILE_SIZE',
    doc: 'Larger files are skipped and counted. Bytes, or text such as "2MB" (1 MB is 1024 x 1024 bytes).',
  },
  'index.jobs': {
    type: 'integer',
    default: 0,
    min: 0,
    max: 256,
    env: 'AX_INDEX_JOBS',
    doc: 'How many workers parse at once; 0 chooses by the processors and memory of the machine.',
  },
  'index.timeoutMs': {
    type: 'integer',
    default: 10_000,
    min: 1,
    max: 600_000,
    env: 'AX_INDEX_TIMEOUT_MS',
    doc: 'Longest time for parsing one file, in milliseconds; a file that takes longer is reported as a problem.',
  },
  'index.lockTimeoutMs': {
    type: 'integer',
    default: 30_000,
    min: 0,
    max: 3_600_000,
    env: 'AX_INDEX_LOCK_TIMEOUT_MS',
    doc: 'How long to wait for another process that is writing the index, in milliseconds.',
  },
  'find.limit': {
    type: 'integer',
    default: 20,
    min: 1,
    max: 10_000,
    env: 'AX_FIND_LIMIT',
    doc: 'How many results `ax find` shows when --limit is not given.',
  },
  'flags.user': {
    type: 'string',
    default: '',
    env: 'AX_FLAGS_USER',
    doc: 'The name that `users` of feature flags mean, beside the one the system knows. It stays on this machine.',
  },
  'flags.cohorts': {
    type: 'list',
    default: [],
    env: 'AX_FLAGS_COHORTS',
    doc: 'The groups that `cohorts` of feature flags mean. They stay on this machine.',
  },
  'watch.debounceMs': {
    type: 'integer',
    default: 100,
    min: 0,
    max: 60_000,
    env: 'AX_WATCH_DEBOUNCE_MS',
    doc: 'How long `ax watch` waits for more changes before it refreshes the index, in milliseconds.',
  },
  'output.color': {
    type: 'choice',
    default: 'auto',
    choices: ['auto', 'always', 'never'],
    env: 'AX_OUTPUT_COLOR',
    doc: 'Colour in the output; auto means on a terminal only. NO_COLOR, FORCE_COLOR and --no-color win over it.',
  },
  'telemetry.endpoint': {
    type: 'string',
    default: '',
    env: 'AX_TELEMETRY_ENDPOINT',
    doc: 'Address that `ax telemetry submit` posts to. There is none built in; while it is empty nothing can be sent.',
  },
  'telemetry.mode': {
    type: 'choice',
    default: 'local',
    choices: ['off', 'local', 'on'],
    synonyms: { '0': 'off', false: 'off', no: 'off' },
    isLimit: true,
    env: 'AX_TELEMETRY',
    otherEnv: 'AX_TELEMETRY_MODE',
    doc: 'The most that telemetry may do: off records nothing, local counts on this machine, on can be sent. A file can only lower what the user has chosen, and one of a project what that of the user says (`ax telemetry status` shows what holds).',
  },
};

/** Every key, in the order of the table. */
export const SETTING_KEYS: readonly SettingKey[] = Object.keys(SETTINGS) as SettingKey[];
