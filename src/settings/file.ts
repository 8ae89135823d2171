import { readFileSync } from 'node:fs';
import { AxError, nearest } from '../model/index.ts';
import { SETTING_KEYS, type SettingKey } from './table.ts';
import { checkValue, settingKey } from './value.ts';

/** One setting as a file has it. */
export interface FileEntry {
  key: SettingKey;
  value: unknown;
  /** 1-based line of the value. */
  line: number;
}

/** A configuration file that could be used. */
export interface ConfigFile {
  path: string;
  entries: FileEntry[];
  features: Record<string, unknown>;
}

/** One member of an object in a file, with the line it stands on. */
interface Member {
  name: string;
  value: unknown;
  line: number;
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
  const file: ConfigFile = { path, entries: [], features: {} };
  for (const member of await membersOf(path, text)) {
    const where = `${path}:${member.line}`;
    if (member.name === '$schema') {
      if (typeof member.value !== 'string') throw new AxError('invalid-config', `${where}: $schema must be a string`);
    } else if (member.name === 'features') {
      if (!member.members) throw new AxError('invalid-config', `${where}: features must be an object`);
      file.features = member.value as Record<string, unknown>;
    } else if (!SECTIONS.has(member.name)) {
      throw unknownSection(member.name, where);
    } else if (!member.members) {
      throw new AxError('invalid-config', `${where}: ${member.name} must be an object`, exampleOf(member.name));
    } else {
      for (const inner of member.members) {
        const at = `${path}:${inner.line}`;
        const key = settingKey(`${member.name}.${inner.name}`, at);
        file.entries.push({ key, value: checkValue(key, inner.value, at), line: inner.line });
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
    throw new AxError('io', `cannot read ${path}: ${(cause as Error).message}`, '', { cause });
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

async function membersOf(path: string, text: string): Promise<Member[]> {
  const { getNodeValue, parseTree, printParseErrorCode } = await import('jsonc-parser');
  type Node = NonNullable<ReturnType<typeof parseTree>>;
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const errors: { error: number; offset: number; length: number }[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const error = errors[0];
  if (error) {
    const what = printParseErrorCode(error.error).replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
    throw new AxError('invalid-config', `${path}:${lineOf(error.offset)}: not valid JSON: ${what}`);
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
        line: lineOf(name.offset),
        members: value.type === 'object' ? read(value) : undefined,
      };
    });
  return read(root);
}
