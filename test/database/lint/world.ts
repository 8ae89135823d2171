/** Numbers from 0 to below 1, the same ones for the same seed. */
export type Chance = () => number;

/** A generator of such numbers (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;

/** A column with its declaration. */
export type Column = readonly [name: string, declaration: string];

/** A table as the scripts write it; `name` stands in them as it is, with quotes where it needs them. */
export interface Table {
  name: string;
  columns: readonly Column[];
  suffix: string;
}

/** A small database: a parent, its children, what hangs on them, and rows. */
export interface World {
  /** Makes it, with rows. */
  sql: string;
  parent: Table;
  child: Table;
  setting: Table;
  /** Numbers of the parent's rows: there are gaps. */
  ids: readonly number[];
  childRows: number;
  index: { name: string; sql: string };
  /** On the child: keeps a count in the parent's `visits`. */
  trigger: { name: string; sql: string } | undefined;
  view: { name: string; sql: string } | undefined;
  /** Of the child's `title`. */
  search: string | undefined;
}

const PARENTS = [
  'author',
  'customer',
  '"order"',
  'album',
  'Kategorie',
  'straße',
  '[team member]',
  'country',
  '"user"',
  'planet',
];
const CHILDREN = ['book', 'invoice', 'item', 'track', 'entry', 'haus', '`time slot`', 'city', 'message', 'moon'];

export const createTable = ({ name, columns, suffix }: Table, as: string = name): string =>
  `CREATE TABLE ${as} (\n${columns.map(([column, declaration]) => `  ${column} ${declaration}`).join(',\n')}\n)${suffix}`;

