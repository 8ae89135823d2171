import {
  type ConfigDocument,
  DEEPEST,
  type Entry,
  type Fault,
  type Key,
  type Place,
  type Value,
} from '../json/document.ts';
import type { TreeView } from '../tree-view.ts';
import { doubleQuoted, plainScalar, singleQuoted } from './scalars.ts';

/** The documents in a tree of the YAML grammar, and what is wrong with them that the grammar does not see. */
export function readYaml(view: TreeView): { documents: ConfigDocument[]; faults: Fault[] } {
  const { text } = view;
  const faults: Fault[] = [];

  /** A node whose children are an anchor, a tag and the thing itself; or that thing. */
  function value(node: number, depth: number): Value | undefined {
    if (node < 0) return undefined;
    if (depth > DEEPEST) {
      if (faults.length === 0)
        faults.push({ code: 'syntax-error', message: 'nested too deeply', at: view.start(node) });
      return undefined;
    }
    const kind = view.kindOf(node);
    if (kind === 'block_node' || kind === 'flow_node') return properties(node, depth);
    if (kind === 'block_mapping' || kind === 'flow_mapping') return mapping(node, depth);
    if (kind === 'block_sequence' || kind === 'flow_sequence') return sequence(node, depth);
    if (kind === 'alias') {
      const name = view.child(node, 'alias_name');
      return { kind: 'alias', name: placeOf(name < 0 ? node : name), ...placeOf(node) };
    }
    return scalar(node, kind);
  }

  function properties(node: number, depth: number): Value {
    let anchor: Place | undefined;
    let tag = '';
    let found: Value | undefined;
    for (const child of view.children(node)) {
      const kind = view.kindOf(child);
      if (kind === 'anchor') anchor = anchorOf(child);
      else if (kind === 'tag') tag = view.textOf(child);
      else found ??= value(child, depth + 1);
    }
    const empty = view.end(node);
    found ??= { kind: 'scalar', value: null, start: empty, end: empty, inner: { start: empty, end: empty } };
    // What a tag makes of a value only the program knows.
    if (tag !== '') found = { ...found, open: true };
    return anchor ? { ...found, anchor } : found;
  }

  function anchorOf(node: number): Place {
    const name = view.child(node, 'anchor_name');
    return name < 0 ? { start: view.start(node) + 1, end: view.end(node) } : placeOf(name);
  }

  function mapping(node: number, depth: number): Value {
    const entries: Entry[] = [];
    for (const child of view.children(node)) {
      const kind = view.kindOf(child);
      if (kind === 'block_mapping_pair' || kind === 'flow_pair') entries.push(pair(child, depth));
      else if (kind === 'flow_node') {
        const key = keyOf(child);
        entries.push({ path: key ? [key] : [], value: undefined, ...placeOf(child) });
      } else entries.push(...inBroken(child, depth));
    }
    return { kind: 'mapping', entries, ...placeOf(node) };
  }

  function pair(node: number, depth: number): Entry {
    const keyNode = view.field(node, 'key');
    const key = keyOf(keyNode);
    const own = value(keyNode, depth + 1);
    const isMore = own !== undefined && (!key || own.anchor !== undefined || own.kind === 'alias');
    return {
      path: key ? [key] : [],
      ...(isMore && { complex: own }),
      value: value(view.field(node, 'value'), depth + 1),
      ...placeOf(node),
    };
  }

  function keyOf(node: number): Key | undefined {
    const found = value(node, 0);
    if (found?.kind !== 'scalar' || found.value === undefined) return undefined;
    const { inner } = found;
    if (text.slice(inner.start, inner.end).includes('\n')) return undefined;
    const quoted = inner.start > found.start;
    const name = quoted ? String(found.value) : text.slice(inner.start, inner.end);
    const isTemplate = /\{\{|\$\{|<%/.test(name);
    return { name, same: isTemplate ? undefined : JSON.stringify(quoted ? name : found.value), ...inner };
  }

  function sequence(node: number, depth: number): Value {
    const items: Value[] = [];
    for (const child of view.children(node)) {
      const kind = view.kindOf(child);
      if (kind === 'flow_pair') {
        items.push({ kind: 'mapping', entries: [pair(child, depth)], ...placeOf(child) });
        continue;
      }
      const item = kind === 'block_sequence_item' ? view.first(child) : child;
      const found = kind === 'ERROR' ? undefined : value(item, depth + 1);
      if (found) items.push(found);
      else if (kind === 'ERROR') {
        const entries = inBroken(child, depth);
        if (entries.length > 0) items.push({ kind: 'mapping', entries, ...placeOf(child) });
      } else {
        const at = view.end(child);
        items.push({ kind: 'scalar', value: null, start: at, end: at, inner: { start: at, end: at } });
      }
    }
    return { kind: 'sequence', items, ...placeOf(node) };
  }

  /** The pairs that are whole in what does not parse. */
  function inBroken(node: number, depth: number): Entry[] {
    if (depth > DEEPEST) return [];
    const entries: Entry[] = [];
    for (const child of view.children(node)) {
      const kind = view.kindOf(child);
      if (kind === 'block_mapping_pair' || kind === 'flow_pair') entries.push(pair(child, depth + 1));
      else if (!kind.endsWith('_scalar')) entries.push(...inBroken(child, depth + 1));
    }
    return entries;
  }

  function scalar(node: number, kind: string): Value {
    const place = placeOf(node);
    const written = text.slice(place.start, place.end);
    if (kind === 'double_quote_scalar' || kind === 'single_quote_scalar') {
      const inner = { start: place.start + 1, end: Math.max(place.start + 1, place.end - 1) };
      const quoted = text.slice(inner.start, inner.end);
      const read = kind === 'double_quote_scalar' ? doubleQuoted(quoted) : singleQuoted(quoted);
      return { kind: 'scalar', value: read, open: isTemplate(read), ...place, inner };
    }
    if (kind === 'block_scalar') {
      return {
        kind: 'scalar',
        value: written.replace(/^.*\n?/, ''),
        open: isTemplate(written),
        ...place,
        inner: place,
      };
    }
    const { value: read, open } = plainScalar(written);
    return { kind: 'scalar', value: read, open: open || isTemplate(written), ...place, inner: place };
  }

  function placeOf(node: number): Place {
    return { start: view.start(node), end: trimmed(text, view.start(node), view.end(node)) };
  }

  const documents: ConfigDocument[] = [];
  for (const node of view.children(0)) {
    if (view.is(node, 'document')) documents.push(document(node));
    else {
      // A file that does not parse may have no document at all.
      const entries = view.kindOf(node) === 'ERROR' ? inBroken(node, 0) : [];
      if (entries.length > 0) addBroken(documents, entries, placeOf(node));
    }
  }
  if (documents.length === 0 && view.kindOf(0) === 'ERROR') {
    const entries = inBroken(0, 0);
    if (entries.length > 0) addBroken(documents, entries, placeOf(0));
  }

  function document(node: number): ConfigDocument {
    const inner = view.children(node);
    const content = inner.find((child) => view.is(child, 'block_node') || view.is(child, 'flow_node'));
    const root = content === undefined ? undefined : value(content, 0);
    const broken = inner.flatMap((child) => (view.kindOf(child) === 'ERROR' ? inBroken(child, 0) : []));
    const place = root ? { start: root.start, end: root.end } : placeOf(node);
    if (broken.length === 0) return { root, ...place };
    const entries = [...(root?.kind === 'mapping' ? root.entries : []), ...broken].sort((a, b) => a.start - b.start);
    const all = { start: Math.min(place.start, entries[0]!.start), end: Math.max(place.end, entries.at(-1)!.end) };
    return { root: root && root.kind !== 'mapping' ? root : { kind: 'mapping', entries, ...all }, ...all };
  }

  return { documents, faults };
}

function addBroken(documents: ConfigDocument[], entries: Entry[], place: Place): void {
  documents.push({ root: { kind: 'mapping', entries, ...place }, ...place });
}

const isTemplate = (written: string): boolean => /\{\{|\$\{|\$[A-Z_(]|<%|%\(/.test(written);

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}
