import type { Command, Example } from './command.ts';
import { describeType, type Field, type Fields, optionsOf, synopsisOf } from './fields.ts';
import { GLOBALS } from './globals.ts';
import type { Out } from './out.ts';
import { inputSchema, type JsonSchema } from './schema.ts';

/** One argument or option: how it is written and what it means. */
export interface Row {
  name: string;
  doc: string;
}

/** A command in words, as help, the reference page and `ax help COMMAND --json` show it. */
export interface Described {
  name: string;
  summary: string;
  /** `ax def [OPTIONS] SYMBOL` */
  usage: string;
  /** Paragraphs, one a line. */
  description: string;
  arguments: Row[];
  options: Row[];
  examples: readonly Example[];
  /** The shape of the JSON result. */
  result: string;
  /** What `ax batch` takes. */
  input: JsonSchema;
}

/** Describes a command from its definition. */
export function describeCommand({ name, summary, description, input, examples, result }: Command): Described {
  const options = optionRows(input);
  return {
    name,
    summary,
    usage: ['ax', name, options.length > 0 ? '[OPTIONS]' : '', synopsisOf(input)]
      .filter((part) => part !== '')
      .join(' '),
    description,
    arguments: argumentRows(input),
    options,
    examples,
    result,
    input: inputSchema(input),
  };
}

/** The short help of `ax` without arguments: what it is and its commands. */
export function printOverview(commands: readonly { name: string; summary: string }[], out: Out): void {
  out.line('ax finds, defines and outlines code in any repository, without a build or a network.');
  out.line();
  out.line(`${out.style('bold', 'Usage:')} ax COMMAND [ARGUMENTS]`);
  printRows(
    out,
    'Commands:',
    commands.map(({ name, summary: doc }) => ({ name, doc })),
  );
  out.line();
  out.line('Begin with:  ax find "walk the tree"');
  out.line('Details:     ax help COMMAND');
}

/** The help of one command; `below` are those of a group. */
export function printUsage(
  described: Described,
  out: Out,
  below: readonly { name: string; summary: string }[] = [],
): void {
  const { name, summary, usage, description, options, examples, result } = described;
  out.line(`${out.style('bold', `ax ${name}`)} - ${summary}`);
  out.line();
  out.line(`${out.style('bold', 'Usage:')} ${usage}`);
  for (const paragraph of description.split('\n')) {
    out.line();
    for (const line of wrap(paragraph, lineWidth(out))) out.line(line);
  }
  printRows(
    out,
    'Commands:',
    below.map(({ name, summary: doc }) => ({ name, doc })),
  );
  printRows(out, 'Arguments:', described.arguments);
  printRows(out, 'Options:', options);
  printRows(out, 'Options of every command:', optionRows(GLOBALS));
  printRows(
    out,
    'Examples:',
    examples.map(({ line, does }) => ({ name: line, doc: does })),
  );
  printRows(out, 'Result with --json:', [{ name: result, doc: '' }]);
}

/** Options as rows: `-n, --limit N`. */
export function optionRows(fields: Fields): Row[] {
  return optionsOf(fields).map(({ flag, field, doc, choice }) => {
    const short = field.short ? `-${field.short}, ` : '';
    const takesValue = field.type !== 'boolean' && choice === undefined;
    const value = takesValue ? ` ${field.choices?.join('|') ?? field.placeholder ?? 'VALUE'}` : '';
    return { name: `${short}--${flag}${value}`, doc: choice === undefined ? explain(field) : doc };
  });
}

function argumentRows(fields: Fields): Row[] {
  return Object.entries(fields)
    .filter(([, field]) => field.positional)
    .map(([name, field]) => ({ name: field.placeholder ?? name.toUpperCase(), doc: explain(field) }));
}

function explain(field: Field): string {
  const { type, doc, default: value, min, max, positional, choices } = field;
  const notes: string[] = [];
  if (positional && choices) notes.push(choices.join(', '));
  if (type === 'integer' && (min !== undefined || max !== undefined)) notes.push(describeType(field));
  if (value !== undefined) notes.push(`default ${String(value)}`);
  return notes.length > 0 ? `${doc} (${notes.join('; ')})` : doc;
}

function lineWidth(out: Out): number {
  return Math.min(out.width, 100);
}

function printRows(out: Out, title: string, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  out.line();
  out.line(out.style('bold', title));
  const width = lineWidth(out);
  const left = Math.max(0, ...rows.map(({ name }) => name.length).filter((length) => length <= 34));
  for (const { name, doc } of rows) {
    const lines = doc === '' ? [] : wrap(doc, Math.max(20, width - left - 4));
    if (name.length > left || lines.length === 0) for (const part of wrap(name, width - 2)) out.line(`  ${part}`);
    else out.line(`  ${name.padEnd(left)}  ${lines.shift()}`);
    for (const line of lines) out.line(`  ${''.padEnd(left)}  ${line}`);
  }
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
