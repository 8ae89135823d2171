import { type Command, define } from './command.ts';
import { printEdges } from './edges.ts';
import { FILE_FIELD } from './linked.ts';
import { projectPath } from './place.ts';

/** `ax imports` */
export const command: Command = define({
  name: 'imports',
  summary: 'Show what a file imports',
  description:
    'Each import with the file it leads to: internal is a file of the project, external a package, builtin comes with the language, unresolved leads nowhere (and why). Nothing is guessed: a file with a similar name is none.',
  input: {
    file: FILE_FIELD,
  },
  examples: [{ line: 'ax imports src/server.ts', does: 'what the file imports' }],
  result: '{file,edges:[{path,specifier,line,kind,status,note?}],index}',
  async run(ctx, { file }) {
    const project = await ctx.project();
    return await project.imports(projectPath({ cwd: ctx.cwd, root: project.root }, file), ctx.options());
  },
  print: ({ file, edges }, out) =>
    printEdges(edges, `${file} imports nothing`, (edge) => edge.path || edge.specifier, out),
});
