export { type DetectInput, detectLanguage } from './detect.ts';
export { LANGUAGES, type Language } from './registry.ts';
export type {
  Condition,
  DefinitionRule,
  DocRule,
  ExportRule,
  FinalSlot,
  FlagRule,
  FoundImport,
  FoundName,
  ImportHook,
  LanguageSpec,
  NameHook,
  Path,
  Slot,
  TreeView,
  Visibility,
} from './spec.ts';
