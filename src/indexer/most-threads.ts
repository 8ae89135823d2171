import { availableParallelism, freemem } from 'node:os';
import type { IndexerHost } from './host.ts';

const MOST = 8;
const MEMORY_PER_THREAD = 400 * 1024 * 1024;

/** How many threads may work at once, by the settings and the machine: 1 or more. */
export function mostThreads({ settings }: IndexerHost): number {
  const byMemory = Math.max(1, Math.floor(freemem() / MEMORY_PER_THREAD));
  return settings['index.jobs'] || Math.min(availableParallelism(), MOST, byMemory);
}
