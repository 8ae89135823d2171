import type { Condition, DefinitionRule, LanguageSpec, Path } from '../languages/index.ts';
import { SCOPE_KINDS, SYMBOL_FLAGS } from '../model/index.ts';
import type { CompiledCondition, CompiledRule } from './compiled-spec.ts';
import { type CompiledPath, compilePath, type Resolve } from './path.ts';

/** Resolves the names in a rule. */
export function compileRule(rule: DefinitionRule, spec: LanguageSpec, resolve: Resolve): CompiledRule {
  const paths = (list: Path | readonly Path[]): CompiledPath[] =>
    asList(list).map((path) => compilePath(path as Path, resolve));
  return {
    kind: rule.kind,
    ...(rule.upTo && { upTo: rule.upTo }),
    kinds: (rule.kinds ?? []).map(({ when, kind }) => ({ when: compileCondition(when, resolve), kind })),
    when: rule.when && compileCondition(rule.when, resolve),
    name: typeof rule.name === 'function' ? rule.name : paths(rule.name ?? 'name'),
    owner: rule.owner === undefined || typeof rule.owner === 'function' ? rule.owner : paths(rule.owner),
    body: paths(rule.body ?? 'body'),
    value: rule.value === undefined ? undefined : compilePath(rule.value, resolve),
    container: rule.container ?? true,
    goesOn: rule.goesOn ?? false,
    ...(rule.parent && { parent: rule.parent }),
    ...(rule.bind && { bind: rule.bind }),
    hoist: rule.hoist && compileCondition(rule.hoist, resolve),
    ...(rule.local && { local: rule.local }),
    once: rule.once ?? false,
    again: rule.again ?? false,
    keepsSlot: rule.keepsSlot ?? false,
    ...(rule.binds && { binds: rule.binds }),
    flags: flagBits(rule.flags),
    flagged: (rule.flagged ?? []).map(({ when, flags }) => ({
      when: compileCondition(when, resolve),
      flags: flagBits(flags),
    })),
    declarationWithoutBody: rule.declarationWithoutBody ?? false,
    visibility: rule.visibility ?? spec.visibility ?? 'scope',
  };
}

/** Resolves the names in a condition. */
export function compileCondition(condition: Condition, resolve: Resolve): CompiledCondition {
  const kinds = (names: readonly string[] | undefined): number[] | undefined =>
    names?.flatMap((name) => resolve.kinds(name));
  const paths = (list: readonly Path[] | undefined): CompiledPath[] =>
    (list ?? []).map((path) => compilePath(path, resolve));
  return {
    parent: kinds(condition.parent),
    notParent: kinds(condition.notParent),
    scope: condition.scope?.map((scope) => SCOPE_KINDS.indexOf(scope)),
    has: paths(condition.has),
    lacks: paths(condition.lacks),
    ...(condition.in && { in: condition.in }),
    ...(condition.name && { name: condition.name }),
    ...(condition.test && { test: condition.test }),
  };
}

function flagBits(flags: DefinitionRule['flags']): number {
  return (flags ?? []).reduce((sum, flag) => sum | SYMBOL_FLAGS[flag], 0);
}

/** A list as it is, anything else as a list of one. */
export function asList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
