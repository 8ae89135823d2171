import type { FileProblem, IndexAnswer } from '../project/index.ts';
import { type Command, define } from './command.ts';
import type { Out } from './out.ts';
import { projectPath } from './place.ts';
import { amount, bytes, count, seconds } from './text.ts';

/** `ax index` */
export const command: Command = define({
  name: 'index',
  summary: 'Build the index, or bring it up to date',
  description:
    'Reads the files that are new or have changed since the last time; with --full all of them, into a new index beside the old one. Other commands do this by themselves when it is needed. Stopped at any moment, it keeps what it has committed and goes on from there the next time.',
  input: {
    paths: {
      type: 'list',
      positional: 'rest',
      placeholder: 'PATH',
      complete: 'file',
      doc: 'Look at these files and directories only.',
    },
    full: { type: 'boolean', doc: 'Index every file again, into a new index.' },
    jobs: {
      type: 'integer',
      short: 'j',
      min: 0,
      max: 256,
      placeholder: 'N',
      doc: 'Worker threads; 0 works without any. Else the setting index.jobs.',
    },
  },
  examples: [
    { line: 'ax index', does: 'index what has changed' },
    { line: 'ax index src --jobs 2', does: 'only below src, with two workers' },
    { line: 'ax index --full --progress plain', does: 'everything again, with lines of progress' },
  ],
  result:
    '{files:{scanned,indexed,unchanged,removed,skipped,failed},symbols,references,bytes,elapsedMs,peakRssMb,languages:{id:files},problems:[{path,code,message}],interrupted,index}',
  async run(ctx, { paths, full, jobs }) {
    const project = await ctx.project();
    const { signal, onProgress, onNotice, observer } = ctx.options();
    const base = { cwd: ctx.cwd, root: project.root };
    return await project.index({
      paths: paths.map((path) => projectPath(base, path)),
      full,
      ...(jobs === undefined ? {} : { jobs }),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
      ...(onNotice && { onNotice }),
      ...(observer && { observer }),
    });
  },
  print(report, out) {
    const { files, elapsedMs } = report;
    if (report.interrupted) {
      const left = report.index.complete ? 'the index is as good as before' : 'the next run goes on from there';
      out.line(`interrupted after ${seconds(elapsedMs)}: ${left}`);
      return;
    }
    const read = files.indexed > 0 ? ` (${amount(report.symbols, 'symbol')}, ${bytes(report.bytes)})` : '';
    out.line(`${amount(files.indexed, 'file')} indexed${read} in ${seconds(elapsedMs)}`);
    const others = (['unchanged', 'removed', 'skipped', 'failed'] as const).filter((what) => files[what] > 0);
    if (others.length > 0) out.line(others.map((what) => `${count(files[what])} ${what}`).join(', '));
    const languages = Object.entries(report.languages).sort(([, a], [, b]) => b - a);
    if (languages.length > 0) out.line(out.style('dim', languages.map(([id, n]) => `${id} ${count(n)}`).join(', ')));
    printProblems(report.problems, out);
  },
  status: (report: IndexAnswer) => (report.interrupted ? 130 : 0),
});

const SHOWN = 10;

/** Writes the first problems, and how many more there are. */
export function printProblems(problems: readonly FileProblem[], out: Out): void {
  for (const { path, code, message } of problems.slice(0, SHOWN)) {
    out.line(`${out.style('warn', code)} ${path ? `${out.style('path', path)}: ` : ''}${message}`);
  }
  if (problems.length > SHOWN) out.line(`and ${amount(problems.length - SHOWN, 'more problem')}; --json lists all`);
}
