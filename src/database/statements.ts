import { type SqlToken, sqlTokens } from './sql-tokens.ts';

/** One statement of a script. */
export interface SqlStatement {
  /** From its first token up to its semicolon, if it has one. */
  sql: string;
  /** Offset in the script, and line of it, from 1. */
  start: number;
  line: number;
  /** Its first word in capitals, such as 'CREATE'. */
  verb: string;
}

/**
 * The statements of a script, in order. Comments and lone semicolons are none. The body of a trigger is part of its
 * statement. A script that is wrong is cut somehow; SQLite finds out what is wrong with it.
 */
export function statementsOf(script: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let head: SqlToken[] = [];
  // Of a trigger: how much of `; END ;` has been seen.
  let ending = 0;
  let line = 1;
  let counted = 0;
  let last = 0;
  const close = (): void => {
    const first = head[0];
    if (first) {
      for (let at = script.indexOf('\n', counted); at !== -1 && at < first.start; at = script.indexOf('\n', at + 1)) {
        line++;
        counted = at + 1;
      }
      const verb = first.quoted ? '' : first.text.toUpperCase();
      statements.push({ sql: script.slice(first.start, last), start: first.start, line, verb });
    }
    head = [];
    ending = 0;
  };
  for (const token of sqlTokens(script)) {
    if (token.kind === 'comment') continue;
    const isSemicolon = token.kind === 'sign' && token.text === ';';
    if (isSemicolon && head.length === 0) continue;
    last = token.end;
    if (isSemicolon && (ending === 2 || !isTrigger(head))) {
      close();
      continue;
    }
    if (isSemicolon) ending = 1;
    else ending = ending === 1 && !token.quoted && token.text.toUpperCase() === 'END' ? 2 : 0;
    if (head.length < MOST_WORDS) head.push(token);
  }
  close();
  return statements;
}

// EXPLAIN QUERY PLAN CREATE TEMP TRIGGER
const MOST_WORDS = 6;

function isTrigger(head: readonly SqlToken[]): boolean {
  const words = head.map(({ text, quoted }) => (quoted ? '' : text.toUpperCase())).join(' ');
  return /^(EXPLAIN (QUERY PLAN )?)?CREATE (TEMP |TEMPORARY )?TRIGGER\b/.test(words);
}
