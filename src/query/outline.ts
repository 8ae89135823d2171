import { AxError, nearest, type OutlineNode, SYMBOL_FLAGS } from '../model/index.ts';
import type { OutlineAnswer } from './answers.ts';
import type { QueryContext } from './context.ts';
import { openSources } from './sources.ts';
import { symbolHit } from './symbol-hit.ts';

/**
 * The symbols of one file, nested, in source order. `path` is relative to the root, with `/`. Throws AxError 'not-found'
 * for a file that is not in the index, with the reason when it is known.
 */
export function outline(path: string, context: QueryContext): OutlineAnswer {
  const { reader } = context;
  return reader.snapshot(() => {
    const file = reader.fileByPath(path.replace(/^(?:\.\/)+/, ''));
    const facts = file && reader.facts(file.id);
    if (!file || !facts) throw notFound(path, context);
    const source = openSources(context)(file);
    const lines = source?.fresh ? source.lines : undefined;
    const nodes = facts.symbols.map(
      (symbol, index): OutlineNode => ({
        ...symbolHit(file, facts, index, lines),
        deprecated: (symbol.flags & SYMBOL_FLAGS.deprecated) !== 0,
        children: [],
      }),
    );
    const top: OutlineNode[] = [];
    for (const [index, { parent }] of facts.symbols.entries()) {
      (parent < 0 ? top : nodes[parent]!.children).push(nodes[index]!);
    }
    return {
      file: file.path,
      language: file.language,
      symbols: top,
      ...(source?.fresh ? {} : { stale: true as const }),
    };
  });
}

function notFound(path: string, { reader }: QueryContext): AxError {
  const problem = reader.problems().find((one) => one.path === path);
  if (problem) return new AxError('not-found', `"${path}" is not indexed: ${problem.message}`);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const paths = reader.files().map((file) => file.path);
  const near = paths.find((one) => one.endsWith(`/${name}`)) ?? nearest(path, paths);
  return new AxError('not-found', `no file "${path}" in the index`, near ? `Did you mean ${near}?` : '');
}
