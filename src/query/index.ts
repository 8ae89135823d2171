export type {
  CompareOptions,
  DefinitionResult,
  DefinitionsAnswer,
  DefinitionsOptions,
  FindAnswer,
  FindMode,
  FindOptions,
  FindResult,
  Intent,
  KeyedResult,
  OutlineAnswer,
  RankingsAnswer,
  ScoreFactor,
} from './answers.ts';
export type { QueryContext, SourceOnDisk } from './context.ts';
export type { ExportAnswer, ExportFormat, ExportOptions, ExportProgress, ExportSink } from './export-answers.ts';
export type { FlowAnswer, FlowBranch, FlowNode, FlowOptions, FlowSite, OutsideSymbol } from './flow-answers.ts';
export type { GraphQuestions, PathEnds } from './graph.ts';
export type {
  AffectedFile,
  ChangedFile,
  ImpactAnswer,
  ImpactOptions,
  ImpactReason,
  ImpactSubject,
  ImpactTarget,
} from './impact-answers.ts';
export type { CycleResult, DependentsOptions, EdgeResult, EdgesAnswer } from './import-answers.ts';
export {
  callees,
  callers,
  compareRankings,
  definitions,
  dependents,
  exportIndex,
  find,
  flow,
  graph,
  impact,
  imports,
  outline,
  references,
  sampleQueries,
  status,
} from './questions.ts';
export type {
  CallersOptions,
  CallResult,
  CallsAnswer,
  CallsOptions,
  ReferenceResult,
  ReferencesAnswer,
  ReferencesOptions,
  Suppressed,
} from './reference-answers.ts';
export type { SampleAnswer, SampledQuery, SampleOptions } from './sample-queries.ts';
export type { ContentStatus } from './status.ts';
export type { Ranking } from './weighting.ts';
