import { dirname } from 'node:path';
import { type Validation, validate } from '../../database/upkeep.ts';
import { type Care, type DatabaseChoice, type KeptDatabase, keptDatabases } from './kept-database.ts';

/** What was found out about a database and the migrations it is to have. */
export interface DatabaseValidation extends Validation {
  database: KeptDatabase['id'];
  path: string;
}

/** Examines the databases, and the pending migrations on copies of them. Nothing is changed. Errors as `validate`. */
export function validateDatabases(care: Care, choice: DatabaseChoice | undefined): DatabaseValidation[] {
  return keptDatabases(care, choice).map(({ id, path, shown, exists, applicationId, migrations }) => ({
    ...{ database: id, path: shown },
    ...validate({ path: exists ? path : '', directory: dirname(path), applicationId, migrations }),
  }));
}
