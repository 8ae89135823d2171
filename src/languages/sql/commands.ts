import type { Dialect } from './dialect.ts';
import { KIND, type Tokens } from './tokens.ts';

/** What a line says to the client that reads a script, and not to the database. */
export interface ClientLine {
  kind: 'stop' | 'command' | 'comment';
  end: number;
  /** From now on, of the MySQL client. */
  delimiter?: string;
}

const LINE = /[^\n]*/y;
const GO = /^GO(?:[ \t]+\d+)?[ \t]*;?[ \t]*(?:--.*)?\r?$/i;
const DELIMITER = /^DELIMITER[ \t]+(\S+)/i;
const SQLCMD = /^:(?:r|setvar|connect|on|error|out|exit|list|reset|serverlist|xml|quit|ed|help|perftrace|listvar)\b/i;
/** Lines of SQL*Plus and of the MySQL client that are no statements. */
const PLUS =
  /^(?:PROMPT|SPOOL|WHENEVER|SOURCE|HOST|REM|REMARK|TTITLE|BTITLE|ACCEPT|UNDEFINE|CLEAR[ \t]+SCREEN)(?:[ \t]|\r?$)/i;
const START_FILE = /^START[ \t]+\S*[./]\S*[ \t]*;?\r?$/i;
const AT_FILE = /^@@?[ \t]*["']?[\w./\\&:~$?-]+/;
const DOT_COMMAND = /^\.[a-z]+(?:[ \t]|\r?$)/;
const FIRST_LETTERS = new Set('GDPSWHRTBAUC:\\/@.gdpswhrtbauc'.split('').map((letter) => letter.charCodeAt(0)));

/**
 * The line for the client that begins at `at`, where one does: `first` is the first token of the statement that is being
 * read, if any has been read of it.
 */
export function commandAt(
  { text, kind, words, count }: Tokens,
  first: number,
  at: number,
  to: number,
  dialect: Dialect,
): ClientLine | undefined {
  const code = text.charCodeAt(at);
  if (!FIRST_LETTERS.has(code) || (code !== 92 && !isLineStart(text, at))) return undefined;
  const fresh = first === count;
  const line = lineFrom(text, at, to);
  const end = at + line.length;
  if (code === 92) {
    if (text[at + 1] === ';') return { kind: 'stop', end: at + 2 };
    return { kind: 'command', end };
  }
  if (GO.test(line) && dialect !== 'postgres' && dialect !== 'mysql') return { kind: 'stop', end };
  // PostgreSQL's COPY has an option of that name.
  const delimiter = fresh || dialect === 'mysql' ? DELIMITER.exec(line)?.[1] : undefined;
  if (delimiter !== undefined) return { kind: 'stop', end, delimiter };
  if (code === 58) return SQLCMD.test(line) ? { kind: 'command', end } : undefined;
  const divides = !fresh && dialect !== 'oracle' && kind[count - 1] !== KIND.end && words[count - 1] !== 'END';
  if (code === 47) return /^\/[ \t]*\r?$/.test(line) && !divides ? { kind: 'stop', end } : undefined;
  if (!fresh) return undefined;
  if (code === 64) return dialect !== 'tsql' && AT_FILE.test(line) ? { kind: 'command', end } : undefined;
  if (code === 46) return DOT_COMMAND.test(line) ? { kind: 'command', end } : undefined;
  if (/^REM(?:ARK)?\b/i.test(line) && PLUS.test(line)) return { kind: 'comment', end };
  return PLUS.test(line) || START_FILE.test(line) ? { kind: 'command', end } : undefined;
}

function lineFrom(text: string, at: number, to: number): string {
  LINE.lastIndex = at;
  return LINE.exec(text)![0].slice(0, to - at);
}

/** Whether only white space stands before it in its line. */
export function isLineStart(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before--;
  return before < 0 || text[before] === '\n';
}

/** Whether data follow a statement or command, up to a line `\\.`: `COPY … FROM stdin`. */
export function isCopyOfData(text: string): boolean {
  return /^\\?copy\b[^;]*\bfrom\s+p?stdin\b/i.test(text);
}
