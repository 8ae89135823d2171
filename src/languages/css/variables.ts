import type { FactSink } from '../spec.ts';

/** The variables of a style sheet: which are bound where the reading is. */
export interface Variables {
  /** Opens a scope; what it binds is gone when it is closed. `flow` where it assigns to variables of the file, too. */
  open(scope: number, flow: boolean): void;
  close(): void;
  /** Binds the name at [start, end) in the innermost scope. */
  bind(kind: 'variable' | 'parameter', start: number, end: number): void;
  /** True when an assignment to that name writes what is bound already. */
  isBound(name: string): boolean;
  /** Notes a variable of the file. */
  addGlobal(name: string): void;
  isGlobal(name: string): boolean;
  /** True in no scope but that of the file. */
  isAtTop(): boolean;
}

/** Starts in the scope of the file. */
export function createVariables(facts: FactSink): Variables {
  const globals = new Set<string>();
  /** How often a name is bound in the scopes around. */
  const bound = new Map<string, number>();
  const scopes: { scope: number; names: string[]; seesFile: boolean }[] = [];

  return {
    open: (scope, flow) => {
      scopes.push({ scope, names: [], seesFile: flow && (scopes.at(-1)?.seesFile ?? true) });
    },
    close: () => {
      for (const name of scopes.pop()!.names) bound.set(name, bound.get(name)! - 1);
    },
    bind: (kind, start, end) => {
      const name = facts.text.slice(start, end);
      const innermost = scopes.at(-1);
      if (innermost) {
        innermost.names.push(name);
        bound.set(name, (bound.get(name) ?? 0) + 1);
      }
      facts.bind({ scope: innermost?.scope ?? 0, kind, start, end, symbol: -1 });
    },
    isBound: (name) => (bound.get(name) ?? 0) > 0 || ((scopes.at(-1)?.seesFile ?? true) && globals.has(name)),
    addGlobal: (name) => void globals.add(name),
    isGlobal: (name) => globals.has(name),
    isAtTop: () => scopes.length === 0,
  };
}
