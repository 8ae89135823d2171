import type { FindAnswer, ScoreFactor } from '../project/index.ts';
import { type Command, define, statusOf } from './command.ts';
import type { Out } from './out.ts';
import { clip, count, doubt, firstLine, mark, placeOf, wordsToMark } from './text.ts';

/** `ax find` */
export const command: Command = define({
  name: 'find',
  summary: 'Search code by words, names, phrases, regular expressions or a question',
  description: [
    'Free words, in any order and case, also pieces of an identifier; small spelling mistakes are tolerated, a plain question works.',
    '"exact phrase", /regex/i, -word to exclude, a OR b.',
    'Filters, each repeatable, each with a leading - for not: lang: kind: path: (or file:) name: in: (container) is:test, is:generated, is:exported, is:deprecated. Filters alone work too. Words that begin with - can stand anywhere; a single letter goes after --.',
  ].join('\n'),
  input: {
    query: {
      type: 'string',
      required: true,
      positional: 'joined',
      placeholder: 'QUERY',
      unknownOption: 'filters are words such as lang:go and path:src; words that begin with - go after --',
      doc: 'What to look for.',
    },
    limit: {
      type: 'integer',
      short: 'n',
      min: 0,
      max: 10_000,
      placeholder: 'N',
      doc: 'Show N results. Else the setting find.limit.',
    },
    offset: {
      type: 'integer',
      min: 0,
      max: 1_000_000,
      default: 0,
      placeholder: 'N',
      doc: 'Pass over the first N results.',
    },
    explain: { type: 'boolean', doc: 'Show how each score came about.' },
    mode: {
      type: 'choice',
      choices: ['symbol', 'text', 'regex', 'semantic'],
      choiceFlags: [
        'Look for names of definitions.',
        'Look for the words as text.',
        'Read the query as one regular expression.',
        'Read the query as a description of what the code does.',
      ],
      doc: 'How the query is read; when it is not given, that is found from the query.',
    },
  },
  examples: [
    { line: 'ax find parse http header', does: 'words; also finds parseHTTPHeaders' },
    { line: 'ax find "where is a header parsed" lang:typescript', does: 'a question, in one language' },
    { line: 'ax find kind:class is:exported path:src -is:test', does: 'filters alone' },
    { line: `ax find '/start[A-Z]\\w+/' -n 50`, does: 'a regular expression' },
  ],
  result:
    '{query,intent,total,elapsedMs,results:[{path,line,column,endLine,name,qualifiedName,kind,container,language,signature,doc,snippet,score,why?,stale?}],index}',
  async run(ctx, { query, limit, offset, explain, mode }) {
    const project = await ctx.project();
    const shown = { limit: limit ?? project.config.values['find.limit'], offset };
    const how = { ...shown, mode: mode ?? ('auto' as const), ...ctx.options() };
    // How a score came about can only be told of one ranking.
    if (ctx.isPerson && !explain && project.flags.isMixed('ranking-next')) {
      const { findMixed } = await import('./find-mixed.ts');
      return await findMixed(project, query, how);
    }
    return await project.find(query, { explain, ...how });
  },
  print(answer, out) {
    const { query, total, results, index, intent } = answer;
    if (results.length === 0) {
      out.line(total > 0 ? `there are only ${count(total)} results` : `nothing found for ${query}`);
      const why = doubt(index);
      if (why) out.line(why);
      return;
    }
    const words = intent === 'regex' ? [] : wordsToMark(query);
    for (const result of results) printResult(result, words, out);
    if (results.length < total) {
      out.line();
      out.line(
        out.style('dim', `${count(results.length)} of ${count(total)} results; --limit and --offset show others`),
      );
    }
  },
  status: ({ results, total, index }) => statusOf(results.length + total, index),
});

function printResult(result: FindAnswer['results'][number], words: readonly string[], out: Out): void {
  const { kind, name, qualifiedName, signature, snippet, doc, stale, why, score } = result;
  const place = placeOf(result, out);
  const head =
    kind === 'file' ? place : `${place}  ${out.style('kind', kind)} ${out.style('name', qualifiedName || name)}`;
  out.line(stale ? `${head}  ${out.style('dim', 'changed since it was indexed')}` : head);
  const room = out.width - 4;
  const line = snippet || signature;
  if (line) out.line(`    ${mark(clip(line, room), words, out)}`);
  if (doc && !snippet.includes(firstLine(doc))) out.line(`    ${out.style('dim', clip(firstLine(doc), room))}`);
  if (why) out.line(`    ${out.style('dim', explain(score, why))}`);
}

function explain(score: number, why: readonly ScoreFactor[]): string {
  const parts = why.map(
    ({ factor, operation, value }) => `${operation === 'add' ? '+' : 'x'} ${value.toFixed(3)} ${factor}`,
  );
  return `score ${score.toFixed(3)} = ${parts.join(' ').replace(/^\+ /, '')}`;
}
