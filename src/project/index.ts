export type { Evaluation, Flags } from '../flags/index.ts';
export type {
  FileProblem,
  IndexOptions,
  IndexProgress,
  IndexReport,
  WatchBatch,
  WatchOptions,
} from '../indexer/index.ts';
export type { ExportSink, FindMode, FlowNode, ScoreFactor } from '../query/index.ts';
export type { Check, DiagnoseOptions } from './check.ts';
export { diagnose } from './diagnose.ts';
export type { FlagOptions, ProjectFlags } from './flag-options.ts';
export { openProject } from './open.ts';
export type {
  Answer,
  AnswerOptions,
  CallsAnswer,
  DefinitionsAnswer,
  EdgesAnswer,
  ExportAnswer,
  ExportTo,
  FindAnswer,
  FlowAnswer,
  GraphAnswers,
  ImpactAnswer,
  ImpactOf,
  IndexAnswer,
  IndexStatus,
  Observed,
  OutlineAnswer,
  Project,
  ProjectOptions,
  ReferencesAnswer,
  StatusAnswer,
} from './project.ts';
export { findRoot } from './root.ts';
