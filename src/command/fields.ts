import { AxError, nearest } from '../model/index.ts';

/**
 * One field of a command's input. The same definition makes the option or argument of the command line, the help,
 * the completion, the checks of `ax batch`, the JSON schema and the reference page.
 */
export interface Field {
  readonly type: 'string' | 'integer' | 'boolean' | 'choice' | 'list';
  /** One line for help. */
  readonly doc: string;
  readonly required?: true;
  readonly default?: string | number | boolean | readonly string[];
  /** Smallest and largest valid number, inclusive. */
  readonly min?: number;
  readonly max?: number;
  /** The valid words of a `choice`. */
  readonly choices?: readonly string[];
  /**
   * Taken from the words of the command line, in the order of the fields: `one` word, all `rest` words as a list, or
   * all rest words `joined` by a space to one string, in which words such as `-lang:go` are no options.
   */
  readonly positional?: 'one' | 'rest' | 'joined';
  /** Of a `joined` field: the hint for an option that does not exist and is like no other. */
  readonly unknownOption?: string;
  /** On the command line each choice is a flag of its own (`--regex`); these lines say what each does. */
  readonly choiceFlags?: readonly string[];
  /** One letter for the command line. */
  readonly short?: string;
  /** What stands for the value in help: `N`, `FILE`. */
  readonly placeholder?: string;
  /** What a shell offers for the value. */
  readonly complete?: 'file' | 'directory' | 'command' | 'setting' | 'flag' | 'experiment';
}

/** The input of a command: fields by name. */
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { readonly choices: readonly (infer C)[] }
  ? C
  : F['type'] extends 'integer'
    ? number
    : F['type'] extends 'boolean'
      ? boolean
      : F['type'] extends 'list'
        ? readonly string[]
        : string;

type Always = { readonly required: true } | { readonly default: string | number | boolean | readonly string[] };
type IsSet<F extends Field> = F extends Always ? true : F['type'] extends 'boolean' | 'list' ? true : false;

/**
 * What a command gets. A field that is not given is its default; without one false for a boolean, [] for a list, else
 * undefined.
 */
export type InputOf<F extends Fields> = {
  readonly [K in keyof F]: IsSet<F[K]> extends true ? ValueOf<F[K]> : ValueOf<F[K]> | undefined;
};

/** Checked input, before its types are known. */
export type Input = Record<string, unknown>;

/**
 * Checks input for `fields` and fills in the defaults. Throws AxError `usage` that names the field, what it takes and
 * the nearest valid name or word; `shown` is how messages call a field.
 */
export function validateInput(
  fields: Fields,
  given: unknown,
  shown: (name: string, field: Field) => string = (name) => name,
): Input {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new AxError('usage', 'the input must be an object', `fields: ${Object.keys(fields).join(', ') || 'none'}`);
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue;
    const near = nearest(name, Object.keys(fields));
    const hint = near ? `did you mean "${near}"?` : `fields: ${Object.keys(fields).join(', ') || 'none'}`;
    throw new AxError('usage', `unknown field "${name}"`, hint);
  }
  const input: Input = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = (given as Input)[name];
    if (value !== undefined && value !== null) input[name] = checkField(shown(name, field), field, value);
    else if (field.required) throw new AxError('usage', `${shown(name, field)} is missing`, field.doc);
    else if (field.default !== undefined) input[name] = field.default;
    else if (field.type === 'boolean') input[name] = false;
    else if (field.type === 'list') input[name] = [];
  }
  return input;
}

/** Checks one value. `name` is how the field is called in messages (`limit`, or `--limit` on the command line). */
export function checkField(name: string, field: Field, value: unknown): unknown {
  const { type, choices = [], required } = field;
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = field;
  if (type === 'integer' && Number.isInteger(value) && (value as number) >= min && (value as number) <= max)
    return value;
  if (type === 'boolean' && typeof value === 'boolean') return value;
  if (type === 'list' && Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  if (type === 'string' && typeof value === 'string') {
    if (required && value.trim() === '') throw new AxError('usage', `${name} is empty`, field.doc);
    return value;
  }
  if (type === 'choice' && typeof value === 'string') {
    if (choices.includes(value)) return value;
    const near = nearest(value, choices);
    const hint = near ? `did you mean "${near}"?` : `valid: ${choices.join(', ')}`;
    throw new AxError('usage', `${name} cannot be "${value}"`, hint);
  }
  throw new AxError('usage', `${name} must be ${describeType(field)}, not ${JSON.stringify(value)}`);
}

/** Checks a value that was written as text on the command line; as {@link checkField}. */
export function checkText(name: string, field: Field, text: string): unknown {
  if (field.type === 'integer') return checkField(name, field, /^[+-]?\d+$/.test(text) ? Number(text) : text);
  if (field.type === 'list') return [text];
  return checkField(name, field, text);
}

/** What values a field takes, in words. */
export function describeType(field: Field): string {
  const { type, min, max, choices } = field;
  if (type === 'choice') return `one of ${choices?.join(', ')}`;
  if (type === 'list') return 'a list of strings';
  if (type === 'boolean') return 'true or false';
  if (type === 'string') return 'a string';
  if (min === undefined && max === undefined) return 'a whole number';
  if (max === undefined) return `a whole number from ${min}`;
  return `a whole number from ${min ?? 'any'} to ${max}`;
}

/** An option as the command line writes it. */
export interface Option {
  /** Name of the field in the input. */
  name: string;
  /** Long name without the dashes. */
  flag: string;
  /** One line. */
  doc: string;
  field: Field;
  /** The choice that this flag stands for, when the field's choices are flags. */
  choice: string | undefined;
}

/** The long option of a field: `noRefresh` is `no-refresh`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The options of these fields in their order, without those that are positional arguments. */
export function optionsOf(fields: Fields): Option[] {
  return Object.entries(fields).flatMap(([name, field]): Option[] => {
    if (field.positional) return [];
    const { choiceFlags: docs, choices = [], doc } = field;
    if (docs) return choices.map((choice, at) => ({ name, flag: choice, doc: docs[at] ?? doc, field, choice }));
    return [{ name, flag: flagOf(name), doc, field, choice: undefined }];
  });
}

/** The arguments as a synopsis writes them: `SYMBOL`, `[PATH…]`. */
export function synopsisOf(fields: Fields): string {
  return Object.entries(fields)
    .filter(([, field]) => field.positional)
    .map(([name, field]) => {
      const word = field.choices?.join('|') ?? field.placeholder ?? name.toUpperCase();
      const many = field.positional === 'rest' ? `${word}…` : word;
      return field.required ? many : `[${many}]`;
    })
    .join(' ');
}
