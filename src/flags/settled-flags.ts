import { AxError } from '../model/index.ts';
import type { Flags } from './flags.ts';
import { flagNamed } from './table.ts';

/** The flags of a process in which nobody says anything about them: each has its default. */
export function defaultFlags(): Flags {
  const isFeatureEnabled = (name: string): boolean => flagNamed(name)?.default ?? false;
  return {
    quiet: true,
    isFeatureEnabled,
    evaluate(name) {
      const value = isFeatureEnabled(name);
      const says = flagNamed(name) ? 'nobody says anything about flags' : `there is no flag ${name}`;
      const reason = flagNamed(name) ? 'DEFAULT' : 'ERROR';
      return { value, variant: value ? 'on' : 'off', reason, trace: [{ step: 'default', decides: true, says }] };
    },
    withFeature: (name, experimental, fallback) => {
      return isFeatureEnabled(name) ? withFallback(experimental, fallback, () => {}) : fallback();
    },
    failed: () => {},
    isMixed: () => false,
    variants: () => new Map(),
    failures: () => new Set(),
    problems: () => [],
    end: async () => [],
  };
}

/** Runs `experimental`, and `fallback` when it fails, now or later, other than by refusing its input. */
export function withFallback<T>(experimental: () => T, fallback: () => T, onFailure: () => void): T {
  const recover = (error: unknown): T => {
    if (!isFailure(error)) throw error;
    onFailure();
    return fallback();
  };
  try {
    const result = experimental();
    return result instanceof Promise ? (result.catch(recover) as T) : result;
  } catch (error) {
    return recover(error);
  }
}

/** True for what says that the program is wrong; a refusal, an interruption and a full disk are nobody's fault. */
export function isFailure(error: unknown): boolean {
  if (error instanceof AxError) return error.code === 'index-damaged' || error.code === 'unsupported';
  return (error as { name?: unknown } | null)?.name !== 'AbortError';
}
