import type { OutlineNode } from '../model/index.ts';
import { type Command, define } from './command.ts';
import { FILE_FIELD } from './linked.ts';
import type { Out } from './out.ts';
import { projectPath } from './place.ts';
import { amount } from './text.ts';

/** `ax outline` */
export const command: Command = define({
  name: 'outline',
  summary: 'Show the symbols of one file',
  description:
    'The definitions of a file in source order, those inside others indented, and what is wrong in it: syntax errors, keys that are there twice, what a JSON schema does not allow.',
  input: {
    file: FILE_FIELD,
  },
  examples: [{ line: 'ax outline src/server.ts', does: 'what the file defines' }],
  result:
    '{file,language,symbols:[{path,line,column,endLine,name,qualifiedName,kind,container,language,signature,doc,exported,deprecated,children}],problems:[{code,message,line}],index}',
  async run(ctx, { file }) {
    const project = await ctx.project();
    return await project.outline(projectPath({ cwd: ctx.cwd, root: project.root }, file), ctx.options());
  },
  print({ file, language, symbols, problems }, out) {
    out.line(`${out.style('path', file)}  ${out.style('dim', language)}`);
    if (symbols.length === 0) out.line('no definitions');
    const width = String(lastLine(symbols)).length;
    printNodes(symbols, '', 0, width, out);
    if (problems.length > 0) out.line(amount(problems.length, 'problem'));
    for (const { code, message } of problems) out.line(`  ${out.style('warn', code)} ${message}`);
  },
});

function lastLine(nodes: readonly OutlineNode[]): number {
  return nodes.reduce((last, node) => Math.max(last, node.line, lastLine(node.children)), 0);
}

function printNodes(nodes: readonly OutlineNode[], inside: string, depth: number, width: number, out: Out): void {
  for (const node of nodes) {
    // Of a member that stands outside of its type the type is told as well.
    const prefix = inside === '' ? '' : `${inside}.`;
    const name = node.container === inside ? node.name : node.qualifiedName.replace(prefix, '');
    const line = out.style('line', String(node.line).padStart(width));
    const notes = [node.exported ? 'exported' : '', node.deprecated ? 'deprecated' : ''].filter((note) => note !== '');
    const tail = notes.length > 0 ? `  ${out.style('dim', notes.join(', '))}` : '';
    out.line(`${line}  ${'  '.repeat(depth)}${out.style('kind', node.kind)} ${out.style('name', name)}${tail}`);
    printNodes(node.children, node.qualifiedName, depth + 1, width, out);
  }
}
