/** Modules are followed so far: what is behind more of them is not known. */
const MOST_DEEP = 150;

const depths = new WeakMap<ReadonlySet<string>, number>();

/**
 * Looks for what a module has under a name, unless that was asked for before on the way to the same question: `seen` holds
 * all that was, whichever way led there, and grows. So circles of modules end, and each is looked at once. Undefined where
 * it was asked for before, or is too far away.
 */
export function askedOnce<T>(seen: ReadonlySet<string>, key: string, find: () => T): T | undefined {
  const depth = depths.get(seen) ?? 0;
  if (seen.has(key) || depth > MOST_DEEP) return undefined;
  (seen as Set<string>).add(key);
  depths.set(seen, depth + 1);
  try {
    return find();
  } finally {
    depths.set(seen, depth);
  }
}
