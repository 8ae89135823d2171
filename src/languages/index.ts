export { type DetectInput, detectLanguage } from './detect.ts';
export type { ModuleRequest, ModuleRules, ModuleTarget, ModuleWorld } from './modules.ts';
export { LANGUAGES, type Language } from './registry.ts';
export type {
  Condition,
  DefinitionRule,
  DocRule,
  ExportRule,
  FlagRule,
  FoundImport,
  FoundName,
  ImportHook,
  NameHook,
  Visibility,
} from './rules.ts';
export type {
  BranchRule,
  FactSink,
  FinalSlot,
  FoundBinding,
  FoundSymbol,
  LanguageReader,
  LanguageSpec,
  LinkRule,
  LostName,
  Part,
  ReadableText,
  Slot,
  ValueRule,
} from './spec.ts';
export type { Path, TreeView } from './tree-view.ts';
