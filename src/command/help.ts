import { type Command, define, unknownCommand } from './command.ts';
import { GLOBALS } from './globals.ts';
import { type Described, describeCommand, optionRows, printOverview, printUsage, type Row } from './usage.ts';

type Result = { commands: { name: string; summary: string }[]; options: Row[] } | Described;

/** `ax help` */
export const command: Command = define({
  name: 'help',
  summary: 'Show help for ax or one of its commands',
  description: 'With --json the input of a command is described by a JSON schema, as ax batch takes it.',
  input: {
    command: {
      type: 'string',
      positional: 'one',
      placeholder: 'COMMAND',
      complete: 'command',
      doc: 'The command to explain.',
    },
  },
  examples: [
    { line: 'ax help', does: 'the commands' },
    { line: 'ax help find', does: 'how to search' },
  ],
  result:
    '{commands:[{name,summary}],options:[{name,doc}]}, or {name,summary,usage,description,arguments,options,examples,result,input} of one command',
  async run({ commands }, { command: name }): Promise<Result> {
    if (name === undefined) {
      return { commands: commands.map(({ name, summary }) => ({ name, summary })), options: optionRows(GLOBALS) };
    }
    const entry = commands.find((each) => each.name === name);
    if (!entry) throw unknownCommand(name, commands);
    return describeCommand(await entry.load());
  },
  print(result, out) {
    if ('commands' in result) printOverview(result.commands, out);
    else printUsage(result, out);
  },
});
