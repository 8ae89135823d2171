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
