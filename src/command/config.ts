import { AxError } from '../model/index.ts';
import { findRoot } from '../project/index.ts';
import {
  createConfig,
  editConfig,
  expected,
  parseText,
  readConfigFile,
  settingKey,
  userFile,
} from '../settings/editing.ts';
import {
  configFiles,
  type LoadedSettings,
  loadSettings,
  projectFile,
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  unknownVariables,
} from '../settings/index.ts';
import { type Command, type Context, define } from './command.ts';
import type { Out } from './out.ts';

interface Shown {
  value: unknown;
  origin: string;
  source: string;
  default: unknown;
}

type Result =
  | { action: 'show'; settings: Record<string, Shown>; features: Record<string, unknown>; files: string[] }
  | ({ action: 'get'; key: SettingKey } & Shown)
  | { action: 'set' | 'unset'; key: SettingKey; value: unknown; path: string; changed: boolean }
  | { action: 'validate'; valid: boolean; files: string[]; problems: Problem[] }
  | { action: 'init'; path: string }
  | { action: 'path'; project: string; user: string | null };

interface Problem {
  code: string;
  message: string;
  hint: string;
}

/** `ax config` */
export const command: Command = define({
  name: 'config',
  summary: 'Show and change settings, with their origin',
  description:
    'show prints every setting and where its value comes from, get one value, set and unset change the configuration file of the project (with --user the one of the user) and keep its comments, validate checks the files and the environment, init writes a file to start from, path prints where the files are.',
  input: {
    action: {
      type: 'choice',
      choices: ['show', 'get', 'set', 'unset', 'validate', 'init', 'path'],
      default: 'show',
      positional: 'one',
      placeholder: 'ACTION',
      doc: 'What to do.',
    },
    key: {
      type: 'string',
      positional: 'one',
      placeholder: 'KEY',
      complete: 'setting',
      doc: 'The setting, for get, set and unset.',
    },
    value: { type: 'string', positional: 'joined', placeholder: 'VALUE', doc: 'The new value, for set.' },
    user: { type: 'boolean', doc: 'Use the configuration file of the user, not of the project.' },
  },
  examples: [
    { line: 'ax config show', does: 'every setting with its origin' },
    { line: 'ax config get index.maxFileSize', does: 'one value' },
    { line: 'ax config set index.exclude "vendor/,*.min.js"', does: 'a list, with commas or as JSON' },
    { line: 'ax config validate', does: 'check files and environment' },
  ],
  result:
    'show: {settings:{KEY:{value,origin,source,default}},features,files}; get: {key,value,origin,source,default}; set, unset: {key,value,path,changed}; validate: {valid,files,problems:[{code,message,hint}]}; init: {path}; path: {project,user}',
  async run(ctx, input): Promise<Result> {
    const { action, key, value, user } = input;
    const root = findRoot(ctx.cwd);
    if ((action === 'get' || action === 'set' || action === 'unset') && key === undefined) {
      throw new AxError(
        'usage',
        `KEY is missing`,
        `ax config ${action} KEY; the settings are ${SETTING_KEYS.join(', ')}`,
      );
    }
    if (action === 'path') {
      const files = configFiles(root, ctx.env);
      return { action, project: projectFile(files), user: files.user ?? null };
    }
    if (action === 'init') {
      const files = configFiles(root, ctx.env);
      const path = user ? userFile(files) : projectFile(files);
      createConfig(path);
      return { action, path };
    }
    if (action === 'validate') return { action, ...(await validate(ctx, root)) };
    if (action === 'set' || action === 'unset') {
      const files = configFiles(root, ctx.env);
      const known = settingKey(key ?? '', '');
      if (action === 'set' && value === undefined)
        throw new AxError('usage', 'VALUE is missing', `${known} takes ${expected(known)}`);
      const next = action === 'set' ? parseText(known, value ?? '', '') : undefined;
      const path = user ? userFile(files) : projectFile(files);
      return { action, key: known, value: next ?? null, path, changed: await editConfig(path, known, next) };
    }
    const loaded = await loadSettings({ root, env: ctx.env, flags: await ctx.given() });
    if (action === 'get') {
      const known = settingKey(key ?? '', '');
      return { action, key: known, ...shown(loaded, known) };
    }
    const settings = Object.fromEntries(SETTING_KEYS.map((each) => [each, shown(loaded, each)]));
    // What is written of a flag in the later file holds.
    const features = Object.assign({}, ...loaded.features.map(({ value }) => value));
    return { action, settings, features, files: loaded.read };
  },
  print(result, out) {
    if (result.action === 'show') printSettings(result.settings, out);
    else if (result.action === 'get') out.line(String(result.value));
    else if (result.action === 'init') out.line(`wrote ${result.path}`);
    else if (result.action === 'path') {
      out.line(`project  ${result.project}`);
      out.line(`user     ${result.user ?? '(there is no home)'}`);
    } else if (result.action === 'validate') {
      for (const { message, hint } of result.problems)
        out.line(`${out.style('bad', 'problem')} ${message}${hint ? ` (${hint})` : ''}`);
      if (result.valid)
        out.line(
          result.files.length === 0 ? 'no configuration files; nothing is wrong' : `valid: ${result.files.join(', ')}`,
        );
    } else if (result.changed)
      out.line(
        `${result.action === 'set' ? `${result.key} = ${inWords(result.value)}` : `${result.key} removed`}  (${result.path})`,
      );
    else out.line(`${result.path} is unchanged`);
  },
  status: (result) => (result.action === 'validate' && !result.valid ? 2 : 0),
});

