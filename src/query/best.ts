/** Keeps the best of many items, so that most are refused with one comparison. */
export interface Best<T> {
  /** Offers an item; `admit` is asked only for one that would be kept. */
  offer(item: T, admit?: () => boolean): void;
  /** The worst item kept once there are as many as may be; undefined before: everything may enter. */
  worst(): T | undefined;
  /** What was kept, best first. */
  sorted(): T[];
}

/** Keeps at most `limit` items; `compare` is negative when its first argument is better, and never 0 for different items. */
export function keepBest<T>(limit: number, compare: (a: T, b: T) => number): Best<T> {
  // A heap with the worst on top.
  const heap: T[] = [];
  const worse = (i: number, j: number): boolean => compare(heap[i]!, heap[j]!) > 0;
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let child = 2 * at + 1;
      if (child >= heap.length) return;
      if (child + 1 < heap.length && worse(child + 1, child)) child++;
      if (!worse(child, at)) return;
      swap(at, child);
      at = child;
    }
  };
  return {
    offer(item, admit) {
      if (limit <= 0) return;
      if (heap.length < limit) {
        if (admit && !admit()) return;
        heap.push(item);
        for (let at = heap.length - 1; at > 0 && worse(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
        return;
      }
      if (compare(item, heap[0]!) >= 0 || (admit && !admit())) return;
      heap[0] = item;
      sink();
    },
    worst: () => (heap.length < limit ? undefined : heap[0]),
    sorted: () => [...heap].sort(compare),
  };
}
