export type {
  FileProblem,
  IndexOptions,
  IndexProgress,
  IndexReport,
  WatchBatch,
  WatchOptions,
} from '../indexer/index.ts';
export type {
  Answer,
  AnswerOptions,
  DefinitionsAnswer,
  OutlineAnswer,
  Project,
  ProjectOptions,
} from './project.ts';
export { findRoot } from './root.ts';
