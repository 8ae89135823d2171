// A door of its own for those who look at feature flags, and at nothing else of a project.
export { type FlagOptions, flagsDirectory, projectFlags } from './project-flags.ts';
