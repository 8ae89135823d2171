// The second door of the room: what only those need who look at flags or change them.
export { kill, revive } from './breaker.ts';
export { eValue } from './evidence.ts';
export { STEPS } from './flag.ts';
export { appendToHistory, type HistoryEntry, readHistory } from './history.ts';
export { percentAt, readRule, timeOf } from './rule.ts';
export { type RunLog, readRunLog, runLogFile } from './run-log.ts';
