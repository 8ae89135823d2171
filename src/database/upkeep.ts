// The third door of the room: the care of a database that exists. Only the commands of `ax db` come through it.
export { type DryRun, type DryRunOptions, dryRun } from './dry-run.ts';
export { expectedDigest } from './expected-schema.ts';
export { type LintFinding, type LintOptions, lint } from './lint.ts';
export { type SchemaChange, type SchemaShape, schemaDifference, schemaShape } from './schema-difference.ts';
export { schemaDigest } from './schema-digest.ts';
export { contentHash, rowCounts } from './table-contents.ts';
export { type Validation, validate } from './validate.ts';
