import { readFileSync, readlinkSync, statSync } from 'node:fs';
import type { Environment } from '../settings/index.ts';

/** What a project has to know of the process it is opened in. */
export interface Surroundings {
  env: Environment;
  pid: number;
  /** Most memory the process has had, in bytes. */
  peakRss: () => number;
  /** Version of the compiler. */
  v8: string;
  platform: string;
  /** A word for the machine since its start, and for what it calls processes: a pid means nothing elsewhere. */
  place(): string;
  /** Whether a process of this place that began then (milliseconds since 1970) still runs. */
  isRunning(run: { pid: number; began: number }): boolean;
}

/** The process itself, for those who open a project without saying what it is. */
export const surroundings: Surroundings = {
  get env() {
    return process.env;
  },
  get pid() {
    return process.pid;
  },
  // Kilobytes, on all platforms.
  peakRss: () => process.resourceUsage().maxRSS * 1024,
  get v8() {
    return process.versions.v8;
  },
  get platform() {
    return process.platform;
  },
  place() {
    try {
      const start = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${start}/${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`;
    } catch {
      return process.getBuiltinModule('node:os').hostname().replace(/\s/g, '-');
    }
  },
  isRunning({ pid, began }) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ESRCH';
    }
    // The number may be that of another process by now.
    const started = statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.ctimeMs;
    return started === undefined || started < began + 2000;
  },
};
