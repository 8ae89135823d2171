import { AxError, isFault, type OutlineNode, problemText, SYMBOL_FLAGS } from '../model/index.ts';
import type { OutlineAnswer } from './answers.ts';
import type { QueryContext } from './context.ts';
import { indexedFile } from './indexed-file.ts';
import { openSources } from './sources.ts';
import { symbolHit } from './symbol-hit.ts';

/**
 * The symbols of one file, nested, in source order. `path` is relative to the root, with `/`. Throws AxError 'not-found'
 * for a file that is not in the index, with the reason when it is known, and 'unsupported' for one of which only the
 * words are: that there are no definitions in it would be a guess.
 */
export async function outline(path: string, context: QueryContext): Promise<OutlineAnswer> {
  const { reader } = context;
  return reader.snapshot(() => {
    const file = indexedFile(path, context);
    const facts = reader.facts(file.id)!;
    if (facts.symbols.length === 0) {
      const fault = reader.problems().find((one) => one.path === file.path && isFault(one.code));
      if (fault) throw unread(file.path, fault.message);
    }
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
      problems: reader
        .problems()
        .filter((one) => one.path === file.path)
        .map(({ code, message, line }) => ({ code, message: problemText({ message, line }), line })),
      ...(source?.fresh ? {} : { stale: true as const }),
    };
  });
}

function unread(path: string, why: string): AxError {
  return new AxError(
    'unsupported',
    `the definitions of "${path}" are not known: ${why}`,
    'ax doctor looks for the cause',
  );
}
