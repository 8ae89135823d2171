// The second door of the room: what only those need who look at flags or change them.
export { eValue } from './evidence.ts';
export { STEPS } from './flag.ts';
export { appendToHistory, type HistoryEntry, readHistory } from './history.ts';
export { kill, revive } from './kill.ts';
export { percentAt, readRule, timeOf } from './rule.ts';
export { runLogFile } from './run-lines.ts';
export { type RunLog, readRunLog } from './run-log.ts';
