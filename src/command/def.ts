import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DefinitionsAnswer } from '../project/index.ts';
import { type Command, define, statusOf } from './command.ts';
import type { Out } from './out.ts';
import { projectSymbol } from './place.ts';
import { clip, doubt, firstLine, placeOf, visible } from './text.ts';

type Definition = DefinitionsAnswer['results'][number];

/** A definition with the lines around it, when they were asked for. */
interface Shown extends Definition {
  source?: { line: number; text: string }[];
}

type Result = Omit<DefinitionsAnswer, 'results'> & { results: Shown[] };

/** `ax def` */
export const command: Command = define({
  name: 'def',
  summary: 'Show where a symbol is defined',
  description:
    'SYMBOL is a NAME, a qualified Container.NAME (also with :: or #), or path:line:column for the identifier that stands there. The best definition comes first. The tier of a definition says how sure it is: exact, inferred or possible.',
  input: {
    symbol: {
      type: 'string',
      required: true,
      positional: 'one',
      placeholder: 'SYMBOL',
      doc: 'NAME, Container.NAME or path:line:column.',
    },
    all: { type: 'boolean', short: 'a', doc: 'Also what only shares the name, when a place proves its definition.' },
    context: { type: 'integer', min: 0, max: 1000, placeholder: 'N', doc: 'Show N lines of source before and after.' },
  },
  examples: [
    { line: 'ax def parseHeader', does: 'by name' },
    { line: 'ax def Server.listen --context 3', does: 'a member, with three lines around it' },
    { line: 'ax def src/server.ts:10:5', does: 'of the identifier at line 10, column 5' },
  ],
  result:
    '{symbol,results:[{path,line,column,endLine,name,qualifiedName,kind,container,language,signature,doc,exported,tier,stale?,source?:[{line,text}]}],suggestions,outside?,unlikely?,index}',
  async run(ctx, { symbol, all, context }): Promise<Result> {
    const project = await ctx.project();
    const asked = projectSymbol({ cwd: ctx.cwd, root: project.root }, symbol);
    const answer = await project.definitions(asked, { all, ...ctx.options() });
    if (context === undefined) return answer;
    const results = await Promise.all(answer.results.map((each) => withSource(project.root, each, context)));
    return { ...answer, results };
  },
  print({ symbol, results, suggestions, unlikely = 0, index }, out) {
    if (results.length === 0 && unlikely > 0) {
      return out.line(`no definition of ${symbol} is likely; ${unlikely} possible hidden (--all)`);
    }
    if (results.length === 0) return printNone(symbol, suggestions, doubt(index), out);
    for (const [at, result] of results.entries()) {
      if (at > 0 && (result.source || results[at - 1]?.source)) out.line();
      printDefinition(result, out);
    }
  },
  status: ({ results, index }) => statusOf(results.length, index),
});

async function withSource(root: string, definition: Definition, context: number): Promise<Shown> {
  const text = await readFile(join(root, definition.path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    // Deleted since it was indexed: the answer says so with `stale`.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return definition;
  const first = Math.max(1, definition.line - context);
  const lines = text.split(/\r\n|\n|\r/).slice(first - 1, definition.line + context);
  return { ...definition, source: lines.map((line, at) => ({ line: first + at, text: line })) };
}

function printDefinition(result: Shown, out: Out): void {
  const { kind, qualifiedName, exported, tier, stale, signature, doc, source, line } = result;
  const notes = [exported ? 'exported' : '', tier === 'exact' ? '' : tier, stale ? 'changed since it was indexed' : ''];
  const tail = notes.filter((note) => note !== '').join(', ');
  const head = `${placeOf(result, out)}  ${out.style('kind', kind)} ${out.style('name', qualifiedName)}`;
  out.line(tail ? `${head}  ${out.style('dim', tail)}` : head);
  if (source) {
    const width = String(source.at(-1)?.line ?? 0).length;
    for (const each of source) {
      const number = String(each.line).padStart(width);
      const marked = each.line === line ? out.style('line', `${number}:`) : out.style('dim', `${number} `);
      out.line(`  ${marked} ${visible(each.text)}`);
    }
    return;
  }
  if (signature) out.line(`    ${clip(signature, out.width - 4)}`);
  if (doc) out.line(`    ${out.style('dim', clip(firstLine(doc), out.width - 4))}`);
}

function printNone(symbol: string, suggestions: readonly string[], why: string, out: Out): void {
  const near = suggestions.length > 0 ? `; did you mean ${suggestions.slice(0, 5).join(', ')}?` : '';
  out.line(`no definition of ${symbol}${near}`);
  if (why) out.line(why);
}
