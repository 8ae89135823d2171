import { type Command, define } from '../command.ts';
/** `ax experiment status` */
export const command: Command = define({
  name: 'experiment status',
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
