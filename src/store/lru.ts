/** A map that forgets what was not used for longest when it has grown beyond its weight. */
export interface Lru<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V, weight?: number): void;
  clear(): void;
}

/** An empty map. Entries weigh 1 unless `set` says otherwise; one heavier than `capacity` is not kept. */
export function createLru<K, V>(capacity: number): Lru<K, V> {
  const entries = new Map<K, { value: V; weight: number }>();
  let total = 0;

  function remove(key: K): void {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  }

  return {
    get: (key) => {
      const entry = entries.get(key);
      if (!entry) return undefined;
      // A Map keeps the order of insertion: the first key is the one unused for longest.
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, weight = 1) => {
      remove(key);
      if (weight > capacity) return;
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (total <= capacity) break;
        remove(oldest);
      }
    },
    clear: () => {
      entries.clear();
      total = 0;
    },
  };
}
