import { assertOurs, openDatabase } from '../../database/index.ts';
import { type Validation, validate } from '../../database/upkeep.ts';
import { pendingMigrations } from '../../database/writing.ts';
import { type Care, type DatabaseChoice, type KeptDatabase, keptDatabases } from './kept-database.ts';

/** What was found out about a database and the migrations it is to have. */
export interface DatabaseValidation extends Validation {
  database: KeptDatabase['id'];
  path: string;
}

/** Examines the databases, and the pending migrations on copies of them. Nothing is changed. Errors as `validate`. */
export function validateDatabases(care: Care, choice: DatabaseChoice | undefined): DatabaseValidation[] {
  return keptDatabases(care, choice, 'or empty').map((kept) => {
    const { id, path, shown, exists, applicationId, migrations, backups: directory } = kept;
    const pending = exists ? waiting(kept) : migrations.map(({ number }) => number);
    const options = { path: exists ? path : '', applicationId, migrations, pending };
    return { database: id, path: shown, ...validate({ ...options, directory }) };
  });
}

function waiting({ path, applicationId, migrations }: KeptDatabase): number[] {
  const db = openDatabase({ path, readonly: true });
  try {
    assertOurs(db, applicationId);
    return pendingMigrations(db, migrations).pending.map(({ number }) => number);
  } finally {
    db.close();
  }
}
