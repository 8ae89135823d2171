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
export { definitions, find, outline, status } from './questions.ts';
export type { ContentStatus } from './status.ts';
