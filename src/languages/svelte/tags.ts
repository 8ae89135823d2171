import { endOfBraces, type Markup } from '../html/scan-markup.ts';

/** Something in braces: `{x}`, `{#each xs as x}`, `{/each}`, `{@const y = x}`. */
export interface Tag {
  start: number;
  /** After the closing brace. */
  end: number;
  /** `#each`, `:else if`, `/each`, `@const`, or '' for an expression. */
  word: string;
  /** Where what follows the word begins. */
  from: number;
}

/** A tag that opens a region, and where that ends: before the next `{:…}` of its block or its `{/…}`. */
export interface Region {
  tag: Tag;
  end: number;
}

const WORD = /\{\s*([#:/@](?:else\s+if|[a-z]+))?\s*/y;

/** The tags in the text of a component that is not script or style, in source order. */
export function tagsIn(text: string, { texts, elements }: Markup): Tag[] {
  const tags: Tag[] = [];
  for (const { start, end, element } of texts) {
    if (/^(?:script|style)$/.test(elements[element]?.name ?? '')) continue;
    for (let at = text.indexOf('{', start); at >= 0 && at < end; ) {
      const after = Math.min(endOfBraces(text, at), end);
      WORD.lastIndex = at;
      const match = WORD.exec(text)!;
      tags.push({
        start: at,
        end: after,
        word: (match[1] ?? '').replace(/\s+/, ' '),
        from: Math.min(at + match[0].length, after),
      });
      at = text.indexOf('{', after);
    }
  }
  return tags;
}

/** The regions of blocks, by the start of their tag. */
export function regionsOf(tags: readonly Tag[], length: number): Map<number, Region> {
  const regions = new Map<number, Region>();
  const open: Region[] = [];
  for (const tag of tags) {
    const sign = tag.word[0];
    if (sign === ':' || sign === '/') {
      const closed = open.pop();
      if (closed) closed.end = tag.start;
    }
    if (sign === '#' || (sign === ':' && regions.size > 0)) {
      const region = { tag, end: length };
      regions.set(tag.start, region);
      open.push(region);
    }
  }
  return regions;
}
