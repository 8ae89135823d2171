import { sqlTokens } from '../sql-tokens.ts';
import { LINT_RULES, type LintRule } from './finding.ts';

/** What the comments `-- lint-allow: RULE REASON` of a script allow, and those that say it wrongly. */
export interface Allowances {
  allowed: Set<LintRule>;
  wrong: { line: number; message: string }[];
}

/** These are no matter of taste: the engine refuses such a migration. */
const NEVER: readonly LintRule[] = [
  'bad-allowance',
  'breaks-foreign-keys',
  'check-on-existing-data',
  'down-fails',
  'fails',
  'not-in-migration',
  'type-on-existing-data',
];

/** Reads the allowances of a script; each counts for the whole script. */
export function allowancesOf(script: string): Allowances {
  const allowed = new Set<LintRule>();
  const wrong: Allowances['wrong'] = [];
  for (const { kind, text, start } of sqlTokens(script)) {
    const match = kind === 'comment' ? /^--\s*lint-allow\b:?\s*(\S*)\s*(.*)/.exec(text) : null;
    if (!match) continue;
    const [, id = '', reason = ''] = match;
    const rule = LINT_RULES.find((each) => each === id);
    const message = !rule
      ? `lint-allow names no rule: ${id || 'nothing'}`
      : NEVER.includes(rule)
        ? `${rule} cannot be allowed: such a migration does not run`
        : reason.trim() === ''
          ? `lint-allow: ${rule} gives no reason`
          : undefined;
    if (message === undefined) allowed.add(rule as LintRule);
    else wrong.push({ line: script.slice(0, start).split('\n').length, message });
  }
  return { allowed, wrong };
}
