import { dirname, relative, resolve, sep } from 'node:path';
import { AxError } from '../model/index.ts';
import type { ExportAnswer } from '../project/index.ts';
import { type Command, define } from './command.ts';
import { collectBytes, createFileSink } from './export-sink.ts';
import { amount, bytes } from './text.ts';

type Result = ExportAnswer & { path: string | null; bytes: number };

/** `ax export` */
export const command: Command = define({
  name: 'export',
  summary: 'Write the index for other tools: tags for editors, SCIP',
  description:
    'tags is a file of tags as ctags writes it, sorted, with patterns, kinds, scopes and signatures, for Vim and others; etags is the form that Emacs reads. Paths in both are relative to the folder of FILE. scip is a SCIP index: definitions, and the references that are exact; symbols are named by the path of their file and what is around them, without a version. All files of programs are in it, without settings and texts.\nWithout -o it is written to standard output. FILE is replaced when all is written, and left as it was when something fails.',
  input: {
    format: {
      type: 'choice',
      choices: ['tags', 'etags', 'scip'],
      required: true,
      positional: 'one',
      placeholder: 'FORMAT',
      doc: 'What to write.',
    },
    output: { type: 'string', short: 'o', placeholder: 'FILE', complete: 'file', doc: 'Write to FILE.' },
  },
  examples: [
    { line: 'ax export tags -o tags', does: 'for Vim, at the root of the project' },
    { line: 'ax export etags -o TAGS', does: 'for Emacs' },
    { line: 'ax export scip -o index.scip', does: 'for what reads SCIP' },
    { line: 'ax export tags | grep -c kind:method', does: 'without a file' },
  ],
  result: '{format,path,files,definitions,references,bytes,index}',
  async run(ctx, { format, output }): Promise<Result> {
    const project = await ctx.project();
    const path = output === undefined ? undefined : resolve(ctx.cwd, output);
    const { write } = ctx;
    if (path === undefined && !write) {
      throw new AxError('usage', 'with --json a file must be named', `ax export ${format} -o FILE --json`);
    }
    const tool = { name: 'automatosx', version: ctx.runtime.version() };
    // Editors look for files from where the tags are.
    const from = path === undefined ? project.root : dirname(path);
    const pathFor = (file: string): string => relative(from, resolve(project.root, file)).split(sep).join('/');
    const sink = path === undefined ? collectBytes() : createFileSink(path);
    try {
      const answer = await project.export({ format, tool, sink, pathFor, ...ctx.options() });
      sink.finish((chunk) => write?.(chunk));
      return { ...answer, path: path ?? null, bytes: sink.size() };
    } finally {
      sink.close();
    }
  },
  print({ format, path, files, definitions, references, bytes: size }, out) {
    if (path === null) return;
    const more = format === 'scip' ? `, ${amount(references, 'reference')}` : '';
    out.line(`${path}: ${amount(definitions, 'definition')}${more} of ${amount(files, 'file')}, ${bytes(size)}`);
  },
});
