import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One numbered step of a schema, with its way back. */
export interface Migration {
  /** 1, 2, 3 … without gaps; the schema version it leads to. */
  number: number;
  name: string;
  up: string;
  down: string;
  /** SHA-256 of the up script with line ends normalised to \n, in hex. */
  checksum: string;
  /** The oldest schema version whose program may still read what this one makes: `-- minimum reader: N`, else its number. */
  minimumReader: number;
}

const FILE = /^(\d{3,})_([a-z0-9_]+)\.(up|down)\.sql$/;

/**
 * Reads `NNN_name.up.sql` and `NNN_name.down.sql` from a directory, in order. Throws a plain Error (a broken
 * installation) for a gap, a number used twice, a missing half or a file of another name.
 */
export function loadMigrations(directory: string): Migration[] {
  const found = new Map<number, { name: string; up?: string; down?: string }>();
  for (const file of readdirSync(directory).sort()) {
    const match = FILE.exec(file);
    if (!match) throw new Error(`${file} is not named NNN_name.up.sql or NNN_name.down.sql`);
    const [, digits, name, half] = match as unknown as [string, string, string, 'up' | 'down'];
    const entry = found.get(Number(digits)) ?? { name };
    if (entry.name !== name) throw new Error(`migration ${digits} has two names: ${entry.name} and ${name}`);
    entry[half] = readFileSync(join(directory, file), 'utf8').replace(/\r\n?/g, '\n');
    found.set(Number(digits), entry);
  }
  return [...found.entries()]
    .sort(([a], [b]) => a - b)
    .map(([number, { name, up, down }], i) => {
      if (number !== i + 1) throw new Error(`migration ${i + 1} is missing before ${number}_${name}`);
      if (up === undefined || down === undefined)
        throw new Error(`${number}_${name} lacks its ${up ? 'down' : 'up'} script`);
      const reader = /^-- minimum reader: (\d+)$/m.exec(up.split('\n', 1)[0] as string);
      return {
        number,
        name,
        up,
        down,
        checksum: createHash('sha256').update(up).digest('hex'),
        minimumReader: reader ? Number(reader[1]) : number,
      };
    });
}
