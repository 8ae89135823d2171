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
  LostName,
  NameHook,
  Path,
  ReadableText,
  Slot,
  TreeView,
  Visibility,
} from './spec.ts';
