/** What is known at one place of a function of what its variables (`$a`) and their members (`$a->b`) are. */
export interface FlowState {
  /** By variable the node that was written last on every way to the place; -1 where that differs. */
  writes: Map<string, number>;
  /** By variable or member the nodes of the types of which it was found to be one. */
  types: Map<string, readonly number[]>;
  /** True where no way leads to. */
  isDead: boolean;
}

/** Nothing is known. */
export function emptyState(): FlowState {
  return { writes: new Map(), types: new Map(), isDead: false };
}

/** Another state with the same in it. */
export function copyOf({ writes, types, isDead }: FlowState): FlowState {
  return { writes: new Map(writes), types: new Map(types), isDead };
}

/** Puts one state in the place of another. */
export function become(state: FlowState, other: FlowState): void {
  state.writes = other.writes;
  state.types = other.types;
  state.isDead = other.isDead;
}

/** What is known where two ways meet: of each what both say, and the types of both where both know some. */
export function merged(a: FlowState, b: FlowState): FlowState {
  if (a.isDead) return copyOf(b);
  if (b.isDead) return copyOf(a);
  const found = emptyState();
  for (const key of new Set([...a.writes.keys(), ...b.writes.keys()])) {
    const write = a.writes.get(key);
    found.writes.set(key, write !== undefined && write === b.writes.get(key) ? write : -1);
  }
  for (const [key, types] of a.types) {
    const others = b.types.get(key);
    if (others) found.types.set(key, [...new Set([...types, ...others])]);
  }
  return found;
}

/** A variable or member is given something else: nothing is known any more of what it was, and of its members. */
export function forget(state: FlowState, key: string): void {
  for (const known of [...state.types.keys()]) {
    if (known === key || known.startsWith(`${key}->`) || known.startsWith(`${key}?->`)) state.types.delete(known);
  }
}

/** A variable is written at a node. */
export function write(state: FlowState, key: string, node: number): void {
  forget(state, key);
  state.writes.set(key, node);
}
