import { AxError } from '../model/index.ts';
import type { GraphAnswers } from '../project/index.ts';
import { type Command, define, statusOf } from './command.ts';
import type { Out } from './out.ts';
import { projectPath } from './place.ts';
import { amount, visible } from './text.ts';

/** So many reasons for entry points are shown. */
const MOST_REASONS = 8;

type Result = GraphAnswers[keyof GraphAnswers] & { format?: 'dot' | 'mermaid' | 'json' };

/** `ax graph` */
export const command: Command = define({
  name: 'graph',
  summary: 'Show the import graph: circles, ways from file to file, orphans, all of it',
  description:
    'cycles lists each group of files that import each other in a circle, with a shortest circle in it; path shows a shortest way of imports from one file to another; export prints the whole graph. In C# and Swift, where imports name no file, a file imports those whose types it names.\norphans lists files that nothing reaches from the entry points: what package files, settings, pages, scripts and continuous integration name by path, index files of packages, tests, functions and packages called main, scripts, and files that tools and frameworks load by their names. In languages in which files use each other without an import, a file that has the name of what another defines reaches that, too. What is loaded by a name that is only known when the program runs is not seen. Languages whose imports lead to no files are not looked at; the answer says which.',
  input: {
    action: {
      type: 'choice',
      choices: ['cycles', 'path', 'orphans', 'export'],
      required: true,
      positional: 'one',
      placeholder: 'ACTION',
      doc: 'What to show.',
    },
    from: {
      type: 'string',
      positional: 'one',
      placeholder: 'FROM',
      complete: 'file',
      doc: 'For path: the first file.',
    },
    to: { type: 'string', positional: 'one', placeholder: 'TO', complete: 'file', doc: 'For path: the last file.' },
    format: { type: 'choice', choices: ['dot', 'mermaid', 'json'], default: 'dot', doc: 'For export.' },
  },
  examples: [
    { line: 'ax graph cycles', does: 'files that import each other in a circle' },
    { line: 'ax graph path src/server.ts src/header.ts', does: 'why the one depends on the other' },
    { line: 'ax graph orphans', does: 'files that nothing uses' },
    { line: 'ax graph export --format mermaid', does: 'who imports whom, as a diagram' },
  ],
  result:
    '{cycles:[{files,cycle}],index} | {from,to,path:[…],index} | {orphans:[…],entries:[{path,because}],unlisted:[{language,files}],index} | {files:[…],edges:[[from,to]],index}',
  async run(ctx, { action, from, to, format }): Promise<Result> {
    const project = await ctx.project();
    const place = { cwd: ctx.cwd, root: project.root };
    if (action === 'cycles' || action === 'orphans') return await project.graph(action, ctx.options());
    if (action === 'export') return { ...(await project.graph('export', ctx.options())), format };
    const [first, last] = ends(from, to);
    const options = { from: projectPath(place, first), to: projectPath(place, last), ...ctx.options() };
    return await project.graph('path', options);
  },
  print(result, out) {
    if ('cycles' in result) printCycles(result, out);
    else if ('path' in result) printPath(result, out);
    else if ('orphans' in result) printOrphans(result, out);
    else printGraph(result, result.format ?? 'dot', out);
  },
  status(result) {
    if ('cycles' in result) return statusOf(result.cycles.length, result.index);
    if ('orphans' in result) return statusOf(result.orphans.length, result.index);
    return 'path' in result ? statusOf(result.path.length, result.index) : 0;
  },
});

function ends(from: string | undefined, to: string | undefined): [string, string] {
  if (from !== undefined && to !== undefined) return [from, to];
  throw new AxError('usage', 'path needs two files', 'ax graph path FROM TO');
}

function printCycles({ cycles }: GraphAnswers['cycles'], out: Out): void {
  if (cycles.length === 0) out.line('no files import each other in a circle');
  for (const [i, { files, cycle }] of cycles.entries()) {
    if (i > 0) out.line();
    out.line(out.style('dim', amount(files.length, 'file')));
    for (const file of [...cycle, cycle[0]!]) out.line(`  ${out.style('path', visible(file))}`);
  }
}

function printOrphans({ orphans, entries, unlisted }: GraphAnswers['orphans'], out: Out): void {
  for (const path of orphans) out.line(out.style('path', visible(path)));
  if (orphans.length === 0) out.line('every file is reached from an entry point');
  const reasons = new Map<string, number>();
  for (const { because } of entries) reasons.set(because, (reasons.get(because) ?? 0) + 1);
  const most = [...reasons].sort(([, a], [, b]) => b - a).slice(0, MOST_REASONS);
  const why = most.map(([because, number]) => `${visible(because)} ${number}`).join(', ');
  const more = reasons.size > most.length ? ' …' : '';
  out.line(
    out.style('dim', `${amount(orphans.length, 'orphan')}, ${amount(entries.length, 'entry point')}: ${why}${more}`),
  );
  const left = unlisted.map(({ language, files }) => `${language} ${files}`).join(', ');
  if (left !== '') out.line(out.style('dim', `not looked at: ${left}`));
}

function printPath({ from, to, path }: GraphAnswers['path'], out: Out): void {
  if (path.length === 0) out.line(`${from} does not depend on ${to}`);
  for (const [i, file] of path.entries()) out.line(`${i === 0 ? '' : '-> '}${out.style('path', visible(file))}`);
}

function printGraph({ files, edges }: GraphAnswers['export'], format: string, out: Out): void {
  const quoted = (file: number): string => `"${files[file]!.replace(/["\\]/g, '\\$&')}"`;
  if (format === 'json') out.line(JSON.stringify({ files, edges }));
  else if (format === 'mermaid') {
    out.line('graph LR');
    for (const [i, file] of files.entries()) out.line(`  f${i}["${visible(file).replaceAll('"', '#quot;')}"]`);
    for (const [a, b] of edges) out.line(`  f${a} --> f${b}`);
  } else {
    out.line('digraph imports {');
    for (const [a, b] of edges) out.line(`  ${quoted(a)} -> ${quoted(b)};`);
    out.line('}');
  }
}
