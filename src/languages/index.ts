export { type DetectInput, detectLanguage } from './detect.ts';
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
  LostName,
  Part,
  ReadableText,
  Slot,
} from './spec.ts';
export type { Path, TreeView } from './tree-view.ts';
