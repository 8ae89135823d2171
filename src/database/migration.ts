import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sqlTokens } from './sql-tokens.ts';
import { statementsOf } from './statements.ts';

/** One numbered step of a schema, with its way back. */
export interface Migration {
  /** From 1 on; the schema version it leads to. A later one may be missing where migrations come from several hands. */
  number: number;
  name: string;
  up: string;
  /** Undefined when there is no way back. */
  down: string | undefined;
  /** SHA-256 of the up script with line ends normalised to \n, in hex. */
  checksum: string;
  /** The oldest schema version whose program may still read what this one makes: `-- minimum reader: N`, else its number. */
  minimumReader: number;
  /** Lines `-- assert: SELECT …` of the up script: the first column of the first row must be true afterwards. */
  assertions: readonly string[];
  /** Of the up script, for messages. */
  path?: string;
}

const FILE = /^(\d{3,})_([a-z0-9_]+)\.(up|down)\.sql$/;
/** The greatest version that SQLite keeps. */
const GREATEST = 2 ** 31 - 1;

/**
 * Reads `NNN_name.up.sql` and `NNN_name.down.sql` from a directory, in order of their numbers, which may have gaps.
 * Throws a plain Error (a broken installation) for a number used twice, a missing up script, a script that is no
 * UTF-8, an assertion that is no SELECT, or a file of another name.
 */
export function loadMigrations(directory: string): Migration[] {
  const found = new Map<number, { name: string; up?: string; down?: string; path?: string }>();
  for (const file of readdirSync(directory).sort()) {
    const match = FILE.exec(file);
    if (!match) throw new Error(`${file} is not named NNN_name.up.sql or NNN_name.down.sql`);
    const [, digits, name, half] = match as unknown as [string, string, string, 'up' | 'down'];
    const number = Number(digits);
    if (number < 1 || number > GREATEST) throw new Error(`${file}: numbers go from 1 to ${GREATEST}`);
    const entry = found.get(number) ?? { name };
    if (entry.name !== name) throw new Error(`migration ${digits} has two names: ${entry.name} and ${name}`);
    if (entry[half] !== undefined) throw new Error(`migration ${number} has two ${half} scripts`);
    const path = join(directory, file);
    entry[half] = readScript(path);
    if (half === 'up') entry.path = path;
    found.set(number, entry);
  }
  return [...found.entries()]
    .sort(([a], [b]) => a - b)
    .map(([number, { name, up, down, path }]) => {
      if (up === undefined) throw new Error(`${number}_${name} lacks its up script`);
      const reader = /^-- minimum reader: (\d+)$/m.exec(up.split('\n', 1)[0] as string);
      return {
        ...{ number, name, up, down },
        checksum: createHash('sha256').update(up).digest('hex'),
        minimumReader: reader ? Number(reader[1]) : number,
        assertions: assertionsOf(up, path as string),
        path: path as string,
      };
    });
}

/** A migration in messages, as its files are named: 002_marks. */
export function migrationName({ number, name }: { number: number; name: string }): string {
  return `${String(number).padStart(3, '0')}_${name}`;
}

/** Without a byte order mark, line ends normalised. */
function readScript(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replace(/\r\n?/g, '\n');
  } catch (cause) {
    throw new Error(`${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function assertionsOf(up: string, path: string): string[] {
  const assertions: string[] = [];
  // Most scripts have none, and some are long.
  if (!/-- *assert:/i.test(up)) return assertions;
  for (const { kind, text } of sqlTokens(up)) {
    const match = kind === 'comment' ? /^-- *assert:\s*(.*?)\s*$/i.exec(text) : null;
    if (!match) continue;
    const statements = statementsOf(match[1] as string);
    if (statements.length !== 1 || statements[0]?.verb !== 'SELECT')
      throw new Error(`${path}: an assertion is one SELECT, not: ${match[1]}`);
    assertions.push(statements[0].sql);
  }
  return assertions;
}
