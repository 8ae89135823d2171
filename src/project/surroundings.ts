import { readFileSync, readlinkSync } from 'node:fs';
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
  /** A word for the machine since its start, and for what it calls processes: a pid means nothing elsewhere. It names nobody. */
  place(): string;
  /** Whether a process of this place that began then (milliseconds since 1970) still runs. */
  isRunning(run: { pid: number; began: number }): boolean;
  /** A random id, as in RFC 9562. */
  newId(): string;
}

/** Unit of the times of processes on Linux. */
const MS_PER_TICK = 10;

/** Clocks are set; a number comes again much later. */
const MUCH_LATER_MS = 60_000;

/** When a process began, in ticks since the system has; undefined where that cannot be told. */
function startOf(pid: string): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program may hold anything, so what comes after it is counted from its end.
    const ticks = Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[19]);
    return Number.isFinite(ticks) ? ticks : undefined;
  } catch {
    return undefined;
  }
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
      return hashed(`${start}/${readlinkSync('/proc/self/ns/pid')}`);
    } catch {
      return hashed(process.getBuiltinModule('node:os').hostname());
    }
  },
  isRunning({ pid, began }) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ESRCH';
    }
    // The number may be that of another process by now: one that is younger, by the clock of the system.
    const [mine, other] = [startOf('self'), startOf(String(pid))];
    if (mine === undefined || other === undefined) return true;
    const started = Date.now() - process.uptime() * 1000 + (other - mine) * MS_PER_TICK;
    return started < began + MUCH_LATER_MS;
  },
  newId: () => crypto().randomUUID(),
};

/** Loaded where it is needed: that takes 3 ms. */
function crypto(): typeof import('node:crypto') {
  return process.getBuiltinModule('node:crypto');
}

function hashed(text: string): string {
  return crypto().createHash('sha256').update(text).digest('hex').slice(0, 16);
}
