import { type Command, commandNamed, commandsOf, define, unknownCommand } from './command.ts';
import { GLOBALS } from './globals.ts';
import { type Described, describeCommand, optionRows, printOverview, printUsage, type Row } from './usage.ts';

type Listed = { name: string; summary: string };
type Result = { commands: Listed[]; options: Row[] } | (Described & { commands?: Listed[] });

/** `ax help` */
export const command: Command = define({
  name: 'help',
  summary: 'Show help for ax or one of its commands',
  description: 'With --json the input of a command is described by a JSON schema, as ax batch takes it.',
  input: {
    command: {
      type: 'string',
      positional: 'joined',
      placeholder: 'COMMAND',
      complete: 'command',
      doc: 'The command to explain.',
    },
  },
  examples: [
    { line: 'ax help', does: 'the commands' },
    { line: 'ax help find', does: 'how to search' },
    { line: 'ax help db migrate', does: 'one of a group of commands' },
  ],
  result:
    '{commands:[{name,summary}],options:[{name,doc}]}, or {name,summary,usage,description,arguments,options,examples,result,input,commands?:[{name,summary}]} of one command',
  async run({ commands }, { command: name }): Promise<Result> {
    if (name === undefined) {
      const shown = commands.filter((each) => !each.name.includes(' '));
      return { commands: shown.map(listed), options: optionRows(GLOBALS) };
    }
    const entry = commandNamed(name.split(/\s+/).join(' '), commands);
    if (!entry) throw unknownCommand(name, commands);
    const below = commandsOf(entry.name, commands).map(listed);
    return { ...describeCommand(await entry.load()), ...(below.length > 0 ? { commands: below } : {}) };
  },
  print(result, out) {
    if ('usage' in result) printUsage(result, out, result.commands);
    else printOverview(result.commands, out);
  },
});

function listed({ name, summary }: Listed): Listed {
  return { name, summary };
}
