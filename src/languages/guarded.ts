/** Asks for something by a key, with what finds it. */
export type Guarded<T> = (key: string, find: () => T) => T;

/**
 * Remembers what is found. What is asked for on the way to itself is `otherwise` there; what was found with the help of
 * that is not remembered, so that no answer depends on what was asked before. No more than `most` are under way at once.
 */
export function createGuarded<T>(otherwise: T, most = 40): Guarded<T> {
  const known = new Map<string, { found: T }>();
  const open = new Map<string, number>();
  /** The outermost one under way that an answer since then has hung on. */
  let hangsOn = Number.POSITIVE_INFINITY;
  return (key, find) => {
    const before = known.get(key);
    if (before) return before.found;
    const at = open.get(key);
    if (at !== undefined || open.size >= most) {
      hangsOn = Math.min(hangsOn, at ?? 0);
      return otherwise;
    }
    const place = open.size;
    open.set(key, place);
    try {
      const found = find();
      if (hangsOn >= place) {
        known.set(key, { found });
        hangsOn = Number.POSITIVE_INFINITY;
      }
      return found;
    } finally {
      open.delete(key);
      if (open.size === 0) hangsOn = Number.POSITIVE_INFINITY;
    }
  };
}
