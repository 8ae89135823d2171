import type { Place, Value } from './document.ts';

/** A value as programs have it, and where its parts are. */
export interface PlainValue {
  plain: unknown;
  /** By JSON pointer (`#/a/0`): the key, or the item of a list, and whether a program may read it as something else. */
  places: Map<string, Place & { open: boolean }>;
}

/** Values beyond this many are not looked at: aliases of aliases can stand for any number. */
const MOST = 200_000;

/** Makes it; undefined for what is too large. `text` gives the names of aliases. */
export function plainValue(root: Value, text: string): PlainValue | undefined {
  const places: PlainValue['places'] = new Map();
  const anchors = new Map<string, Value>();
  let count = 0;

  function convert(value: Value | undefined, pointer: string, place: Place): unknown {
    if (++count > MOST) return null;
    if (value?.anchor) anchors.set(text.slice(value.anchor.start, value.anchor.end), value);
    places.set(pointer, { start: place.start, end: place.end, open: value?.open === true });
    if (!value) return null;
    if (value.kind === 'scalar') return value.value;
    if (value.kind === 'alias') {
      const target = anchors.get(text.slice(value.name.start, value.name.end));
      // One that stands for what it is in itself has no end.
      const isInside = target === undefined || (target.start <= value.start && value.end <= target.end);
      return isInside ? null : convert(target, pointer, place);
    }
    if (value.kind === 'sequence') return value.items.map((item, i) => convert(item, `${pointer}/${i}`, item));
    const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const merged: unknown[] = [];
    for (const { path, value: below } of value.entries) {
      const key = path[0];
      if (!key) continue;
      const step = `${pointer}/${key.name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const converted = convert(below, step, key);
      if (key.name === '<<') {
        merged.push(...(Array.isArray(converted) ? converted : [converted]));
        continue;
      }
      plain[key.name] = converted;
    }
    for (const more of merged) {
      if (typeof more !== 'object' || more === null || Array.isArray(more)) continue;
      for (const [name, one] of Object.entries(more)) if (!(name in plain)) plain[name] = one;
    }
    return plain;
  }

  const plain = convert(root, '#', { start: root.start, end: root.start });
  return count > MOST ? undefined : { plain, places };
}
