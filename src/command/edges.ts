import type { EdgesAnswer } from '../project/index.ts';
import type { Out } from './out.ts';
import { visible } from './text.ts';

type Edge = EdgesAnswer['edges'][number];

/** Prints import edges, one a line; `none` when there are none. */
export function printEdges(edges: readonly Edge[], none: string, name: (edge: Edge) => string, out: Out): void {
  if (edges.length === 0) out.line(none);
  for (const edge of edges) {
    const { line, specifier, status, note, distance } = edge;
    const notes = [status === 'internal' ? '' : status, note ?? '', distance && distance > 1 ? `${distance} away` : ''];
    const shown = name(edge);
    if (shown !== specifier) notes.unshift(specifier);
    const tail = notes.filter((text) => text !== '').join(', ');
    const style = status === 'unresolved' ? 'bad' : status === 'internal' ? 'path' : 'dim';
    out.line(
      `${out.style('line', String(line).padStart(4))}  ${out.style(style, visible(shown))}  ${out.style('dim', visible(tail))}`,
    );
  }
}
