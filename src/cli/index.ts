export type { Host, Sink } from './host.ts';
export { run } from './run.ts';