function shown(loaded: LoadedSettings, key: SettingKey): Shown {
  const { layer, source } = loaded.origins[key];
  return { value: loaded.values[key], origin: layer, source, default: SETTINGS[key].default };
}

async function validate(ctx: Context, root: string): Promise<{ valid: boolean; files: string[]; problems: Problem[] }> {
  const { project, user } = configFiles(root, ctx.env);
  const problems: Problem[] = [];
  const files: string[] = [];
  const attempt = async (read: () => Promise<string[]>): Promise<void> => {
    try {
      files.push(...(await read()));
    } catch (error) {
      if (!(error instanceof AxError)) throw error;
      problems.push({ code: error.code, message: error.message, hint: error.hint });
    }
  };
  for (const path of user === undefined ? project : [user, ...project])
    await attempt(async () => ((await readConfigFile(path)) ? [path] : []));
  // Files are good by themselves: what is left is the environment, or two project files.
  if (problems.length === 0) {
    await attempt(async () => {
      await loadSettings({ root, env: ctx.env });
      return [];
    });
  }
  problems.push(...unknownVariables(ctx.env));
  const { findFlags } = await import('./flags/find-flags.ts');
  const { placed } = await import('./flags/problem-line.ts');
  const { flags } = await findFlags(ctx);
  for (const problem of flags.problems()) {
    const { path, line, message, hint } = await placed(problem);
    // A file that cannot be read at all has been named.
    const isNamed = problem.keys === undefined && path !== '';
    if (!isNamed)
      problems.push({ code: 'invalid-config', message: path ? `${path}:${line}: ${message}` : message, hint });
  }
  return { valid: problems.length === 0, files, problems };
}

function printSettings(settings: Record<string, Shown>, out: Out): void {
  const rows = Object.entries(settings).map(
    ([key, { value, origin, source }]) => [key, inWords(value), source || origin] as const,
  );
  const keyWidth = Math.max(...rows.map(([key]) => key.length));
  const valueWidth = Math.min(40, Math.max(...rows.map(([, value]) => value.length)));
  for (const [key, value, origin] of rows) {
    out.line(`${out.style('name', key.padEnd(keyWidth))}  ${value.padEnd(valueWidth)}  ${out.style('dim', origin)}`);
  }
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.join(',');
  return value === '' ? '(none)' : String(value);
}
