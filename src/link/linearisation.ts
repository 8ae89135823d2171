import { identityOf, type Receiver, type ValueType } from '../languages/index.ts';
import { DEEP, type LinkContext } from './link-context.ts';
import { rememberStep } from './remembered-steps.ts';
import type { Above, Settled } from './remembered-values.ts';

/** The order in which supertypes, found so many steps away, are asked for members; undefined when there is none. */
export type Linearise = (direct: Above, depth: number) => Above | undefined;

/** Makes what finds the C3 linearisation of supertypes (Barrett and others, 1996), and remembers it. */
export function createLinearisation(context: LinkContext, settled: Settled): Linearise {
  // Supertypes are remembered themselves: those of one type are one object.
  const known = rememberStep<Above, { order: Above | undefined }>(settled);
  const keys = new WeakMap<ValueType, string>();

  function keyOf(value: ValueType | undefined): string {
    if (!value) return 'unknown';
    let key = keys.get(value);
    if (key === undefined) {
      key = identityOf(value);
      keys.set(value, key);
    }
    return key;
  }

  function linearised(direct: Above, depth: number): Above | undefined {
    if (depth > DEEP) return undefined;
    return known(direct, depth, () => ({ order: merged(direct, depth) })).order;
  }

  function merged(direct: Above, depth: number): Above | undefined {
    const lists = direct.map((value) => {
      if (value?.is !== 'instance' && value?.is !== 'type') return [value];
      const through: Receiver = { declaring: value, self: value };
      const above =
        value.of.length === 1
          ? context.supertypesOf(value.of[0]!, depth + 1, through)
          : value.of.flatMap((type) => context.supertypesOf(type, depth + 1, through));
      return [value, ...(linearised(above, depth + 1) ?? above)];
    });
    const queues = [...lists, [...direct]];
    const order: (ValueType | undefined)[] = [];
    while (queues.some((queue) => queue.length > 0)) {
      const next = queues.find((queue) => {
        if (queue.length === 0) return false;
        const key = keyOf(queue[0]);
        return queues.every((other) => !other.slice(1).some((value) => keyOf(value) === key));
      });
      if (!next) return undefined;
      const [taken] = next;
      const key = keyOf(taken);
      order.push(taken);
      for (const queue of queues) if (queue.length > 0 && keyOf(queue[0]) === key) queue.shift();
    }
    return order;
  }

  return linearised;
}
