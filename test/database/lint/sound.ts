import {
  type Chance,
  chanceOf,
  hanging,
  type Made,
  pick,
  rebuild,
  surrounded,
  type Table,
  type World,
  withColumn,
  worldOf,
} from './world.ts';

/** What a sound migration does, and how it is undone. */
interface Sound {
  up: readonly string[];
  down: readonly string[];
  base?: readonly string[];
}

/** A table built again in another form, and in its old one by the down script, with all that hangs on it. */
const rebuilt = (
  world: World,
  table: Table,
  as: Table,
  source: Record<string, string> = {},
  back: Record<string, string> = {},
): Sound => {
  const { drop, create } = hanging(world);
  const index = table === world.child ? [world.index.sql] : [];
  const undo = rebuild({ ...as, name: table.name }, table, back);
  return {
    up: [...drop, ...rebuild(table, as, source), ...index, ...create],
    down: [...drop, ...undo, ...index, ...create],
  };
};

const withMore = (table: Table, name: string, declaration: string): Table => ({
  ...table,
  columns: [...table.columns, [name, declaration]],
});

const SEARCH = "INSERT INTO search(search) VALUES ('rebuild')";

const KINDS: Record<string, (world: World, chance: Chance) => Sound> = {
  'a new table with all that belongs to it': ({ parent }) => ({
    up: [
      `CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, made TEXT DEFAULT CURRENT_TIMESTAMP)`,
      `CREATE TABLE tagged (tag INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE, owner INTEGER NOT NULL REFERENCES ${parent.name}(id), PRIMARY KEY (tag, owner)) WITHOUT ROWID`,
      'CREATE INDEX tagged_owner ON tagged(owner)',
      `CREATE TRIGGER tag_named AFTER UPDATE OF name ON tag WHEN new.name <> old.name BEGIN\n  INSERT INTO log VALUES (unixepoch(), CASE WHEN new.name IS NULL THEN 'none' ELSE 'named; really' END);\n  DELETE FROM log WHERE at < unixepoch() - 1000;\nEND`,
      'CREATE VIEW tags AS SELECT name, random() AS luck FROM tag',
    ],
    down: ['DROP VIEW tags', 'DROP TRIGGER tag_named', 'DROP TABLE tagged', 'DROP TABLE tag'],
  }),
  'a new column': ({ parent }, chance) => {
    const declaration = pick(chance, [
      'TEXT',
      "TEXT NOT NULL DEFAULT ''",
      'INTEGER NOT NULL DEFAULT 0 CHECK (born >= 0)',
      'REAL DEFAULT 1.5',
      `INTEGER REFERENCES ${parent.name}(id)`,
      "TEXT GENERATED ALWAYS AS (label || '?') VIRTUAL",
    ]);
    return {
      up: [`ALTER TABLE ${parent.name} ADD COLUMN born ${declaration}`],
      down: [`ALTER TABLE ${parent.name} DROP COLUMN born`],
    };
  },
  'a new column that is filled from what is there': ({ parent, child }) => ({
    up: [
      `ALTER TABLE ${parent.name} ADD COLUMN total INTEGER NOT NULL DEFAULT 0`,
      `UPDATE ${parent.name} SET total = (SELECT coalesce(sum(amount), 0) FROM ${child.name} WHERE owner = ${parent.name}.id)`,
      `CREATE INDEX by_total ON ${parent.name}(total DESC)`,
    ],
    down: ['DROP INDEX by_total', `ALTER TABLE ${parent.name} DROP COLUMN total`],
  }),
  'a child is built again with a stricter column': (world) =>
    rebuilt(world, world.child, withColumn(world.child, 'amount', 'INTEGER NOT NULL DEFAULT 0 CHECK (amount >= 0)'), {
      amount: 'coalesce(amount, 0)',
    }),
  'a parent is built again with its children kept': (world, chance) =>
    rebuilt(
      world,
      world.parent,
      withColumn(
        world.parent,
        'email',
        pick(chance, ['TEXT COLLATE NOCASE', 'TEXT CHECK (length(email) < 200)', "TEXT DEFAULT ''"]),
      ),
    ),
  'a parent is built again with one more column': (world) => {
    const result = rebuilt(world, world.parent, withMore(world.parent, 'kind', "TEXT NOT NULL DEFAULT 'plain'"), {
      kind: "'plain'",
    });
    return result;
  },
  'a foreign key does something else': (world, chance) =>
    rebuilt(
      world,
      world.child,
      withColumn(
        world.child,
        'owner',
        `INTEGER REFERENCES ${world.parent.name}(id) ON DELETE ${pick(chance, ['RESTRICT', 'NO ACTION', 'SET DEFAULT'])}`,
      ),
    ),
  'a foreign key is added': (world) => ({
    ...rebuilt(world, world.setting, withMore(world.setting, 'owner', `INTEGER REFERENCES ${world.parent.name}(id)`), {
      owner: String(world.ids[0]),
    }),
  }),
  'a table without rowid is built again': (world) =>
    rebuilt(
      world,
      world.setting,
      { ...withMore(world.setting, 'note', 'TEXT'), suffix: ' STRICT, WITHOUT ROWID' },
      { note: "'none'" },
    ),
  'duplicates go before a unique index': ({ parent }) => ({
    up: [
      `UPDATE ${parent.name} SET email = NULL WHERE id NOT IN (SELECT min(id) FROM ${parent.name} WHERE email IS NOT NULL GROUP BY email)`,
      `CREATE UNIQUE INDEX one_mail ON ${parent.name}(email)`,
    ],
    down: ['DROP INDEX one_mail'],
  }),
  'a unique index that holds': ({ parent, child }, chance) => ({
    up: [
      pick(chance, [
        `CREATE UNIQUE INDEX one ON ${parent.name}(label)`,
        `CREATE UNIQUE INDEX one ON ${parent.name}(email) WHERE email LIKE 'nobody%'`,
        `CREATE UNIQUE INDEX one ON ${child.name}(owner, title)`,
        `CREATE UNIQUE INDEX one ON ${child.name}(lower(title))`,
      ]),
    ],
    down: ['DROP INDEX one'],
  }),
  'names and texts that look like something else': (_world, chance) => ({
    up: [
      '-- PRAGMA foreign_keys = OFF; BEGIN; random(); CURRENT_TIMESTAMP; DROP TABLE setting;\nCREATE TABLE "select" (random INTEGER, "current_timestamp" TEXT, [begin] TEXT, `pragma` TEXT, date TEXT DEFAULT (datetime(\'now\')))',
      `INSERT INTO "select" (random, "current_timestamp", [begin], date) VALUES (1, 'random()', 'it''s; CURRENT_DATE', '2024-01-01')`,
      `UPDATE "select" SET random = random + 1, date = date(date, '+1 day') WHERE "select".date > '2000' /* datetime('now') */`,
      pick(chance, [
        'CREATE INDEX "drop table" ON "select"("begin")',
        'CREATE INDEX [vacuum] ON "select"(random, date)',
      ]),
    ],
    down: ['DROP TABLE "select"'],
  }),
  'times that are given': ({ parent }, chance) => ({
    up: [
      `ALTER TABLE ${parent.name} ADD COLUMN year INTEGER`,
      `UPDATE ${parent.name} SET year = ${pick(chance, ["strftime('%Y', '2024-05-06')", "CAST(strftime('%Y', 86400 * id, 'unixepoch') AS INTEGER)", "julianday('2024-01-01', '+1 day')", "unixepoch('2024-01-01')"])}`,
    ],
    down: [`ALTER TABLE ${parent.name} DROP COLUMN year`],
  }),
  'rows are deleted with those that refer to them': ({ parent, child, ids, search }) => ({
    up: [
      `DELETE FROM ${child.name} WHERE owner = ${ids[1]}`,
      `DELETE FROM ${parent.name} WHERE id = ${ids[1]}`,
      ...(search ? [SEARCH] : []),
    ],
    down: ['SELECT 1'],
  }),
  'numbers become text': (world) =>
    rebuilt(
      world,
      world.parent,
      withColumn(world.parent, 'score', 'TEXT'),
      { score: 'CAST(score AS TEXT)' },
      { score: 'CAST(score AS REAL)' },
    ),
  'prices become cents': (world) =>
    rebuilt(
      world,
      world.parent,
      withColumn(world.parent, 'score', 'INTEGER'),
      { score: 'CAST(round(score * 100) AS INTEGER)' },
      { score: 'score / 100.0' },
    ),
  'an index is dropped or exchanged': ({ index, child }, chance) =>
    pick(chance, [
      { up: [`DROP INDEX ${index.name}`], down: [index.sql] },
      {
        up: [`DROP INDEX ${index.name}`, `CREATE INDEX owner_title ON ${child.name}(owner, title)`],
        down: ['DROP INDEX owner_title', index.sql],
      },
    ]),
  'a view and a trigger are exchanged': ({ child }) => ({
    base: [
      'CREATE VIEW seen AS SELECT what FROM log',
      `CREATE TRIGGER noted AFTER DELETE ON ${child.name} BEGIN SELECT 1; END`,
    ],
    up: [
      'DROP VIEW seen',
      'CREATE VIEW seen AS SELECT at, what FROM log',
      'DROP TRIGGER noted',
      `CREATE TRIGGER noted AFTER DELETE ON ${child.name} BEGIN INSERT INTO log VALUES (old.id, 'gone'); END`,
    ],
    down: [
      'DROP VIEW seen',
      'CREATE VIEW seen AS SELECT what FROM log',
      'DROP TRIGGER noted',
      `CREATE TRIGGER noted AFTER DELETE ON ${child.name} BEGIN SELECT 1; END`,
    ],
  }),
  'what is meant is allowed': (_world, chance) =>
    pick(chance, [
      {
        up: ['-- lint-allow: drops-table nobody has read it since 2.0\nDROP TABLE scores'],
        down: ['CREATE TABLE scores (x INTEGER)'],
        base: ['CREATE TABLE scores (x INTEGER)', 'INSERT INTO scores VALUES (1)'],
      },
      {
        up: ['-- lint-allow: deletes-all-rows a cache, filled again when it is needed\nDELETE FROM setting'],
        down: ['SELECT 1'],
      },
    ]),
  'a table is renamed and its name kept': () => ({
    up: ['ALTER TABLE log RENAME TO journal', 'CREATE VIEW log AS SELECT * FROM journal'],
    down: ['DROP VIEW log', 'ALTER TABLE journal RENAME TO log'],
  }),
  'a column is renamed and its name kept': ({ parent }) => ({
    up: [
      `ALTER TABLE ${parent.name} RENAME COLUMN score TO points`,
      `ALTER TABLE ${parent.name} ADD COLUMN score REAL AS (points)`,
    ],
    down: [`ALTER TABLE ${parent.name} DROP COLUMN score`, `ALTER TABLE ${parent.name} RENAME COLUMN points TO score`],
  }),
  'a full-text index': ({ parent }, chance) => {
    const bare = parent.name.replace(/[`"[\]]/g, '');
    const table = `CREATE VIRTUAL TABLE found USING fts5(label, content='${bare}', content_rowid='id')`;
    const fill = "INSERT INTO found(found) VALUES ('rebuild')";
    return pick(chance, [
      { up: [table, fill], down: ['DROP TABLE found'] },
      {
        up: ['CREATE VIRTUAL TABLE found USING fts5(label)', `INSERT INTO found SELECT label FROM ${parent.name}`],
        down: ['DROP TABLE found'],
      },
      { base: [table, fill], up: [`UPDATE ${parent.name} SET label = label || '!'`, fill], down: ['SELECT 1'] },
    ]);
  },
  'a full-text index that triggers keep': ({ parent }) => {
    const bare = parent.name.replace(/[`"[\]]/g, '');
    return {
      up: [
        `CREATE VIRTUAL TABLE found USING fts5(label, content='${bare}', content_rowid='id')`,
        "INSERT INTO found(found) VALUES ('rebuild')",
        `CREATE TRIGGER found_update AFTER UPDATE ON ${parent.name} BEGIN\n  INSERT INTO found(found, rowid, label) VALUES ('delete', old.id, old.label);\n  INSERT INTO found(rowid, label) VALUES (new.id, new.label);\nEND`,
        `UPDATE ${parent.name} SET label = label || ' (old)' WHERE score > 3`,
      ],
      down: ['DROP TRIGGER found_update', 'DROP TABLE found'],
    };
  },
  'a table for the time of the migration': ({ parent }) => ({
    up: [
      `CREATE TABLE scratch AS SELECT id, upper(code) AS code FROM ${parent.name}`,
      'DELETE FROM scratch WHERE code IS NULL',
      `UPDATE ${parent.name} SET code = (SELECT code FROM scratch WHERE scratch.id = ${parent.name}.id) WHERE code IS NOT NULL`,
      'DROP TABLE scratch',
    ],
    down: ['SELECT 1'],
  }),
  'rows are replaced': (_world, chance) => ({
    up: [
      ...pick(chance, [
        ['DELETE FROM setting', "INSERT INTO setting VALUES ('colour', 'blue'), ('size', '13')"],
        ["REPLACE INTO setting VALUES ('colour', 'blue')"],
        ["INSERT INTO setting VALUES ('colour', 'green') ON CONFLICT(key) DO UPDATE SET value = excluded.value"],
        ["WITH more(k, v) AS (VALUES ('a', 1), ('b', 2)) INSERT OR IGNORE INTO setting SELECT k, v FROM more"],
      ]),
    ],
    down: ['SELECT 1'],
  }),
  'an index of another kind on the same column': ({ child }, chance) => ({
    up: [
      pick(chance, [
        `CREATE INDEX other ON ${child.name}(owner, title)`,
        `CREATE INDEX other ON ${child.name}(owner) WHERE amount > 10`,
        `CREATE INDEX other ON ${child.name}(title COLLATE NOCASE)`,
        `CREATE INDEX other ON ${child.name}(title, owner)`,
        `CREATE INDEX other ON ${child.name}(length(title))`,
      ]),
    ],
    down: ['DROP INDEX other'],
  }),
  'a table is split in two': ({ parent }) => ({
    up: [
      `CREATE TABLE detail (owner INTEGER PRIMARY KEY REFERENCES ${parent.name}(id) ON DELETE CASCADE, code TEXT)`,
      `INSERT INTO detail SELECT id, code FROM ${parent.name} WHERE code IS NOT NULL`,
    ],
    down: ['DROP TABLE detail'],
  }),
  'assertions that hold': ({ parent, ids, child }) => ({
    up: [
      `-- assert: SELECT count(*) = ${ids.length} FROM ${parent.name}\n-- assert: SELECT NOT EXISTS (SELECT 1 FROM ${child.name} WHERE title = 'assert: SELECT 0')\nCREATE TABLE fine (id INTEGER PRIMARY KEY)`,
    ],
    down: ['DROP TABLE fine'],
  }),
  'tables that refer to each other': () => ({
    up: [
      'CREATE TABLE head (id INTEGER PRIMARY KEY, first INTEGER REFERENCES part(id))',
      'CREATE TABLE part (id INTEGER PRIMARY KEY, head INTEGER NOT NULL REFERENCES head(id))',
      'INSERT INTO head VALUES (1, 1)',
      'INSERT INTO part VALUES (1, 1)',
    ],
    down: ['DROP TABLE part', 'DROP TABLE head'],
  }),
  'rows go before a table is built again': (world) => {
    const { child, search } = world;
    const result = rebuilt(world, child, withColumn(child, 'amount', 'INTEGER NOT NULL DEFAULT 0'), {
      amount: 'coalesce(amount, 0)',
    });
    const fill = search ? [SEARCH] : [];
    return { up: [`DELETE FROM ${child.name} WHERE amount < 9`, ...result.up, ...fill], down: result.down };
  },
  'a column of another name and meaning': ({ parent }) => ({
    up: [
      `ALTER TABLE ${parent.name} ADD COLUMN rank INTEGER`,
      `UPDATE ${parent.name} SET rank = CAST(score * 10 AS INTEGER) WHERE score IS NOT NULL`,
    ],
    down: [`ALTER TABLE ${parent.name} DROP COLUMN rank`],
  }),
  'a table is built again with its columns in another order': (world) => {
    const columns = [...world.parent.columns];
    const [code] = columns.splice(3, 1);
    return rebuilt(world, world.parent, { ...world.parent, columns: [...columns, code!] });
  },
  'a table becomes strict': (world) => rebuilt(world, world.parent, { ...world.parent, suffix: ' STRICT' }),
  'numbered days': () => ({
    up: [
      'CREATE TABLE day (n INTEGER PRIMARY KEY, name TEXT)',
      "WITH RECURSIVE days(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM days WHERE n < 40) INSERT INTO day SELECT n, date('2024-01-01', '+' || n || ' days') FROM days",
      'CREATE INDEX day_name ON day(name)',
    ],
    down: ['DROP TABLE day'],
  }),
  'only comments': () => ({ up: ['SELECT 1'], down: ['SELECT 1'] }),
};

/** As many sound migrations as are asked for, each kind in turn, in ever other databases. */
export function soundMigrations(count: number): Made[] {
  const kinds = Object.entries(KINDS);
  return Array.from({ length: count }, (_, i) => {
    const [kind, make] = kinds[i % kinds.length]!;
    const seed = 5000 + i;
    const chance = chanceOf(seed);
    const world = worldOf(seed);
    const sound = make(world, chance);
    const base = (sound.base ?? []).map((sql) => `\n${sql};`).join('');
    const { up, down } = surrounded(chance, sound.up, sound.down);
    return { name: `${String(i + 1).padStart(3, '0')} ${kind}`, world: { ...world, sql: world.sql + base }, up, down };
  });
}
