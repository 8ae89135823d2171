export { askedOnce } from './asked-once.ts';
export { type DetectInput, detectLanguage } from './detect.ts';
export type { FileView, Link, NamedBindings } from './file-view.ts';
export type { AroundTarget, LinkRules, LinkWorld, MemberUse, NameUse } from './link-rules.ts';
export {
  ANYTHING,
  type Certainty,
  commonValue,
  type Defined,
  identityOf,
  identityOfDefined,
  type Meaning,
  OUTSIDE,
  oneOf,
  type Receiver,
  type TypedValue,
  together,
  UNKNOWN,
  type ValueType,
  weakened,
  weaker,
} from './meaning.ts';
export { directoriesAround, directoryOf, joinPath, remembered } from './module-paths.ts';
export type { ModuleRequest, ModuleRules, ModuleTarget, ModuleWorld, WorldDefinition } from './modules.ts';
export { nameSign } from './name-sign.ts';
export { LANGUAGES, type Language } from './registry.ts';
export type {
  Condition,
  DefinitionRule,
  DocRule,
  EmbeddedDefinition,
  EmbeddedHook,
  ExportRule,
  FlagRule,
  FoundImport,
  FoundName,
  ImportHook,
  NameHook,
  SaidLink,
  Visibility,
} from './rules.ts';
export { isSameFamily } from './same-family.ts';
export type {
  BranchRule,
  FactSink,
  FinalSlot,
  FoundBinding,
  FoundSymbol,
  LanguageReader,
  LanguageSpec,
  LinkHook,
  LinkNodes,
  LinkRule,
  LostName,
  Part,
  ReadableText,
  SayLink,
  Slot,
  ValueRule,
} from './spec.ts';
export type { Path, TreeView } from './tree-view.ts';
