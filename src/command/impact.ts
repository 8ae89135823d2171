import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AxError } from '../model/index.ts';
import type { ImpactAnswer, ImpactOf } from '../project/index.ts';
import { type Command, define } from './command.ts';
import { hiddenText, statusOfNone, TIER_FIELD } from './linked.ts';
import type { Out } from './out.ts';
import { type Base, projectPath, projectSymbol } from './place.ts';
import { amount, doubt, visible } from './text.ts';

/** `ax impact` */
export const command: Command = define({
  name: 'impact',
  summary: 'Show what a change can break, and the tests to run',
  description:
    'The files that refer to TARGET, a symbol or a file, then those that refer to the definitions these references stand in, and so on: for each file how many references away it is, and which reference of what is the reason. Tests among them are listed at the end. With --diff it is asked of all definitions that differ between a commit and the files as they are now, of those that are gone too.\nA call may reach a member through a type above its own; that is inferred. References of which only the name is known are hidden and counted (--tier possible).',
  input: {
    symbol: {
      type: 'string',
      positional: 'one',
      placeholder: 'TARGET',
      complete: 'file',
      doc: 'NAME, Container.NAME, path:line:column or a file.',
    },
    file: {
      type: 'string',
      placeholder: 'FILE',
      complete: 'file',
      doc: 'Instead: a file, whatever its name looks like.',
    },
    diff: { type: 'string', placeholder: 'REV', doc: 'Instead: what has changed since this commit of git.' },
    depth: { type: 'integer', min: 1, placeholder: 'N', doc: 'How many references away. Default: however many.' },
    tier: TIER_FIELD,
    limit: { type: 'integer', min: 0, placeholder: 'N', doc: 'Show at most N files. Default: all.' },
    offset: { type: 'integer', min: 0, default: 0, placeholder: 'N', doc: 'Pass over the first N.' },
  },
  examples: [
    { line: 'ax impact parseHeader', does: 'of a symbol' },
    { line: 'ax impact src/header.ts --depth 2', does: 'of all that a file defines' },
    { line: 'ax impact --diff HEAD', does: 'of what is not committed yet' },
    {
      line: `ax impact --diff HEAD --json | node -p 'JSON.parse(require("fs").readFileSync(0)).tests.length'`,
      does: 'how many tests to run',
    },
  ],
  result:
    '{targets:[{path,symbol,kind,line,column,change}],total,affected:[{path,distance,via:{symbol,definedIn,role,line,column,enclosing,tier},symbols,test?}],tests:[{path,distance,via}],suppressed:{inferred,possible},truncated?,index}',
  async run(ctx, { symbol, file, diff, depth, tier, limit, offset }) {
    const project = await ctx.project();
    const asked = subjectOf({ symbol, file, diff }, { cwd: ctx.cwd, root: project.root });
    return await project.impact(asked, {
      ...{ tier, offset, ...ctx.options() },
      ...(depth !== undefined && { depth }),
      ...(limit !== undefined && { limit }),
    });
  },
  print: printImpact,
  status: ({ total, suppressed, index }) => statusOfNone(total, suppressed, index),
});

function subjectOf(asked: { [K in 'symbol' | 'file' | 'diff']: string | undefined }, base: Base): ImpactOf {
  const { symbol: target, file, diff } = asked;
  const given = [target, file, diff].filter((one) => one !== undefined);
  if (given.length !== 1) {
    const message = given.length === 0 ? 'TARGET is missing' : 'TARGET, --file and --diff exclude each other';
    throw new AxError('usage', message, 'ax impact TARGET, or ax impact --diff REV');
  }
  if (diff !== undefined) return { diff };
  if (file !== undefined) return { file: projectPath(base, file) };
  const symbol = projectSymbol(base, target!);
  if (symbol !== target || /:\d+$/.test(symbol)) return { symbol };
  const isFile =
    existsSync(resolve(base.cwd, symbol)) || existsSync(resolve(base.root, symbol)) || /[/\\]/.test(symbol);
  return isFile ? { file: projectPath(base, symbol) } : { symbol };
}

function printImpact(answer: ImpactAnswer, out: Out): void {
  const { targets, total, affected, tests, suppressed, truncated, index } = answer;
  printTargets(targets, out);
  let distance = 0;
  for (const file of affected) {
    if (file.distance !== distance) out.line(out.style('bold', `${amount(file.distance, 'reference')} away`));
    distance = file.distance;
    printAffected(file, out);
  }
  if (tests.length > 0) out.line(out.style('bold', `${amount(tests.length, 'test')} to run`));
  for (const { path } of tests) out.line(`  ${out.style('path', visible(path))}`);
  const none = suppressed.possible + suppressed.inferred === 0 ? '' : ' that is certain';
  if (targets.length === 0) out.line('no definition and no change to begin with');
  else if (total === 0) out.line(`nothing is affected${none}`);
  else if (affected.length < total) out.line(`${affected.length} of ${amount(total, 'file')}`);
  const hidden = hiddenText({}, suppressed);
  if (hidden !== '') out.line(out.style('dim', hidden));
  if (truncated) out.line(out.style('warn', 'there is more than can be followed: this is not all'));
  if (total === 0 && doubt(index) !== '') out.line(doubt(index));
}

/** So many of the targets are named. */
const MOST_NAMED = 20;

function printTargets(targets: ImpactAnswer['targets'], out: Out): void {
  for (const { path, symbol, kind, line, column, change } of targets.slice(0, MOST_NAMED)) {
    const place = line > 0 && symbol !== '' ? `${visible(path)}:${line}:${column}` : visible(path);
    const name = symbol === '' ? '' : `  ${out.style('kind', kind)} ${out.style('name', visible(symbol))}`;
    out.line(`${out.style('path', place)}${name}${change === 'asked' ? '' : `  ${out.style('dim', change)}`}`);
  }
  const more = targets.length - MOST_NAMED;
  if (more > 0) out.line(out.style('dim', `and ${more} more`));
}

/** So many definitions are named beside the first. */
const MOST_ALSO = 3;

function printAffected({ path, via, symbols, test }: ImpactAnswer['affected'][number], out: Out): void {
  const { symbol, role, line, column, enclosing, tier } = via;
  const what = role === 'overrides' ? 'overrides, or is overridden by,' : VERBS[role];
  const who = enclosing === '' ? '' : `${out.style('name', visible(enclosing))} `;
  const others = symbols.filter((one) => one !== enclosing);
  const also = [...others.slice(0, MOST_ALSO), ...(others.length > MOST_ALSO ? ['…'] : [])].map(visible).join(', ');
  const notes = [tier === 'exact' ? '' : tier, test ? 'test' : '', also === '' ? '' : `also ${also}`];
  const tail = notes.filter((note) => note !== '').join(', ');
  const place = `${out.style('path', visible(path))}:${out.style('line', String(line))}:${column}`;
  out.line(`  ${place}  ${who}${what} ${visible(symbol)}${tail === '' ? '' : `  ${out.style('dim', tail)}`}`);
}

const VERBS: Readonly<Record<Exclude<ImpactAnswer['affected'][number]['via']['role'], 'overrides'>, string>> = {
  definition: 'defines',
  read: 'reads',
  write: 'writes',
  call: 'calls',
  type: 'has the type',
  import: 'imports',
  export: 'exports',
  key: 'names',
  label: 'names',
  mention: 'mentions',
};
