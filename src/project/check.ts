import type { Environment } from '../settings/index.ts';

/** One thing that was looked at. */
export interface Check {
  /** What was looked at, for people. */
  name: string;
  /** warn: it works, but worse than it could; fail: something that is needed does not work. */
  status: 'ok' | 'warn' | 'fail';
  /** What was found, one line. */
  message: string;
  /** How to mend it, one line; '' when all is well. */
  hint: string;
}

/** What is examined. */
export interface DiagnoseOptions {
  /** Absolute path of the project's root. */
  root: string;
  env: Environment;
  /** Version of Node, without `v`. */
  node: string;
  /** Directory with the compiled grammars. Default: that of the package. */
  grammars?: string;
}
