import type { Fields } from './fields.ts';

/** Options that every command takes, before or after its name. */
export const GLOBALS: Fields = {
  directory: {
    type: 'string',
    short: 'C',
    placeholder: 'DIR',
    complete: 'directory',
    doc: 'Start in DIR instead of the current directory.',
  },
  set: {
    type: 'list',
    short: 'c',
    placeholder: 'KEY=VALUE',
    doc: 'Use this value of a setting, this time; repeatable.',
  },
  feature: {
    type: 'list',
    placeholder: 'NAME=on|off',
    doc: 'Switch a feature flag on or off, this time; repeatable.',
  },
  safe: { type: 'boolean', doc: 'Leave everything that is not proven switched off, this time.' },
  json: { type: 'boolean', doc: 'Print one JSON document (or JSON lines) on stdout.' },
  quiet: { type: 'boolean', short: 'q', doc: 'Print nothing but errors: the exit status is the answer.' },
  noColor: { type: 'boolean', doc: 'No colour, also on a terminal.' },
  noRefresh: { type: 'boolean', doc: 'Answer from the index as it is, without looking for changed files.' },
  progress: {
    type: 'choice',
    choices: ['auto', 'plain', 'json', 'none'],
    default: 'auto',
    doc: 'How long work shows: auto is a bar on a terminal; plain and json write lines on stderr.',
  },
  help: { type: 'boolean', short: 'h', doc: 'Show help, with examples.' },
  version: { type: 'boolean', short: 'V', doc: 'Show the version.' },
};

/** Checked {@link GLOBALS}. */
export interface Globals {
  directory: string | undefined;
  set: readonly string[];
  feature: readonly string[];
  safe: boolean;
  json: boolean;
  quiet: boolean;
  noColor: boolean;
  noRefresh: boolean;
  progress: 'auto' | 'plain' | 'json' | 'none';
  help: boolean;
  version: boolean;
}
