export type {
  DefinitionResult,
  DefinitionsAnswer,
  DefinitionsOptions,
  FindAnswer,
  FindMode,
  FindOptions,
  FindResult,
  Intent,
  OutlineAnswer,
  ScoreFactor,
} from './answers.ts';
export type { QueryContext, SourceOnDisk } from './context.ts';
export { definitions } from './definitions.ts';
export { find } from './find.ts';
export { outline } from './outline.ts';
export { type ContentStatus, status } from './status.ts';
