import { type Command, define } from '../command.ts';
/** `ax experiment report` */
export const command: Command = define({
  name: 'experiment report',
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
