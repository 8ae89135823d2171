export type { IndexProgress, ProjectFlags } from '../project/index.ts';
export {
  type Command,
  type CommandEntry,
  type Context,
  type ContextOptions,
  commandNamed,
  commandsOf,
  type Example,
  type Runtime,
  statusOfError,
  unknownCommand,
} from './command.ts';
export { createContext, followedUp, limitIn } from './context.ts';
export {
  checkText,
  type Field,
  type Fields,
  flagOf,
  type Input,
  type Option,
  optionsOf,
  synopsisOf,
  validateInput,
} from './fields.ts';
export { GLOBALS, type Globals } from './globals.ts';
export type { Out, Style } from './out.ts';
export { COMMANDS } from './table.ts';
export { count, seconds } from './text.ts';
