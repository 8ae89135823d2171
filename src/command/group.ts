import { type Command, type CommandEntry, commandsOf, define, type Example } from './command.ts';

/** What is known of a group of commands. */
export interface Group {
  name: string;
  /** One line. */
  summary: string;
  description: string;
  examples: readonly Example[];
}

/** A group of commands, as a command of its own: it lists what belongs to it. */
export function group({ name, ...rest }: Group): Command {
  return define({
    name,
    ...rest,
    input: {},
    result: '{commands:[{name,summary}]}',
    async run({ commands }) {
      return { commands: commandsOf(name, commands).map(({ name, summary }) => ({ name, summary })) };
    },
    print({ commands }: { commands: Pick<CommandEntry, 'name' | 'summary'>[] }, out) {
      const width = Math.max(...commands.map((each) => each.name.length));
      for (const each of commands) out.line(`ax ${each.name.padEnd(width)}  ${each.summary}`);
      out.line();
      out.line(`Details: ax help ${name} COMMAND`);
    },
  });
}