/** A world of a seed: names, which objects there are, numbers and values of rows differ. */
export function worldOf(seed: number): World {
  const chance = chanceOf(seed * 7919 + 13);
  const at = Math.floor(chance() * PARENTS.length);
  const strict = chance() < 0.3;
  const parent: Table = {
    name: PARENTS[at] as string,
    columns: [
      ['id', chance() < 0.3 ? 'INTEGER PRIMARY KEY AUTOINCREMENT' : 'INTEGER PRIMARY KEY'],
      ['label', 'TEXT NOT NULL'],
      ['email', 'TEXT'],
      ['code', 'TEXT'],
      ['score', 'REAL'],
      ['visits', 'INTEGER NOT NULL DEFAULT 0'],
    ],
    suffix: strict ? ' STRICT' : '',
  };
  const action = pick(chance, [
    '',
    ' ON DELETE CASCADE',
    ' ON DELETE SET NULL',
    ' ON UPDATE CASCADE ON DELETE CASCADE',
  ]);
  const child: Table = {
    name: CHILDREN[at] as string,
    columns: [
      ['id', 'INTEGER PRIMARY KEY'],
      ['owner', `INTEGER REFERENCES ${parent.name}(id)${action}`],
      ['title', 'TEXT NOT NULL'],
      ['amount', 'INTEGER CHECK (amount >= 0)'],
    ],
    suffix: strict && chance() < 0.5 ? ' STRICT' : '',
  };
  const setting: Table = {
    name: 'setting',
    columns: [
      ['key', 'TEXT PRIMARY KEY'],
      ['value', 'TEXT NOT NULL'],
    ],
    suffix: ' WITHOUT ROWID',
  };
  const ids: number[] = [];
  for (let id = 2, count = 6 + Math.floor(chance() * 30); ids.length < count; id += 1 + Math.floor(chance() * 3))
    ids.push(id);
  const childRows = ids.length * 2;
  const index = { name: 'child_owner', sql: `CREATE INDEX child_owner ON ${child.name}(owner)` };
  const trigger =
    chance() < 0.5
      ? {
          name: 'child_added',
          sql: `CREATE TRIGGER child_added AFTER INSERT ON ${child.name} BEGIN\n  UPDATE ${parent.name} SET visits = visits + 1 WHERE id = new.owner;\nEND`,
        }
      : undefined;
  const view =
    chance() < 0.5
      ? {
          name: 'titles',
          sql: `CREATE VIEW titles AS SELECT p.label, c.title FROM ${child.name} c JOIN ${parent.name} p ON p.id = c.owner`,
        }
      : undefined;
  const bare = child.name.replace(/[`"[\]]/g, '');
  const search =
    chance() < 0.4 ? `CREATE VIRTUAL TABLE search USING fts5(title, content='${bare}', content_rowid='id')` : undefined;
  const rows = ids.map(
    (id, i) =>
      `INSERT INTO ${parent.name} VALUES (${id}, '${pick(chance, ['Ann', 'Zoë', "O''Neil", '李', 'Bob'])} ${i}', ${i % 3 === 2 ? 'NULL' : `'mail${Math.floor(i / 2)}@example.org'`}, '${i % 2 ? `00${i}` : `x${i}`}', ${(i * 1.25).toFixed(2)}, 0)`,
  );
  const children = Array.from(
    { length: childRows },
    (_, i) => `INSERT INTO ${child.name} VALUES (${i * 2 + 1}, ${ids[i % ids.length]}, 'Title ${i}', ${i * 3})`,
  );
  const statements = [
    ...[createTable(parent), createTable(child), createTable(setting), index.sql, ...rows, ...children],
    ...[
      "INSERT INTO setting VALUES ('colour', 'red'), ('size', '12')",
      'CREATE TABLE log (at INTEGER, what TEXT)',
      'CREATE TABLE pad (at INTEGER, what TEXT)',
    ],
    ...[trigger?.sql, view?.sql, search, search && "INSERT INTO search(search) VALUES ('rebuild')"],
  ];
  return {
    sql: statements
      .filter((sql) => sql !== undefined)
      .map((sql) => `${sql};`)
      .join('\n'),
    ...{ parent, child, setting, ids, childRows, index, trigger, view, search },
  };
}

/** What has to go before a table is built again and to come back afterwards. */
export const hanging = ({ trigger, view }: World): { drop: string[]; create: string[] } => ({
  drop: [view && `DROP VIEW ${view.name}`, trigger && `DROP TRIGGER ${trigger.name}`].filter(
    (sql) => sql !== undefined,
  ),
  create: [trigger?.sql, view?.sql].filter((sql) => sql !== undefined),
});

/** Builds a table again as SQLite's documentation says: new, copy, drop, rename. `source` gives another value for a column, or null when it is not copied. */
export function rebuild(table: Table, as: Table, source: Record<string, string | null> = {}): string[] {
  const names = as.columns.map(([name]) => name).filter((name) => source[name] !== null);
  const values = names.map((name) => source[name] ?? name);
  return [
    createTable(as, 'new_one'),
    `INSERT INTO new_one (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table.name}`,
    `DROP TABLE ${table.name}`,
    `ALTER TABLE new_one RENAME TO ${table.name}`,
  ];
}

/** The same table with one column declared in another way, or without it when there is no declaration. */
export const withColumn = (table: Table, name: string, declaration: string | undefined): Table => ({
  ...table,
  columns: table.columns.flatMap((column) =>
    column[0] !== name ? [column] : declaration === undefined ? [] : [[name, declaration] as const],
  ),
});

/** A migration for a world. */
export interface Made {
  name: string;
  world: World;
  up: string;
  down: string | undefined;
}

const FILLERS: readonly (readonly [up: string, down: string])[] = [
  ['CREATE TABLE extra_#@ (id INTEGER PRIMARY KEY, note TEXT)', 'DROP TABLE extra_#@'],
  ["INSERT INTO pad (what) VALUES ('extra #@; DROP TABLE x; -- no')", "DELETE FROM pad WHERE what LIKE 'extra #@;%'"],
  ['CREATE INDEX extra_index_#@ ON pad(what, at)', 'DROP INDEX extra_index_#@'],
  ['ALTER TABLE pad ADD COLUMN extra_#@ TEXT', 'ALTER TABLE pad DROP COLUMN extra_#@'],
];

/** Up and down statements with harmless ones around them; also the line of one of the up statements. */
export function surrounded(
  chance: Chance,
  up: readonly string[],
  down: readonly string[],
  marked = 0,
): { up: string; down: string; line: number } {
  const before: string[] = [];
  const after: string[] = [];
  const undo: string[] = [];
  const undoLater: string[] = [];
  const left = [...FILLERS];
  for (let i = Math.floor(chance() * 4); i > 0; i -= 1) {
    const [filler] = left.splice(Math.floor(chance() * left.length), 1);
    const [does, undoes] = filler!.map((sql) => sql.replaceAll('#@', String(i))) as [string, string];
    if (chance() < 0.5) {
      before.push(does);
      undoLater.unshift(undoes);
    } else {
      after.push(does);
      undo.unshift(undoes);
    }
  }
  let text = chance() < 0.5 ? '-- Makes; things better.\n' : '';
  let line = 0;
  const add = (sql: string): void => {
    if (chance() < 0.3) text += `/* what follows\n   is a step */\n`;
    text += `${sql};${chance() < 0.2 ? ' -- done' : ''}\n`;
  };
  for (const sql of before) add(sql);
  up.forEach((sql, i) => {
    if (i === marked) {
      if (chance() < 0.3) text += '\n\n';
      line = text.split('\n').length;
      text += `${sql};\n`;
    } else add(sql);
  });
  for (const sql of after) add(sql);
  const all = [...undo, ...down, ...undoLater];
  return { up: text, down: all.map((sql) => `${sql};\n`).join('') || 'SELECT 1;', line };
}
