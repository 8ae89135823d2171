// Every word that telemetry can say, with its meaning: `telemetry-schema.json` and PRIVACY.md are made from it.
import type { AxErrorCode } from '../model/index.ts';

/** The events, as people know them. */
export const EVENTS = {
  command_executed: 'A command, or a request of a batch, has ended: which one, how, and how long it took.',
  query_performed: 'A question about the code was answered: of what kind, how many results about, how long it took.',
  parser_invoked: 'Files were read and parsed: how many of which language.',
  error_occurred: 'A command was refused or failed: with what code, and where in the code of this program.',
  performance_metric: 'How long a part of the work took, or how much of something was done.',
} as const;

/** One of the five events. */
export type EventName = keyof typeof EVENTS;

/** How a command ended, by its exit status. */
export const OUTCOMES = {
  ok: 'Done, or found.',
  none: 'Nothing was found.',
  unproven: 'Nothing was found, and the index did not know everything.',
  refused: 'The input could not be used.',
  failed: 'The operation failed.',
  interrupted: 'The user stopped it.',
} as const;

/** How a command ended. */
export type Outcome = keyof typeof OUTCOMES;

/** Where commands come from. */
export const SURFACES = {
  cli: 'The command line.',
  batch: 'A request of `ax batch`.',
} as const;

/** Where a command came from. */
export type Surface = keyof typeof SURFACES;

/** Kinds of questions. */
export const QUERIES = {
  'find-symbol': 'A search for a name.',
  'find-text': 'A search for a text.',
  'find-regex': 'A search by a regular expression.',
  'find-natural': 'A search by a question in words.',
  'find-hybrid': 'A search of mixed form.',
  definitions: 'Where a symbol is defined.',
  references: 'Where a symbol is used.',
  callers: 'Who calls a function.',
  callees: 'What a function calls.',
  flow: 'The calls of a function as a tree.',
  impact: 'What a change can break.',
  imports: 'What a file imports.',
  dependents: 'Which files import a file.',
  graph: 'The import graph.',
  outline: 'The symbols of a file.',
  export: 'The index for other tools.',
  status: 'What is indexed.',
} as const;

/** Kind of a question. */
export type QueryKind = keyof typeof QUERIES;

/** How many results an answer had, in classes. */
export const RESULTS = {
  '0': 'No result.',
  '1': 'One.',
  '2-10': 'Two to ten.',
  '11-100': 'Eleven to a hundred.',
  '101+': 'More than a hundred.',
} as const;

/** Class of a number of results. */
export type Results = keyof typeof RESULTS;

/** Parts of the work that are timed. */
export const PHASES = {
  start: 'From the start of the process until the program runs.',
  check: 'Looking for changed files.',
  index: 'Reading, parsing and storing changed files.',
  answer: 'Finding the answer in the index.',
  print: 'Writing the result.',
} as const;

/** Part of the work. */
export type Phase = keyof typeof PHASES;

/** What is counted. */
export const COUNTERS = {
  index_fresh: 'Answers from the index as it was.',
  index_updated: 'Answers before which changed files were indexed.',
  index_built: 'Answers for which the index was built.',
  files_removed: 'Files that had gone.',
  files_skipped: 'Files that were not parsed for a reason that is no fault.',
  files_failed: 'Files that could not be parsed.',
  kilobytes_read: 'Source read, in units of 1024 bytes.',
  requests: 'Requests of a batch.',
} as const;

/** What is counted. */
export type Counter = keyof typeof COUNTERS;

/** Classes of errors. */
export const ERROR_CLASSES = {
  refusal: 'The user can mend it: a wrong option, a missing file.',
  failure: 'The disk, the database or the system.',
  internal: 'A fault of this program.',
} as const;

/** Class of an error. */
export type ErrorClass = keyof typeof ERROR_CLASSES;

/** Codes of errors. */
export const ERROR_CODES: { readonly [K in AxErrorCode | 'internal']: string } = {
  usage: 'Wrong command, option or argument.',
  'invalid-query': 'A query, filter, kind or place that cannot be read.',
  'invalid-config': 'Settings that cannot be used.',
  'not-found': 'A file, directory or key that does not exist.',
  'outside-project': 'A path that is not in the project.',
  'no-index': 'There is no index and none may be built.',
  'index-newer': 'The database was written by a newer program.',
  'index-damaged': 'The database fails its checks.',
  locked: 'Another process held the write lock for too long.',
  io: 'Reading or writing failed.',
  interrupted: 'The user stopped it.',
  unsupported: 'The runtime lacks something.',
  'not-ours': 'A database that another program made.',
  'no-space': 'The disk is full.',
  'migration-failed': 'A migration of a database failed.',
  'migration-changed': 'A migration was changed after it was applied.',
  'migration-out-of-order': 'A migration is older than one that was applied.',
  'data-loss': 'It would have lost data.',
  internal: 'A fault of this program.',
};

/** Code of an error. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** What a measured series is of. */
export interface MetricMeaning {
  event: EventName;
  /** Milliseconds, or a number of things. */
  unit: 'ms' | '1';
  /** What `detail` of the series is, '' for nothing. */
  detail: '' | 'query' | 'language' | 'phase' | 'counter' | 'error code';
  /** What `outcome` of the series is, '' for nothing. */
  outcome: '' | 'outcome' | 'results' | 'error class';
  doc: string;
}

/** Name of a measured series. */
export type Metric =
  | 'command.duration'
  | 'query.duration'
  | 'parser.files'
  | 'error.count'
  | 'phase.duration'
  | 'work.amount';

/** The series that events are folded into. */
export const METRICS: { readonly [K in Metric]: MetricMeaning } = {
  'command.duration': {
    event: 'command_executed',
    unit: 'ms',
    detail: '',
    outcome: 'outcome',
    doc: 'How long commands took, without the start of the process.',
  },
  'query.duration': {
    event: 'query_performed',
    unit: 'ms',
    detail: 'query',
    outcome: 'results',
    doc: 'How long questions took, with the look for changed files.',
  },
  'parser.files': {
    event: 'parser_invoked',
    unit: '1',
    detail: 'language',
    outcome: '',
    doc: 'How many files of a language one command parsed.',
  },
  'error.count': {
    event: 'error_occurred',
    unit: '1',
    detail: 'error code',
    outcome: 'error class',
    doc: 'Commands that were refused or failed; each counts 1.',
  },
  'phase.duration': {
    event: 'performance_metric',
    unit: 'ms',
    detail: 'phase',
    outcome: '',
    doc: 'How long parts of the work took.',
  },
  'work.amount': {
    event: 'performance_metric',
    unit: '1',
    detail: 'counter',
    outcome: '',
    doc: 'How much of something one command did.',
  },
};
