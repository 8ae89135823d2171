import { FLAGS } from '../../flags/index.ts';
import { percentAt, readRule, timeOf } from '../../flags/managing.ts';
import { loadFeatures } from '../../settings/editing.ts';
import { type Command, define } from '../command.ts';
import { amount } from '../text.ts';
import { findFlags } from './find-flags.ts';

interface Stale {
  flag: string;
  owner: string;
  expires: string | null;
  why: string;
}

const DAY_MS = 86_400_000;

/** So many days before its end a flag is named. */
const NOTICE_DAYS = 30;

/** `ax flags stale` */
export const command: Command = define({
  name: 'flags stale',
  summary: 'List feature flags whose time is over',
  description:
    'Flags that have expired or will within 30 days, flags other than switches that stay (kind ops) that a file gives to everybody or to nobody, and rules whose time is over: they are to be taken out of the program, or out of the file.',
  input: {},
  examples: [{ line: 'ax flags stale', does: 'what can go' }],
  result: '{stale:[{flag,owner,expires,why}]}',
  async run(ctx) {
    const { files } = await findFlags(ctx);
    const sources = await loadFeatures(files);
    const now = Date.now();
    const stale = FLAGS.flatMap(({ name, owner, kind, expires }): Stale[] => {
      const found: string[] = [];
      const days = expires === undefined ? Number.POSITIVE_INFINITY : ((timeOf(expires) ?? now) - now) / DAY_MS;
      if (days <= 0) found.push(`expired on ${expires}: only its default is served`);
      else if (days <= NOTICE_DAYS) found.push(`expires in ${amount(Math.ceil(days), 'day')}`);
      for (const { path, value } of sources) {
        const written = (value as Record<string, unknown> | undefined)?.[name];
        if (written === undefined) continue;
        const { rule, problems } = readRule(name, written);
        if (problems.length > 0) continue;
        if (rule.before !== undefined && rule.before <= now) found.push(`its time is over in ${path}`);
        const percent = rule.enabled ? percentAt(rule, now) : 0;
        const isForAll = percent === undefined ? rule.users.length + rule.cohorts.length === 0 : percent === 100;
        if (kind !== 'ops' && percent === 0 && rule.ramp.length === 0) found.push(`off for everybody in ${path}`);
        const isAlways = rule.after === undefined && rule.before === undefined;
        if (kind !== 'ops' && isForAll && isAlways) found.push(`on for everybody in ${path}`);
      }
      return found.map((why) => ({ flag: name, owner, expires: expires ?? null, why }));
    });
    return { stale };
  },
  print({ stale }, out) {
    for (const { flag, owner, why } of stale)
      out.line(`${out.style('name', flag)}  ${why}  ${out.style('dim', owner)}`);
    if (stale.length === 0) out.line('no flag is stale');
  },
});
