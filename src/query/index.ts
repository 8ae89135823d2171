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
