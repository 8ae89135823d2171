import { AxError } from '../../model/index.ts';
import { dayOf } from '../../telemetry/reading.ts';
import type { Field } from '../fields.ts';

/** Where a time to look back begins. */
export const SINCE_FIELD: Field & { readonly type: 'string'; readonly default: '30d' } = {
  type: 'string',
  default: '30d',
  placeholder: 'WHEN',
  doc: 'A number of days or weeks back (7d, 4w), or a day (2026-01-31).',
};

/** Sums are kept no longer. */
export const MOST_DAYS = 90;

/** How many days, `today` included, a text of {@link SINCE_FIELD} means. Throws AxError `usage`. */
export function daysSince(text: string, today: number): number {
  const back = /^(\d{1,4})([dw])$/.exec(text);
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const days = back ? Number(back[1]) * (back[2] === 'w' ? 7 : 1) : today - dayOf(date) + 1;
  if (!(days >= 1)) throw new AxError('usage', `--since cannot be "${text}"`, SINCE_FIELD.doc);
  return Math.min(days, MOST_DAYS);
}

/** A UTC day since 1970 as `2026-01-31`. */
export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
