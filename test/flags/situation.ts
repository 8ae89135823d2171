import type { Breaker } from '../../src/flags/breaker.ts';
import type { Situation } from '../../src/flags/evaluate.ts';
import type { FlagDeclaration } from '../../src/flags/flag.ts';

/** A flag for tests: off, proven off, for installations. */
export function flag(name: string, more: Partial<FlagDeclaration> = {}): FlagDeclaration {
  return {
    ...{ name, description: '', owner: 'test', kind: 'release', default: false, safe: false },
    ...{ expires: undefined, unit: 'install' },
    ...more,
  };
}

/** A situation in which nobody says anything, at noon of the 27th of November 2026. */
export function situation(more: Partial<Situation> = {}): Situation {
  return {
    declarations: [flag('new')],
    sources: [],
    env: {},
    overrides: [],
    safe: false,
    version: '2.0.0',
    now: Date.parse('2026-11-27T12:00:00Z'),
    users: () => ['ada'],
    cohorts: ['early'],
    unit: () => 'unit-1',
    breaker: () => undefined,
    experiment: () => undefined,
    ...more,
  };
}

/** A breaker that remembers what it was told. */
export function noted(): Breaker & { told: string[] } {
  const told: string[] = [];
  return {
    told,
    held: () => undefined,
    begin: (name, command) => void told.push(`begin ${name} ${command}`),
    failed: (name) => void told.push(`failed ${name}`),
    stopped: (outcome) => void told.push(`stopped ${outcome}`),
    end: async () => [],
  };
}
