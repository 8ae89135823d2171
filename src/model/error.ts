/** Codes of refusals the reader can act on. `exit` in {@link EXIT_OF} tells the exit status of each. */
export type AxErrorCode =
  | 'usage' // wrong command, option or argument
  | 'invalid-query' // a query, filter, kind or place that cannot be read
  | 'invalid-config' // a settings file or value that cannot be used
  | 'not-found' // a file, directory or key named by the user does not exist
  | 'outside-project' // a path that is not inside the project root
  | 'no-index' // there is no index and none may be built
  | 'index-newer' // the database was written by a newer program
  | 'index-damaged' // the database fails its checks
  | 'locked' // another process holds the write lock for too long
  | 'io' // reading or writing failed (disk full, permission)
  | 'interrupted' // the user stopped it
  | 'unsupported' // the runtime lacks something (no SQLite driver, a grammar that does not load)
  | 'not-ours' // a database that another program made
  | 'no-space' // the disk is full
  | 'migration-failed' // a script of a migration cannot be run, or does not do what it must
  | 'migration-changed' // a migration was applied with another text than this program has
  | 'migration-out-of-order' // a migration with a lower number than one that was applied
  | 'data-loss'; // it would lose data, and nobody agreed to that

/** Exit status of each refusal, as the command line contract names them. */
export const EXIT_OF: Record<AxErrorCode, number> = {
  usage: 2,
  'invalid-query': 2,
  'invalid-config': 2,
  'not-found': 2,
  'outside-project': 2,
  'no-index': 3,
  'index-newer': 3,
  'index-damaged': 3,
  locked: 3,
  io: 3,
  interrupted: 130,
  unsupported: 3,
  'not-ours': 3,
  'no-space': 3,
  'migration-failed': 3,
  'migration-changed': 3,
  'migration-out-of-order': 3,
  'data-loss': 3,
};

/** A refusal the reader can act on: what is wrong (`message`, one line) and how to mend it (`hint`, one line or ''). */
export class AxError extends Error {
  readonly code: AxErrorCode;
  readonly hint: string;
  constructor(code: AxErrorCode, message: string, hint = '', options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AxError';
    this.code = code;
    this.hint = hint;
  }
}
