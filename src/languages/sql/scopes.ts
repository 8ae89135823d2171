import type { BindingKind, ScopeKind } from '../../model/index.ts';
import type { FactSink } from '../spec.ts';

/** A scope that is one only when something is bound in it. */
export interface Scope {
  kind: ScopeKind;
  start: number;
  end: () => number;
  around: Scope | undefined;
  /** As the facts have it, or -1. */
  made: number;
}

/** The scope of the file. */
export function fileScope(length: number): Scope {
  return { kind: 'file', start: 0, end: () => length, around: undefined, made: 0 };
}

/** A scope in another; where it ends is asked when it is needed. */
export function scopeIn(around: Scope, kind: ScopeKind, start: number, end: () => number): Scope {
  return { kind, start, end, around, made: -1 };
}

/** The number of the scope in the facts, where it is by now. */
export function madeScope(facts: FactSink, scope: Scope): number {
  return range(facts, scope).made;
}

function range(facts: FactSink, scope: Scope): { made: number; start: number; end: number } {
  const { kind, around } = scope;
  if (around && scope.made >= 0) return { made: scope.made, start: scope.start, end: scope.end() };
  if (!around) return { made: 0, start: 0, end: facts.text.length };
  const outer = range(facts, around);
  const end = Math.max(outer.start, Math.min(scope.end(), outer.end));
  const start = Math.min(Math.max(scope.start, outer.start), end);
  scope.made = facts.scope(kind, start, end, outer.made);
  scope.start = start;
  scope.end = () => end;
  return { made: scope.made, start, end };
}

/** Binds the local name at [start, end), which is the occurrence that defines it. */
export function bindLocal(facts: FactSink, scope: Scope, kind: BindingKind, start: number, end: number): void {
  if (start >= end) return;
  facts.occurrence(start, end, 'definition');
  facts.bind({ scope: madeScope(facts, scope), kind, start, end, symbol: -1 });
}
