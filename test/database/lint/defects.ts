import {
  type Chance,
  chanceOf,
  createTable,
  hanging,
  type Made,
  pick,
  rebuild,
  surrounded,
  type World,
  withColumn,
  worldOf,
} from './world.ts';

/** A migration with one thing wrong, and where. */
export interface Defect extends Made {
  rule: string;
  /** In the up script, or in the down script for rules about that. */
  line: number;
}

/** Statements of which the one at `marked` is wrong. */
interface Wrong {
  rule: string;
  up: readonly string[];
  marked?: number;
  /** What is in the database besides. */
  base?: readonly string[];
  /** The whole down script; `null` for none. The finding is then about it, in its first line. */
  down?: string | null;
}

/** A rebuild with all that hangs on the table; `marked` counts from its CREATE TABLE. */
const rebuilt = (
  world: World,
  steps: readonly string[],
  marked: number,
  rule: string,
  end: readonly string[] = [],
): Wrong => {
  const { drop, create } = hanging(world);
  return { rule, up: [...drop, ...steps, ...end, ...create], marked: drop.length + marked };
};

/** One entry for each way to go wrong. */
const KINDS: Record<string, (world: World, chance: Chance) => Wrong> = {
  'a table is dropped': ({ child, search, ...world }) => {
    const { drop } = hanging({ child, search, ...world });
    const before = [...drop, ...(search ? ['DROP TABLE search'] : [])];
    return { rule: 'drops-table', up: [...before, `DROP TABLE ${child.name}`], marked: before.length };
  },
  'an empty table is dropped': () => ({ rule: 'drops-table', up: ['DROP TABLE IF EXISTS log'] }),
  'a column is dropped': ({ parent }, chance) => ({
    rule: 'drops-column',
    up: [`ALTER TABLE ${parent.name} DROP ${pick(chance, ['COLUMN ', ''])}${pick(chance, ['score', 'code', 'email'])}`],
  }),
  'a column is left out of a rebuild': (world) =>
    rebuilt(world, rebuild(world.parent, withColumn(world.parent, 'email', undefined)), 0, 'drops-column'),
  'a unique index on duplicates': ({ parent }) => ({
    rule: 'unique-on-existing-data',
    up: [`CREATE UNIQUE INDEX one_mail ON ${parent.name} (email)`],
  }),
  'a unique index on an expression': ({ parent }, chance) => ({
    rule: 'unique-on-existing-data',
    up: [
      `CREATE UNIQUE INDEX IF NOT EXISTS "one mail" ON ${parent.name} (lower(email)${pick(chance, [' DESC', '', ' COLLATE NOCASE'])}) WHERE email IS NOT NULL`,
    ],
  }),
  'a unique column in a rebuild': (world) =>
    rebuilt(
      world,
      rebuild(world.parent, withColumn(world.parent, 'email', 'TEXT UNIQUE')),
      1,
      'unique-on-existing-data',
    ),
  'NOT NULL in a rebuild': (world) =>
    rebuilt(
      world,
      rebuild(world.parent, withColumn(world.parent, 'email', 'TEXT NOT NULL')),
      1,
      'not-null-on-existing-data',
    ),
  'NOT NULL without a default': ({ parent }) => ({
    rule: 'not-null-on-existing-data',
    up: [`ALTER TABLE ${parent.name} ADD COLUMN born TEXT NOT NULL`],
  }),
  'NOT NULL without a default in a table that is empty here': () => ({
    rule: 'not-null-on-existing-data',
    up: ['ALTER TABLE log ADD COLUMN level INTEGER NOT NULL'],
  }),
  'a column is renamed': ({ parent }, chance) => ({
    rule: 'renames-column',
    up: [`ALTER TABLE ${parent.name} RENAME COLUMN ${pick(chance, ['score TO points', 'code TO "the code"'])}`],
  }),
  'a column is renamed in a rebuild': (world) => {
    const columns = world.parent.columns.map(([name, type]) => [name === 'email' ? 'mail' : name, type] as const);
    return rebuilt(world, rebuild(world.parent, { ...world.parent, columns }, { mail: 'email' }), 0, 'renames-column');
  },
  'a table is renamed': () => ({ rule: 'renames-table', up: ['ALTER TABLE log RENAME TO journal'] }),
  'a foreign key is left out': (world) =>
    rebuilt(world, rebuild(world.child, withColumn(world.child, 'owner', 'INTEGER')), 0, 'drops-foreign-key', [
      world.index.sql,
    ]),
  'a parent is renamed before it is built again': (world) => {
    const names = world.parent.columns.map(([name]) => name).join(', ');
    const steps = [
      `ALTER TABLE ${world.parent.name} RENAME TO old_one`,
      createTable(world.parent),
      `INSERT INTO ${world.parent.name} SELECT ${names} FROM old_one`,
      'DROP TABLE old_one',
    ];
    return rebuilt(world, steps, 3, 'dangling-foreign-key');
  },
  'rows are deleted that others refer to': ({ parent, ids }, chance) => ({
    rule: 'breaks-foreign-keys',
    up: [`DELETE FROM ${parent.name} WHERE id ${pick(chance, ['=', '<='])} ${ids[Math.floor(chance() * 4)]}`],
  }),
  'a row that refers to nothing is added': ({ child }) => ({
    rule: 'breaks-foreign-keys',
    up: [`INSERT INTO ${child.name} (id, owner, title) VALUES (9001, 9000, 'lost')`],
  }),
  'the key that others refer to is lost': (world) =>
    rebuilt(world, rebuild(world.parent, withColumn(world.parent, 'id', 'INTEGER')), 3, 'breaks-foreign-keys'),
  'numbers are not copied': (world) =>
    rebuilt(world, rebuild(world.parent, world.parent, { id: null }), 1, 'renumbers-rows'),
  'a statement that steers the connection': (_world, chance) => ({
    rule: 'not-in-migration',
    up: [
      pick(chance, [
        'PRAGMA foreign_keys = OFF',
        'pragma user_version=7',
        'BEGIN',
        'BEGIN IMMEDIATE TRANSACTION',
        'COMMIT',
        'END TRANSACTION',
        'ROLLBACK',
        'SAVEPOINT here',
        'VACUUM',
        "ATTACH 'other.db' AS other",
      ]),
    ],
  }),
  'text becomes a number': (world) =>
    rebuilt(
      world,
      rebuild(world.parent, withColumn(world.parent, 'code', 'INTEGER'), { code: 'CAST(code AS INTEGER)' }),
      0,
      'changes-type',
    ),
  'text becomes a number in another column': ({ parent }) => ({
    rule: 'changes-type',
    up: [
      `ALTER TABLE ${parent.name} ADD COLUMN code_2 INTEGER`,
      `UPDATE ${parent.name} SET code_2 = CAST(code AS INTEGER)`,
      `ALTER TABLE ${parent.name} DROP COLUMN code`,
      `ALTER TABLE ${parent.name} RENAME COLUMN code_2 TO code`,
    ],
    marked: 2,
  }),
  'a number is cut off': (world) =>
    rebuilt(
      world,
      rebuild(world.parent, withColumn(world.parent, 'score', 'INTEGER'), { score: 'CAST(score AS INTEGER)' }),
      0,
      'changes-type',
    ),
  'a view loses its table': (_world, chance) => ({
    rule: 'dangling-view',
    base: ['CREATE VIEW whats AS SELECT what FROM log', 'CREATE VIEW more AS SELECT * FROM whats'],
    up: [pick(chance, ['DROP TABLE log', 'drop table "log"'])],
  }),
  'a view of what is not there': ({ parent }, chance) => ({
    rule: 'dangling-view',
    up: [
      `CREATE VIEW seen AS SELECT ${pick(chance, ['who FROM log', `label FROM ${parent.name} WHERE age > 1`, 'x FROM missing'])}`,
    ],
  }),
  'a trigger loses its table': ({ child }, chance) => ({
    rule: 'dangling-trigger',
    base: [
      `CREATE TRIGGER noted AFTER ${pick(chance, ['DELETE', 'INSERT', 'UPDATE', 'UPDATE OF title'])} ON ${child.name} BEGIN INSERT INTO log VALUES (1, 'changed'); END`,
    ],
    up: ['DROP TABLE log'],
  }),
  'a trigger on what is not there': ({ child }, chance) => ({
    rule: 'dangling-trigger',
    up: [
      `CREATE TRIGGER noted ${pick(chance, ['BEFORE DELETE', 'AFTER UPDATE'])} ON ${child.name} BEGIN INSERT INTO log (at, ${pick(chance, ['who', 'which'])}) VALUES (old.id, 1); END`,
    ],
  }),
  'a full-text index is forgotten': ({ parent, ids }, chance) => {
    const bare = parent.name.replace(/[`"[\]]/g, '');
    return {
      rule: 'fts-out-of-step',
      base: [
        `CREATE VIRTUAL TABLE found USING fts5(label, tokenize = 'unicode61', content = '${bare}', content_rowid = 'id')`,
        "INSERT INTO found(found) VALUES ('rebuild')",
      ],
      up: [
        pick(chance, [
          `UPDATE ${parent.name} SET label = 'Someone ' || id WHERE id = ${ids[2]}`,
          `INSERT INTO ${parent.name} (id, label) VALUES (9000, 'New one')`,
          `UPDATE ${parent.name} SET label = upper(label) || ' x'`,
        ]),
      ],
    };
  },
  'much is written': ({ parent }, chance) => ({
    rule: 'full-rewrite',
    base: [
      'CREATE TABLE big (id INTEGER PRIMARY KEY, data TEXT, more TEXT)',
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) INSERT INTO big SELECT i, hex(zeroblob(700)), i FROM n',
    ],
    up: [
      pick(chance, [
        "UPDATE big SET data = data || 'x'",
        `UPDATE big SET more = (SELECT max(label) FROM ${parent.name})`,
      ]),
    ],
  }),
  'there is no down script': () => ({
    rule: 'missing-down',
    up: ['CREATE TABLE fine (id INTEGER PRIMARY KEY)'],
    down: null,
  }),
  'the down script forgets something': (_world, chance) => ({
    rule: 'down-differs',
    up: [
      'CREATE TABLE fine (id INTEGER PRIMARY KEY, name TEXT)',
      'CREATE INDEX fine_name ON fine(name)',
      'CREATE VIEW fines AS SELECT name FROM fine',
    ],
    down: pick(chance, [
      'DROP VIEW fines;\nDROP INDEX fine_name;',
      'DROP TABLE fine;',
      'DROP VIEW fines; DROP TABLE fine; CREATE TABLE fine (id INTEGER PRIMARY KEY);',
    ]),
  }),
  'the down script leaves rows': () => ({
    rule: 'down-differs',
    up: ["INSERT INTO setting VALUES ('language', 'de')"],
    down: 'SELECT 1;',
  }),
  'the down script fails': (_world, chance) => ({
    rule: 'down-fails',
    up: ['CREATE TABLE fine (id INTEGER PRIMARY KEY)'],
    down: pick(chance, ['DROP TABLE fin;', 'DROP TABEL fine;', 'ALTER TABLE fine DROP COLUMN name;']),
  }),
  'rows depend on chance or the clock': ({ parent }, chance) => {
    const value = pick(chance, [
      'random()',
      "datetime('now')",
      'CURRENT_TIMESTAMP',
      "strftime('%s', 'now')",
      'hex(randomblob(8))',
      "date('now', '-1 day')",
      'unixepoch()',
      "datetime('2024-01-01 12:00', 'localtime')",
      'abs( random() % 10)',
    ]);
    return {
      rule: 'non-deterministic',
      up: [
        pick(chance, [
          `INSERT INTO setting (key, value) VALUES ('made', ${value})`,
          `UPDATE ${parent.name} SET code = ${value}`,
          `CREATE TABLE made AS SELECT id, ${value} AS made FROM ${parent.name}`,
          `DELETE FROM log WHERE at < ${value}`,
          `WITH m(x) AS (SELECT ${value}) INSERT INTO log SELECT 1, x FROM m`,
        ]),
      ],
    };
  },
  'an index that there is already': ({ child, parent }, chance) => ({
    rule: 'redundant-index',
    up: [
      pick(chance, [
        `CREATE INDEX once_more ON ${child.name}(owner)`,
        'CREATE INDEX once_more ON setting(key)',
        `CREATE INDEX once_more ON ${parent.name}(id)`,
      ]),
    ],
  }),
  'a statement fails': ({ parent }, chance) => ({
    rule: 'fails',
    up: [
      pick(chance, [
        'CREATE TABEL x (id)',
        'INSERT INTO missing VALUES (1)',
        `ALTER TABLE ${parent.name} ADD COLUMN label TEXT`,
        'CREATE TABLE setting (a)',
        "INSERT INTO setting VALUES ('a')",
        "INSERT INTO setting VALUES ('colour', 'twice')",
        `UPDATE ${parent.name} SET label = NULL`,
        'DROP INDEX missing',
      ]),
    ],
  }),
  'an assertion does not hold': ({ parent, ids }) => ({
    rule: 'fails',
    up: [
      `-- assert: SELECT count(*) = ${ids.length + 1} FROM ${parent.name}\nCREATE TABLE fine (id INTEGER PRIMARY KEY)`,
    ],
  }),
  'a rebuild leaves rows out': (world, chance) => {
    const more = pick(chance, [' WHERE score > 2', ' WHERE email IS NOT NULL', ' ORDER BY id LIMIT 3']);
    const steps = rebuild(world.parent, world.parent).map((sql) => (sql.startsWith('INSERT') ? sql + more : sql));
    // Without children, so that nothing else is wrong.
    return { ...rebuilt(world, steps, 1, 'loses-rows'), base: [`UPDATE ${world.child.name} SET owner = NULL`] };
  },
  'a rebuild ignores rows': (world) => {
    const steps = rebuild(world.parent, withColumn(world.parent, 'email', 'TEXT UNIQUE'));
    const ignoring = steps.map((sql) => sql.replace(/^INSERT/, 'INSERT OR IGNORE'));
    return { ...rebuilt(world, ignoring, 1, 'loses-rows'), base: [`UPDATE ${world.child.name} SET owner = NULL`] };
  },
  'a rebuild forgets the index': (world) => rebuilt(world, rebuild(world.child, world.child), 2, 'rebuild-loses-index'),
  'a rebuild forgets the trigger': (world) => ({
    ...rebuilt(world, rebuild(world.child, world.child), 2, 'rebuild-loses-trigger', [world.index.sql]),
    base: [
      `CREATE TRIGGER noted AFTER DELETE ON ${world.child.name} BEGIN INSERT INTO log VALUES (old.id, 'gone'); END`,
    ],
  }),
  'a rebuild forgets a column in the copy': (world, chance) =>
    rebuilt(
      world,
      rebuild(world.parent, world.parent, { [pick(chance, ['email', 'code', 'score'])]: null }),
      1,
      'rebuild-loses-values',
    ),
  'a DELETE without WHERE': ({ child, search }, chance) => {
    const table = pick(chance, ['setting', search ? 'setting' : child.name]);
    return { rule: 'deletes-all-rows', up: [`DELETE FROM ${table}`] };
  },
  'a CHECK that rows do not keep': (world) =>
    rebuilt(
      world,
      rebuild(world.child, withColumn(world.child, 'amount', 'INTEGER CHECK (amount > 0)')),
      1,
      'check-on-existing-data',
      [world.index.sql],
    ),
  'a type that values do not have': (world) =>
    rebuilt(
      world,
      rebuild(world.parent, { ...withColumn(world.parent, 'code', 'INTEGER'), suffix: ' STRICT' }),
      1,
      'type-on-existing-data',
    ),
  'an allowance that is none': (_world, chance) => ({
    rule: 'bad-allowance',
    up: [
      `-- lint-allow: ${pick(chance, ['drops-tabel nobody uses it', 'drops-table', 'fails it does not', ''])}\nCREATE TABLE fine (id INTEGER PRIMARY KEY)`,
    ],
  }),
};

/** As many defects as are asked for, each kind in turn, in ever other databases. */
export function defects(count: number): Defect[] {
  const kinds = Object.entries(KINDS);
  return Array.from({ length: count }, (_, i) => {
    const [kind, make] = kinds[i % kinds.length]!;
    const seed = 1000 + i;
    const chance = chanceOf(seed);
    const world = worldOf(seed);
    const wrong = make(world, chance);
    const base = (wrong.base ?? []).map((sql) => `\n${sql};`).join('');
    const made = surrounded(chance, wrong.up, ['SELECT 1'], wrong.marked);
    const down = wrong.down === undefined ? made.down : (wrong.down ?? undefined);
    return {
      name: `${String(i + 1).padStart(3, '0')} ${kind}`,
      world: { ...world, sql: world.sql + base },
      ...{ up: made.up, down, rule: wrong.rule },
      line: wrong.down === undefined ? made.line : 1,
    };
  });
}
