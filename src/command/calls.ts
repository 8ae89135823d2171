import type { CallsAnswer } from '../project/index.ts';
import { hiddenText, statusOfNone } from './linked.ts';
import type { Out } from './out.ts';
import { doubt, placeOf } from './text.ts';

/** What both say of tiers. */
export const CALLS_TIERS: string =
  'The tier of a call says how sure it is: exact, inferred or possible; of several calls on the way the least sure one counts.';

/** What both answer. */
export const CALLS_RESULT: string =
  '{symbol,definitions:[…],calls:[{from:{…},to:{…},sites:[{path,line,column}],tier,depth,passed?}],suppressed:{inferred,possible},index}';

/** Exit status of both. */
export function statusOfCalls({ calls, suppressed, index }: CallsAnswer): number {
  return statusOfNone(calls.length, suppressed, index);
}

/** Prints the answer of `ax callers` or `ax callees`: one line a call, deeper ones indented. */
export function printCalls(answer: CallsAnswer, what: 'callers' | 'callees', out: Out): void {
  const { symbol, definitions, calls, suppressed, index } = answer;
  const counts: Record<string, number> = {};
  for (const call of calls) {
    counts[call.tier] = (counts[call.tier] ?? 0) + call.sites.length;
    const other = what === 'callers' ? call.from : call.to;
    const notes = [call.tier === 'exact' ? '' : call.tier, call.passed ? 'passed as a value' : ''];
    if (call.depth > 1)
      notes.push(what === 'callers' ? `calls ${call.to.qualifiedName}` : `from ${call.from.qualifiedName}`);
    const [first, ...more] = call.sites;
    const at = first ? placeOf(first, out) : '';
    if (more.length > 0) notes.push(`and ${more.length} more`);
    const tail = notes.filter((note) => note !== '').join(', ');
    const name = `${out.style('kind', other.kind)} ${out.style('name', other.qualifiedName)}`;
    out.line(`${'  '.repeat(call.depth - 1)}${at}  ${name}${tail === '' ? '' : `  ${out.style('dim', tail)}`}`);
  }
  if (definitions.length === 0 && calls.length === 0) out.line(`no definition of ${symbol}`);
  else if (calls.length === 0 && suppressed.possible + suppressed.inferred === 0) out.line(`no ${what} of ${symbol}`);
  else if (calls.length === 0) out.line(`no ${what} of ${symbol} that are certain`);
  const hidden = hiddenText(counts, suppressed);
  if (hidden !== '') out.line(out.style('dim', hidden));
  if (calls.length === 0 && doubt(index) !== '') out.line(doubt(index));
}
