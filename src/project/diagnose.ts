import type { Check, DiagnoseOptions } from './check.ts';

/** Examines the installation and the project; changes nothing. Never throws: what goes wrong is a failed check. */
export async function diagnose(options: DiagnoseOptions): Promise<Check[]> {
  // It loads the parser and the database, which most processes that open a project do without.
  const { examineAll } = await import('./examination.ts');
  return await examineAll(options);
}
