import { type Command, define } from './command.ts';

/** `ax version` */
export const command: Command = define({
  name: 'version',
  summary: 'Show the version',
  description: 'The same as ax --version.',
  input: {},
  examples: [{ line: 'ax --version', does: 'the version' }],
  result: '{version,node,platform}',
  async run({ runtime }) {
    return { version: runtime.version(), node: runtime.node, platform: `${runtime.platform}-${runtime.arch}` };
  },
  print: ({ version }, out) => out.line(`ax ${version}`),
});
