import type { FactSink } from '../spec.ts';
import type { Alias, ConfigDocument, Place, Value } from './document.ts';

/** An alias can only be of an anchor before it, in the same document: the last of its name. */
export function tellAnchors(documents: readonly ConfigDocument[], facts: FactSink): void {
  for (const { root, start, end } of documents) {
    const anchors: { name: Place; end: number }[] = [];
    const aliases: Alias[] = [];
    collect(root, anchors, aliases);
    if (anchors.length === 0 && aliases.length === 0) continue;
    const scope = documents.length > 1 ? facts.scope('module', start, end, 0) : 0;
    const nameOf = (place: Place): string => facts.text.slice(place.start, place.end);
    const first = new Map<string, number>();
    for (const { name, end: valueEnd } of anchors) {
      const range = { start: name.start - 1, end: valueEnd, nameStart: name.start, nameEnd: name.end };
      const symbol = facts.define({ kind: 'constant', ...range, signatureEnd: name.end });
      const visibleFrom = name.end;
      facts.bind({ scope, kind: 'definition', start: name.start, end: name.end, symbol, visibleFrom });
      if (!first.has(nameOf(name))) first.set(nameOf(name), name.start);
    }
    for (const { name } of aliases) {
      facts.occurrence(name.start, name.end, 'read');
      const defined = first.get(nameOf(name));
      if (defined === undefined || defined > name.start) {
        facts.problem('undefined-alias', `no anchor &${nameOf(name)} before this`, name.start);
      }
    }
  }
}

function collect(value: Value | undefined, anchors: { name: Place; end: number }[], aliases: Alias[]): void {
  if (value?.anchor) anchors.push({ name: value.anchor, end: Math.max(value.end, value.anchor.end) });
  if (value?.kind === 'alias') aliases.push(value);
  if (value?.kind === 'sequence') for (const item of value.items) collect(item, anchors, aliases);
  if (value?.kind !== 'mapping') return;
  for (const entry of value.entries) {
    collect(entry.complex, anchors, aliases);
    collect(entry.value, anchors, aliases);
  }
}
