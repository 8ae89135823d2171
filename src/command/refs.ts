import type { ReferencesAnswer } from '../project/index.ts';
import { type Command, define } from './command.ts';
import { hiddenText, SYMBOL_FIELD, statusOfNone, TIER_FIELD } from './linked.ts';
import type { Out } from './out.ts';
import { projectSymbol } from './place.ts';
import { clip, doubt, placeOf } from './text.ts';

/** `ax refs` */
export const command: Command = define({
  name: 'refs',
  summary: 'Show where a symbol is used',
  description:
    'Each reference has a tier: exact follows from the rules of the language, inferred from one assumption, possible only shares the name and cannot be told apart. Shown are exact and inferred ones; what is hidden is counted. A NAME that is defined several times stands for all of its definitions, a place for the one that is meant there.',
  input: {
    symbol: SYMBOL_FIELD,
    tier: TIER_FIELD,
    role: {
      type: 'choice',
      choices: ['call', 'read', 'write', 'type', 'import'],
      doc: 'Only references that do this.',
    },
    includeDefinition: { type: 'boolean', doc: 'Also the names of the definitions.' },
    limit: { type: 'integer', min: 0, placeholder: 'N', doc: 'Show at most N references. Default: all.' },
    offset: { type: 'integer', min: 0, default: 0, placeholder: 'N', doc: 'Pass over the first N.' },
  },
  examples: [
    { line: 'ax refs parseHeader', does: 'of every definition with the name' },
    { line: 'ax refs src/server.ts:10:5', does: 'of what stands at line 10, column 5' },
    { line: 'ax refs Server.listen --role call --tier possible', does: 'all calls, also those that may be of another' },
  ],
  result:
    '{symbol,definitions:[…],total,tiers:{exact?,inferred?,possible?},results:[{path,line,column,name,role,tier,rule,enclosing,snippet,stale?}],suppressed:{inferred,possible},index}',
  async run(ctx, { symbol, tier, role, includeDefinition, limit, offset }) {
    const project = await ctx.project();
    const asked = projectSymbol({ cwd: ctx.cwd, root: project.root }, symbol);
    return await project.references(asked, {
      ...{ tier, includeDefinition, offset, ...ctx.options() },
      ...(role && { role }),
      ...(limit !== undefined && { limit }),
    });
  },
  print(answer, out) {
    for (const result of answer.results) printReference(result, out);
    const { results, total, tiers, definitions, symbol, suppressed, index } = answer;
    if (definitions.length === 0 && total === 0) out.line(`no definition of ${symbol}`);
    else if (total === 0) out.line(`no references to ${symbol}`);
    else if (results.length < total) out.line(`${results.length} of ${total} references`);
    const hidden = hiddenText(tiers, suppressed);
    if (hidden !== '') out.line(out.style('dim', hidden));
    if (total === 0 && doubt(index) !== '') out.line(doubt(index));
  },
  status: ({ total, suppressed, index }) => statusOfNone(total, suppressed, index),
});

function printReference(result: ReferencesAnswer['results'][number], out: Out): void {
  const { role, tier, enclosing, snippet, stale } = result;
  const notes = [role, tier === 'exact' ? '' : tier, enclosing === '' ? '' : `in ${enclosing}`];
  if (stale) notes.push('changed since it was indexed');
  out.line(`${placeOf(result, out)}  ${out.style('dim', notes.filter((note) => note !== '').join(', '))}`);
  if (snippet !== '') out.line(`    ${clip(snippet, out.width - 4)}`);
}
