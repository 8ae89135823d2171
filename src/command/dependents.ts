import { type Command, define, statusOf } from './command.ts';
import { printEdges } from './edges.ts';
import { DEPTH_FIELD, FILE_FIELD } from './linked.ts';
import { projectPath } from './place.ts';

/** `ax dependents` */
export const command: Command = define({
  name: 'dependents',
  summary: 'Show which files import a file',
  description:
    'The files that import FILE, in C# and Swift those that name its types; with --transitive also those that import these, nearest first.',
  input: {
    file: FILE_FIELD,
    depth: { ...DEPTH_FIELD, doc: 'How many imports away.' },
    transitive: { type: 'boolean', doc: 'However many imports away.' },
  },
  examples: [
    { line: 'ax dependents src/server.ts', does: 'who imports the file' },
    { line: 'ax dependents src/server.ts --transitive', does: 'also through others' },
  ],
  result: '{file,edges:[{path,specifier,line,kind,status,note?,distance?}],index}',
  async run(ctx, { file, depth, transitive }) {
    const project = await ctx.project();
    const path = projectPath({ cwd: ctx.cwd, root: project.root }, file);
    return await project.dependents(path, { depth: transitive ? Number.POSITIVE_INFINITY : depth, ...ctx.options() });
  },
  print: ({ file, edges }, out) => printEdges(edges, `nothing imports ${file}`, (edge) => edge.path, out),
  status: ({ edges, index }) => statusOf(edges.length, index),
});
