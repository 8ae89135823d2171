import type { ScriptStatement } from './script.ts';

/** What has become of a table that was there before a migration; names in lower case. */
export interface TableFate {
  past: string;
  /** Its name now, undefined when it is gone. */
  present: string | undefined;
  /** True when another table, made by the migration, has its name now. */
  rebuilt: boolean;
  /** The statement that made the table of its name. */
  created: ScriptStatement | undefined;
  /** The last statement that dropped or renamed it. */
  ended: ScriptStatement | undefined;
  /** Statements that put rows into the table of its name, or took them away, after that was made. */
  filled: ScriptStatement[];
  emptied: ScriptStatement[];
  /** Columns that ALTER TABLE renamed: the name now by the name before. */
  renamedColumns: Map<string, { to: string; by: ScriptStatement }>;
  /** Columns that ALTER TABLE dropped, by the name before. */
  droppedColumns: Map<string, ScriptStatement>;
}

interface Identity {
  past: string | undefined;
  created: ScriptStatement | undefined;
  filled: ScriptStatement[];
  emptied: ScriptStatement[];
  /** The name before of each column that has been renamed, by its name now; '' for one that is new. */
  columns: Map<string, string>;
}

/** A table as it is while statements run. */
export interface Lineage {
  /** Takes note of a statement that has run. */
  follow(statement: ScriptStatement): void;
  /** The name before the migration of what is now called so; undefined for what the migration made. */
  pastOf(table: string): string | undefined;
  fates(presentTables: ReadonlySet<string>): TableFate[];
}

/** Follows tables through the statements of a migration, by the names that statements give and take. */
export function lineage(pastTables: Iterable<string>): Lineage {
  const past = [...pastTables];
  const identities = new Map<string, Identity>(past.map((name) => [name, identity(name, undefined)]));
  const ended = new Map<string, ScriptStatement>();
  const renamed = new Map<string, TableFate['renamedColumns']>(past.map((name) => [name, new Map()]));
  const dropped = new Map<string, TableFate['droppedColumns']>(past.map((name) => [name, new Map()]));

  const follow = (statement: ScriptStatement): void => {
    const { kind, table, name, to } = statement.action;
    const current = identities.get(table);
    if (kind === 'create-table' && !current) identities.set(table, identity(undefined, statement));
    if (!current) return;
    if (kind === 'insert') current.filled.push(statement);
    if (kind === 'delete') current.emptied.push(statement);
    if (kind === 'drop-table' || kind === 'rename-table') {
      identities.delete(table);
      if (kind === 'rename-table') identities.set(to, current);
      if (current.past !== undefined) ended.set(current.past, statement);
    }
    const before = current.columns.get(name) ?? name;
    if (kind === 'add-column') current.columns.set(name, '');
    if (kind === 'rename-column') {
      current.columns.delete(name);
      current.columns.set(to, before);
      if (current.past !== undefined && before !== '') renamed.get(current.past)?.set(before, { to, by: statement });
    }
    if (kind === 'drop-column' && current.past !== undefined && before !== '')
      dropped.get(current.past)?.set(before, statement);
  };

  return {
    follow,
    pastOf: (table) => identities.get(table)?.past,
    fates: (presentTables) =>
      past.map((name) => {
        const sameName = presentTables.has(name) ? identities.get(name) : undefined;
        const moved = [...identities].find(([, { past: was }]) => was === name);
        const present = sameName ? name : moved?.[0];
        const now = sameName ?? moved?.[1];
        return {
          past: name,
          present: present !== undefined && presentTables.has(present) ? present : undefined,
          rebuilt: sameName !== undefined && sameName.past !== name,
          created: now?.created,
          ended: ended.get(name),
          filled: now?.filled ?? [],
          emptied: now?.emptied ?? [],
          renamedColumns: renamed.get(name) ?? new Map(),
          droppedColumns: dropped.get(name) ?? new Map(),
        };
      }),
  };
}

function identity(past: string | undefined, created: ScriptStatement | undefined): Identity {
  return { past, created, filled: [], emptied: [], columns: new Map() };
}
