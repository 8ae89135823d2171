export { type DetectInput, detectLanguage } from './detect.ts';
export type { ModuleRequest, ModuleRules, ModuleTarget, ModuleWorld, WorldDefinition } from './modules.ts';
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
