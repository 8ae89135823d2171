import type { IndexInfo } from '../model/index.ts';
import { statusOf } from './command.ts';
import type { Field } from './fields.ts';

/** What commands about one symbol take. */
export const SYMBOL_FIELD: Field & { readonly type: 'string'; readonly required: true } = {
  type: 'string',
  required: true,
  positional: 'one',
  placeholder: 'SYMBOL',
  doc: 'NAME, Container.NAME or path:line:column.',
};

/** What commands about one file take. */
export const FILE_FIELD: Field & { readonly type: 'string'; readonly required: true } = {
  type: 'string',
  required: true,
  positional: 'one',
  placeholder: 'FILE',
  complete: 'file',
  doc: 'The file.',
};

/** The least sure tier that is shown. */
export const TIER_FIELD: Field & {
  readonly type: 'choice';
  readonly choices: readonly ['exact', 'inferred', 'possible'];
  readonly default: 'inferred';
} = {
  type: 'choice',
  choices: ['exact', 'inferred', 'possible'],
  default: 'inferred',
  doc: 'The least sure tier to show.',
};

/** Results that a tier hides. */
interface Hidden {
  inferred: number;
  possible: number;
}

/** What is shown and what is hidden, in one line: `14 exact, 2 inferred, 3 possible hidden (--tier possible)`; '' for nothing. */
export function hiddenText(shown: Readonly<Record<string, number>>, hidden: Hidden): string {
  const parts = Object.entries(shown).map(([tier, count]) => `${count} ${tier}`);
  if (hidden.inferred > 0) parts.push(`${hidden.inferred} inferred hidden`);
  if (hidden.possible > 0) parts.push(`${hidden.possible} possible hidden`);
  if (hidden.inferred === 0 && hidden.possible === 0) return '';
  return `${parts.join(', ')} (--tier ${hidden.possible > 0 ? 'possible' : 'inferred'})`;
}

/** Exit status of an answer: that there is none is proven only when nothing is hidden either. */
export function statusOfNone(found: number, { inferred, possible }: Hidden, index: IndexInfo): number {
  const status = statusOf(found, index);
  return status === 1 && inferred + possible > 0 ? 4 : status;
}

/** How many calls or imports away. */
export const DEPTH_FIELD: Field & { readonly type: 'integer'; readonly default: 1 } = {
  type: 'integer',
  min: 1,
  max: 100,
  default: 1,
  placeholder: 'N',
  doc: 'How many steps away.',
};
