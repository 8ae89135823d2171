import { type Command, define } from '../command.ts';
/** `ax experiment merge` */
export const command: Command = define({
  name: 'experiment merge',
  summary: '',
  description: '',
  input: {},
  examples: [{ line: 'ax experiment list', does: '' }],
  result: '',
  async run() {
    return {};
  },
  print() {},
});
