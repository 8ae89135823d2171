import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AxError } from '../model/index.ts';
import { parseConfig, readText } from './file.ts';
import type { ConfigFiles } from './files.ts';
import type { SettingKey } from './table.ts';

/** The user's file, for those who write it. Throws AxError `unsupported` when there is no home. */
export function userFile({ user }: ConfigFiles): string {
  if (user === undefined) throw new AxError('unsupported', 'there is no home for a configuration file', 'set HOME');
  return user;
}

/**
 * Sets (or, with `undefined`, removes) one setting in a configuration file; comments and layout stay. The file is
 * created when needed and replaced in one step. True when the text changed. Throws AxError `invalid-config` when the
 * file as it is cannot be used, `io` when it cannot be written.
 */
export async function editConfig(path: string, key: SettingKey, value: unknown): Promise<boolean> {
  return await edit(path, [{ keys: key.split('.'), value }]);
}

/**
 * As {@link editConfig}, for members of a feature flag, all at once; what is there and no object is replaced. Throws
 * AxError `invalid-config` also when `features` is none.
 */
export async function editFeature(path: string, flag: string, members: Record<string, unknown>): Promise<boolean> {
  const text = readText(path);
  const features = text === undefined ? undefined : (await parseConfig(path, text)).features;
  if (features !== undefined && !isObject(features))
    throw new AxError('invalid-config', `${path}: features must be an object`, 'mend it, or take it out');
  const isThere = isObject(features) && isObject(features[flag]);
  const whole = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  if (!isThere) return await edit(path, [{ keys: ['features', flag], value: whole }]);
  return await edit(
    path,
    Object.entries(members).map(([key, value]) => ({ keys: ['features', flag, key], value })),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function edit(path: string, edits: readonly { keys: string[]; value: unknown }[]): Promise<boolean> {
  const before = readText(path);
  if (before === undefined && edits.every(({ value }) => value === undefined)) return false;
  const text = before ?? '{}\n';
  await parseConfig(path, text);
  const { applyEdits, modify } = await import('jsonc-parser');
  const tabs = /^\t/m.test(text);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const formattingOptions = { insertSpaces: !tabs, tabSize: 2, eol };
  const after = edits.reduce(
    (so, { keys, value }) => applyEdits(so, modify(so, keys, value, { formattingOptions })),
    text,
  );
  if (after === before) return false;
  writeWhole(path, after.endsWith('\n') ? after : after + eol);
  return true;
}

/** Writes a commented configuration file to start from. Throws AxError `usage` when it is there already. */
export function createConfig(path: string): void {
  if (readText(path) !== undefined) {
    throw new AxError('usage', `${path} exists already`, 'change it with: ax config set KEY VALUE');
  }
  writeWhole(path, START);
}

const START = `{
  // Settings of this project for ax. All of them: docs/reference/settings.md, or \`ax config show\`.
  "index": {
    // Paths that are not indexed, written as in .gitignore.
    "exclude": []
  }
}
`;

function writeWhole(path: string, text: string): void {
  // Behind a symbolic link the file itself is replaced, not the link.
  const target = existsSync(path) ? realpathSync(path) : path;
  // Of its own, since another process may change the file at the same time.
  const temporary = `${target}.${Math.random().toString(36).slice(2)}.new`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, target);
  } catch (cause) {
    rmSync(temporary, { force: true });
    const hint = 'check the disk and the permissions';
    throw new AxError('io', `cannot write ${path}: ${(cause as Error).message}`, hint, { cause });
  }
}
