import type { Entry, Key, Place, Value } from '../json/document.ts';
import type { TreeView } from '../tree-view.ts';
import { basicString } from './strings.ts';

/** What stands in a tree of the TOML grammar: the pairs before the first header, and the tables. */
export function readToml(view: TreeView): Entry[] {
  const { text } = view;

  function entriesIn(node: number): Entry[] {
    return view.children(node).flatMap((child): Entry[] => {
      const kind = view.kindOf(child);
      if (kind === 'pair') return pair(child);
      if (kind === 'table' || kind === 'table_array_element') return table(child, kind === 'table' ? 'one' : 'array');
      return kind === 'ERROR' ? entriesIn(child) : [];
    });
  }

  function table(node: number, header: 'one' | 'array'): Entry[] {
    const place = placeOf(node);
    const path = pathOf(view.first(node));
    const value: Value = { kind: 'mapping', entries: entriesIn(node), ...place };
    return path.length === 0 ? value.entries : [{ path, value, table: header, ...place }];
  }

  function pair(node: number): Entry[] {
    const key = view.first(node);
    const path = pathOf(key);
    if (path.length === 0) return [];
    return [{ path, value: value(view.next(key), 0), ...placeOf(node) }];
  }

  function pathOf(node: number): Key[] {
    const kind = view.kindOf(node);
    if (kind === 'dotted_key') return view.children(node).flatMap(pathOf);
    const place = placeOf(node);
    if (kind === 'bare_key') {
      const name = view.textOf(node);
      return name === '' ? [] : [{ name, same: name, ...place }];
    }
    if (kind !== 'quoted_key' || place.end - place.start < 2) return [];
    const inner = { start: place.start + 1, end: place.end - 1 };
    const written = text.slice(inner.start, inner.end);
    const name = text[place.start] === '"' ? basicString(written) : written;
    return [{ name, same: name, ...inner }];
  }

  function value(node: number, depth: number): Value | undefined {
    if (node < 0 || depth > 200) return undefined;
    const kind = view.kindOf(node);
    const place = placeOf(node);
    if (kind === 'array') {
      const items = view.children(node).flatMap((child) => value(child, depth + 1) ?? []);
      return { kind: 'sequence', items, ...place };
    }
    if (kind === 'inline_table') return { kind: 'mapping', entries: entriesIn(node), ...place };
    return scalar(kind, place);
  }

  function scalar(kind: string, place: Place): Value | undefined {
    const written = text.slice(place.start, place.end);
    const one = { kind: 'scalar' as const, ...place, inner: place };
    if (kind === 'boolean') return { ...one, value: written === 'true' };
    if (kind === 'integer') return { ...one, value: Number(written.replaceAll('_', '').replace(/^\+/, '')) };
    if (kind === 'float') return { ...one, value: floatOf(written) };
    if (kind.endsWith('_date') || kind.endsWith('_time')) return { ...one, value: written, open: true };
    if (kind !== 'string') return undefined;
    const quote = /^(?:"""|'''|["'])/.exec(written)?.[0] ?? '';
    const inner = {
      start: place.start + quote.length,
      end: Math.max(place.start + quote.length, place.end - quote.length),
    };
    const content = text.slice(inner.start, inner.end).replace(quote.length === 3 ? /^\r?\n/ : /^$/, '');
    return { ...one, value: quote.startsWith('"') ? basicString(content) : content, inner };
  }

  function placeOf(node: number): Place {
    const start = view.start(node);
    let end = view.end(node);
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    return { start, end };
  }

  return inTables(entriesIn(0));
}

/** In a file that does not parse, pairs may stand apart from the header above them. */
function inTables(entries: readonly Entry[]): Entry[] {
  const out: Entry[] = [];
  for (const entry of entries) {
    const last = out.at(-1);
    if (entry.table || !last?.table || last.value?.kind !== 'mapping') out.push(entry);
    else {
      last.value.entries.push(entry);
      last.end = last.value.end = entry.end;
    }
  }
  return out;
}

function floatOf(written: string): number {
  const number = Number(written.replaceAll('_', ''));
  return Number.isFinite(number) ? number : Number.MAX_VALUE;
}
