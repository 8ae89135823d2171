import type { Environment } from '../settings/index.ts';

/** What a project has to know of the process it is opened in. */
export interface Surroundings {
  env: Environment;
  pid: number;
  /** Most memory the process has had, in bytes. */
  peakRss: () => number;
  /** Version of the compiler. */
  v8: string;
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
};
