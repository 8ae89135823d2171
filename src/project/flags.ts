// A door of its own for those who look at feature flags, and at nothing else of a project.
export { repositoryOf } from '../indexer/index.ts';
export { decidingFlags } from './deciding-flags.ts';
export type { FlagOptions } from './flag-options.ts';
export { surroundings } from './surroundings.ts';
