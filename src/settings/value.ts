import { AxError, nearest } from '../model/index.ts';
import { SETTING_KEYS, SETTINGS, type SettingKey } from './table.ts';

const UNITS: Record<string, number> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/**
 * The key that `text` names. Throws AxError `invalid-config` with the nearest key; `where` ('' or `path:line`) begins
 * the message.
 */
export function settingKey(text: string, where: string): SettingKey {
  if ((SETTING_KEYS as readonly string[]).includes(text)) return text as SettingKey;
  const near =
    nearest(text, SETTING_KEYS) ??
    nearest(
      text,
      SETTING_KEYS.map((key) => key.slice(key.indexOf('.') + 1)),
    );
  const full = SETTING_KEYS.find((key) => key === near || key.endsWith(`.${near}`));
  throw new AxError(
    'invalid-config',
    `${where ? `${where}: ` : ''}unknown setting "${text}"`,
    full ? `did you mean "${full}"?` : `the settings are ${SETTING_KEYS.join(', ')}`,
  );
}

/** Checks a JSON value of a file against the setting and returns it in its stored form (bytes as a number). */
export function checkValue(key: SettingKey, value: unknown, where: string): unknown {
  const { type, choices, synonyms } = SETTINGS[key];
  if (type === 'integer' && typeof value === 'number') return inRange(key, value, where);
  if (type === 'bytes' && typeof value === 'number') return inRange(key, value, where);
  if (type === 'bytes' && typeof value === 'string') return inRange(key, bytesOf(key, value, where), where);
  if (type === 'string' && typeof value === 'string') return value;
  if (type === 'list' && Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  if (type === 'choice' && typeof value === 'string') {
    const meant = synonyms?.[value] ?? value;
    if (choices?.includes(meant)) return meant;
    const near = nearest(value, choices ?? []);
    throw wrong(key, value, where, near ? `did you mean "${near}"?` : `valid: ${choices?.join(', ')}`);
  }
  throw wrong(key, value, where, '');
}

/** Reads a value written as text (environment, `ax config set`): numbers in digits, lists with commas or as JSON. */
export function parseText(key: SettingKey, text: string, where: string): unknown {
  const { type } = SETTINGS[key];
  if (type === 'integer') {
    if (!/^[+-]?\d+$/.test(text.trim())) throw wrong(key, text, where, '');
    return inRange(key, Number(text), where);
  }
  if (type === 'list')
    return checkValue(key, text.trim().startsWith('[') ? jsonList(key, text, where) : splitList(text), where);
  return checkValue(key, text, where);
}

/** What a value of this setting looks like, for messages and the reference. */
export function expected(key: SettingKey): string {
  const { type, min, max, choices } = SETTINGS[key];
  if (type === 'choice') return `one of ${choices?.join(', ')}`;
  if (type === 'list') return 'a list of strings';
  if (type === 'string') return 'a string';
  const range = min !== undefined && max !== undefined ? ` from ${min} to ${max}` : '';
  return type === 'bytes' ? `a number of bytes${range}, or text such as "2MB"` : `a whole number${range}`;
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function jsonList(key: SettingKey, text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(key, text, where, '', cause);
  }
}

function bytesOf(key: SettingKey, text: string, where: string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([bkmg]?)(?:i?b)?\s*$/i.exec(text);
  if (!match) throw wrong(key, text, where, '');
  return Math.round(Number(match[1]) * UNITS[(match[2] || 'b').toLowerCase()]!);
}

function inRange(key: SettingKey, value: number, where: string): number {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = SETTINGS[key];
  if (!Number.isInteger(value) || value < min || value > max) throw wrong(key, value, where, '');
  return value;
}

function wrong(key: SettingKey, value: unknown, where: string, hint: string, cause?: unknown): AxError {
  const shown = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  const at = where && where !== key ? `${where}: ` : '';
  return new AxError('invalid-config', `${at}${key} must be ${expected(key)}, not ${shown}`, hint, { cause });
}
