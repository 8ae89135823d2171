import { parseArgs } from 'node:util';
import {
  type CommandEntry,
  checkText,
  commandNamed,
  commandsOf,
  type Field,
  type Fields,
  flagOf,
  GLOBALS,
  type Globals,
  type Input,
  type Option,
  optionsOf,
  synopsisOf,
  validateInput,
} from '../command/index.ts';
import { AxError, nearest } from '../model/index.ts';

/** The command line up to the command's own arguments. */
export interface CommandLine {
  /** The first word that is no option, after a group with the next one (`db status`), or undefined. */
  command: string | undefined;
  /** Global options before the command, unchecked. */
  before: Input;
  /** What follows the command. */
  rest: readonly string[];
}

/**
 * Finds the command in the arguments. Only global options may stand before it and in a name of two words; throws
 * AxError `usage` otherwise.
 */
export function findCommand(
  args: readonly string[],
  commands: readonly Pick<CommandEntry, 'name' | 'aliases'>[],
): CommandLine {
  const line = nextWord(args, {});
  const group = line.command === undefined ? undefined : commandNamed(line.command, commands)?.name;
  if (group === undefined) return line;
  if (commandsOf(group, commands).length === 0) return { ...line, command: group };
  const below = nextWord(line.rest, line.before);
  // What is left of `ax db --json` are options that have been read.
  return { ...below, command: below.command === undefined ? group : `${group} ${below.command}` };
}

function nextWord(args: readonly string[], before: Input): CommandLine {
  const { tokens } = parseArgs({
    args: [...args],
    options: parserOptions(GLOBALS),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const word = tokens.find((token) => token.kind === 'positional');
  const end = word ? word.index : args.length;
  const { given } = readTokens(args.slice(0, end), GLOBALS, 'options of a command go after its name', before);
  return { command: word ? args[end] : undefined, before: given, rest: args.slice(end + 1) };
}

/**
 * Reads the arguments of one command. Returns its checked input and the checked global options.
 * Throws AxError `usage` with the nearest option, or what an option takes. With `--help` the input is not checked.
 */
export function parseArguments(line: CommandLine, fields: Fields): { input: Input; globals: Globals } {
  const said = Object.values(fields).find((field) => field.unknownOption !== undefined)?.unknownOption;
  const elsewhere = said ?? 'add --help for the options of the command';
  const { given, words } = readTokens(line.rest, { ...GLOBALS, ...fields }, elsewhere, line.before);
  const own: Input = {};
  const global: Input = {};
  for (const [name, value] of Object.entries(given)) (Object.hasOwn(fields, name) ? own : global)[name] = value;
  const globals = validateInput(GLOBALS, global) as unknown as Globals;
  if (globals.help) return { input: {}, globals };
  placeWords(words, fields, own);
  const missing = Object.entries(fields).find(
    ([name, { positional, required }]) => positional && required && own[name] === undefined,
  );
  if (missing) {
    throw new AxError('usage', `${nameOnLine(...missing)} is missing`, `ax ${line.command} ${synopsisOf(fields)}`);
  }
  return { input: validateInput(fields, own, nameOnLine), globals };
}

/** How a field is called on the command line: `--limit`, or `SYMBOL` when it is an argument. */
function nameOnLine(name: string, field: Field): string {
  return field.positional ? (field.placeholder ?? name.toUpperCase()) : `--${flagOf(name)}`;
}

type ParserOptions = Record<string, { type: 'string' | 'boolean'; short?: string }>;

function parserOptions(fields: Fields): ParserOptions {
  const options: ParserOptions = {};
  for (const { flag, field, choice } of optionsOf(fields)) {
    const type = field.type === 'boolean' || choice !== undefined ? 'boolean' : 'string';
    options[flag] = field.short === undefined ? { type } : { type, short: field.short };
  }
  return options;
}

// Stands before words such as -lang:go, so that the parser of options lets them be.
const MARK = '\0';

function isJoined(fields: Fields): boolean {
  return Object.values(fields).some((field) => field.positional === 'joined');
}

/** Reads options into input, on top of `before`. `elsewhere` is the hint for an option that nothing resembles. */
function readTokens(
  args: readonly string[],
  fields: Fields,
  elsewhere: string,
  before: Input = {},
): { given: Input; words: string[] } {
  const options = optionsOf(fields);
  const marked = isJoined(fields) ? markWords(args, fields) : [...args];
  const plain = (text: string): string => (text.startsWith(MARK) ? text.slice(1) : text);
  const { tokens } = parseArgs({
    args: marked,
    options: parserOptions(fields),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: Input = { ...before };
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(plain(token.value));
    if (token.kind !== 'option') continue;
    const option = options.find(({ flag }) => flag === token.name);
    if (!option) throw unknownOption(token.rawName, options, elsewhere);
    const { name, field, choice } = option;
    const shown = `--${option.flag}`;
    if (field.type === 'boolean' || choice !== undefined) {
      if (token.value !== undefined) throw new AxError('usage', `${shown} takes no value`);
      if (choice !== undefined && given[name] !== undefined && given[name] !== choice) {
        throw new AxError('usage', `${shown} and --${String(given[name])} exclude each other`);
      }
      given[name] = choice ?? true;
    } else {
      if (token.value === undefined) throw new AxError('usage', `${shown} needs a value`, field.doc);
      const value = checkText(shown, field, plain(token.value));
      given[name] =
        field.type === 'list' ? [...((given[name] as string[] | undefined) ?? []), ...(value as string[])] : value;
    }
  }
  return { given, words };
}

function markWords(args: readonly string[], fields: Fields): string[] {
  const end = args.indexOf('--');
  const numeric = Object.values(fields).flatMap((field) =>
    field.type === 'integer' && field.short ? [field.short] : [],
  );
  const isWord = (arg: string): boolean =>
    /^-([^-].|\d)/.test(arg) && !(numeric.includes(arg[1]!) && /^\d+$/.test(arg.slice(2)));
  return args.map((arg, at) => ((end === -1 || at < end) && isWord(arg) ? MARK + arg : arg));
}

function placeWords(words: readonly string[], fields: Fields, input: Input): void {
  let left = [...words];
  for (const [name, field] of Object.entries(fields)) {
    if (!field.positional || left.length === 0) continue;
    const taken = field.positional === 'one' ? left.slice(0, 1) : left;
    left = left.slice(taken.length);
    const shown = nameOnLine(name, field);
    if (field.positional === 'rest') input[name] = taken;
    else input[name] = checkText(shown, field, taken.join(' '));
  }
  if (left.length > 0) throw new AxError('usage', `unexpected argument "${left[0]}"`);
}

function unknownOption(rawName: string, options: readonly Option[], elsewhere: string): AxError {
  const isLetter = /^-[^-]$/.test(rawName);
  const sameLetter = options.find(({ field }) => isLetter && field.short?.toLowerCase() === rawName[1]?.toLowerCase());
  if (sameLetter) return new AxError('usage', `unknown option ${rawName}`, `did you mean -${sameLetter.field.short}?`);
  const flags = options.map(({ flag }) => flag);
  const near = isLetter ? undefined : nearest(rawName.replace(/^-+/, ''), flags);
  return new AxError('usage', `unknown option ${rawName}`, near ? `did you mean --${near}?` : elsewhere);
}
