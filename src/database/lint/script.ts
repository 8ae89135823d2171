import { type SqlToken, sqlTokens } from '../sql-tokens.ts';
import { statementsOf } from '../statements.ts';
import { type Action, actionOf } from './action.ts';

/** One statement of a script. */
export interface ScriptStatement {
  sql: string;
  /** Line of its first token in the script, 1-based. */
  line: number;
  /** Without comments and the semicolon at its end. */
  tokens: readonly SqlToken[];
  action: Action;
}

/** The statements of a script in order, and what each of them does. */
export function readScript(script: string): ScriptStatement[] {
  return statementsOf(script).map(({ sql, line }) => {
    const tokens = [...sqlTokens(sql)].filter(({ kind }) => kind !== 'comment');
    if (tokens.at(-1)?.text === ';') tokens.pop();
    return { sql, line, tokens, action: actionOf(tokens) };
  });
}
