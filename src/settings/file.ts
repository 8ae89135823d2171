import { readFileSync } from 'node:fs';
import { AxError, nearest } from '../model/index.ts';
import { SETTING_KEYS, type SettingKey } from './table.ts';
import { checkValue, settingKey } from './value.ts';

/** A configuration file that could be used. */
export interface ConfigFile {
  path: string;
  entries: { key: SettingKey; value: unknown }[];
  /** The value of `features` as it is written; what it means is for those who know the flags. */
  features: unknown;
}

/** One member of an object in a file. `where` is `path:line`. */
interface Member {
  name: string;
  value: unknown;
  where: string;
  members: Member[] | undefined;
}

const SECTIONS = new Set(SETTING_KEYS.map((key) => key.slice(0, key.indexOf('.'))));

/**
 * Reads a configuration file (JSON with comments and trailing commas). Undefined when there is no such file.
 * Throws AxError `invalid-config` with `path:line` and the nearest valid key, or `io` when it cannot be read.
 */
export async function readConfigFile(path: string): Promise<ConfigFile | undefined> {
  const text = readText(path);
  return text === undefined ? undefined : await parseConfig(path, text);
}

/** As {@link readConfigFile}, for text that is already at hand. */
export async function parseConfig(path: string, text: string): Promise<ConfigFile> {
  // Most files are plain JSON and right: the parser that knows comments and lines takes 13 ms to load.
  try {
    return interpret(path, plainMembers(path, JSON.parse(text)));
  } catch {
    return interpret(path, await locatedMembers(path, text));
  }
}

function interpret(path: string, members: Member[]): ConfigFile {
  const file: ConfigFile = { path, entries: [], features: undefined };
  for (const { name, value, where, members: inner } of members) {
    if (name === '$schema') {
      if (typeof value !== 'string') throw new AxError('invalid-config', `${where}: $schema must be a string`);
    } else if (name === 'features') {
      file.features = value;
    } else if (!SECTIONS.has(name)) {
      throw unknownSection(name, where);
    } else if (!inner) {
      throw new AxError('invalid-config', `${where}: ${name} must be an object`, exampleOf(name));
    } else {
      for (const member of inner) {
        const key = settingKey(`${name}.${member.name}`, member.where);
        file.entries.push({ key, value: checkValue(key, member.value, member.where) });
      }
    }
  }
  return file;
}

/** The text of a configuration file without its byte order mark, or undefined when it does not exist. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new AxError('io', `cannot read ${path}: ${(cause as Error).message}`, 'check its permissions', { cause });
  }
}

function unknownSection(name: string, where: string): AxError {
  const dotted = SETTING_KEYS.find((key) => key === name);
  if (dotted) {
    return new AxError(
      'invalid-config',
      `${where}: unknown section "${name}"`,
      `write it nested: ${exampleOf(dotted)}`,
    );
  }
  const near = nearest(name, [...SECTIONS, 'features', '$schema']);
  const hint = near ? `did you mean "${near}"?` : `the sections are ${[...SECTIONS].join(', ')}`;
  return new AxError('invalid-config', `${where}: unknown section "${name}"`, hint);
}

function exampleOf(section: string): string {
  const key = SETTING_KEYS.find((candidate) => candidate.startsWith(section)) ?? 'find.limit';
  const [outer, inner] = key.split('.');
  return `{ "${outer}": { "${inner}": … } }`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plainMembers(where: string, value: unknown): Member[] {
  if (!isObject(value)) throw new AxError('invalid-config', `${where}: the configuration must be a JSON object`);
  return Object.entries(value).map(([name, inner]) => ({
    name,
    value: inner,
    where,
    members: isObject(inner) ? plainMembers(where, inner) : undefined,
  }));
}

async function locatedMembers(path: string, text: string): Promise<Member[]> {
  const { getNodeValue, parseTree, printParseErrorCode } = await import('jsonc-parser');
  type Node = NonNullable<ReturnType<typeof parseTree>>;
  const at = (offset: number): string => `${path}:${text.slice(0, offset).split('\n').length}`;
  const errors: { error: number; offset: number; length: number }[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const error = errors[0];
  if (error) {
    const what = printParseErrorCode(error.error).replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
    throw new AxError('invalid-config', `${at(error.offset)}: not valid JSON: ${what}`);
  }
  if (root?.type !== 'object')
    throw new AxError('invalid-config', `${path}:1: the configuration must be a JSON object`);
  const read = (node: Node): Member[] =>
    (node.children ?? []).flatMap((property) => {
      const [name, value] = property.children ?? [];
      if (!name || !value) return [];
      return {
        name: String(name.value),
        value: getNodeValue(value),
        where: at(name.offset),
        members: value.type === 'object' ? read(value) : undefined,
      };
    });
  return read(root);
}
