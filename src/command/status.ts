import { FLAGS } from '../flags/index.ts';
import { decideMode, limitOf, lowered, telemetryDirectory } from '../telemetry/index.ts';
import { printProblems } from './build-index.ts';
import { type Command, define } from './command.ts';
import { ago, amount, bytes, count, doubt } from './text.ts';

/** `ax status` */
export const command: Command = define({
  name: 'status',
  summary: 'Show what is indexed and how fresh it is',
  description: 'Looks for changed files, but indexes nothing.',
  input: {},
  examples: [
    { line: 'ax status', does: 'an overview' },
    { line: 'ax status --json', does: 'the same for programs' },
  ],
  result:
    '{root,index:{path,schema,bytes,createdAt,updatedAt,stale},files,symbols,references,languages:[{id,files,symbols,withErrors}],problems,telemetry:{mode,reason},flags}; flags are the names of those that are on',
  async run(ctx) {
    const project = await ctx.project();
    const status = await project.status(ctx.options());
    const directory = telemetryDirectory(ctx.env, ctx.runtime.platform);
    const telemetry = lowered(decideMode(ctx.env, directory), limitOf(project.config));
    const flags = FLAGS.map(({ name }) => name).filter((name) => project.flags.evaluate(name).value);
    return { ...status, telemetry, flags };
  },
  print(status, out) {
    const { root, index, files, symbols, references, languages, problems, telemetry, flags } = status;
    const row = (name: string, text: string): void => out.line(`${out.style('bold', name.padEnd(10))} ${text}`);
    row('project', root);
    row('telemetry', `${telemetry.mode} (${telemetry.reason}); ax telemetry status says more`);
    row('flags on', flags.length === 0 ? 'none' : flags.join(', '));
    if (!index) {
      row('index', 'none yet; ax index builds it');
      return;
    }
    row('index', `${index.path}, ${bytes(index.bytes)}, updated ${ago(index.updatedAt, Date.now())}`);
    row('freshness', doubt({ ...index, staleFiles: index.stale }) || 'up to date');
    row('contents', `${amount(files, 'file')}, ${amount(symbols, 'symbol')}, ${amount(references, 'reference')}`);
    for (const [at, { id, files: n, symbols: s, withErrors }] of languages.entries()) {
      const errors = withErrors > 0 ? `, ${count(withErrors)} with syntax errors` : '';
      row(at === 0 ? 'languages' : '', `${id}: ${amount(n, 'file')}, ${amount(s, 'symbol')}${errors}`);
    }
    if (problems.length > 0) {
      row(
        'problems',
        `${amount(problems.length, 'problem')} in ${amount(new Set(problems.map(({ path }) => path)).size, 'file')}`,
      );
    }
    printProblems(problems, out);
  },
});
