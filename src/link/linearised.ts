import { identityOf, type Receiver, type ValueType } from '../languages/index.ts';
import { DEEP, type LinkContext } from './link-context.ts';

type Above = readonly (ValueType | undefined)[];

/**
 * The order in which the members of supertypes are looked up, all of them once (C3: each before its own supertypes, and
 * in the order they are written in); undefined when there is none.
 */
export function linearised(context: LinkContext, direct: Above, depth: number): Above | undefined {
  if (depth > DEEP) return undefined;
  const lists = direct.map((value) => {
    if (value?.is !== 'instance' && value?.is !== 'type') return [value];
    const through: Receiver = { declaring: value, self: value };
    const above = value.of.flatMap((type) => context.supertypesOf(type, depth + 1, through));
    return [value, ...(linearised(context, above, depth + 1) ?? above)];
  });
  const queues = [...lists, [...direct]];
  const order: (ValueType | undefined)[] = [];
  while (queues.some((queue) => queue.length > 0)) {
    const isFree = (key: string): boolean => queues.every((queue) => queue.slice(1).every((one) => keyOf(one) !== key));
    const next = queues.find((queue) => queue.length > 0 && isFree(keyOf(queue[0])));
    if (!next) return undefined;
    const key = keyOf(next[0]);
    order.push(next[0]);
    for (const queue of queues) if (queue.length > 0 && keyOf(queue[0]) === key) queue.shift();
  }
  return order;
}

const keyOf = (value: ValueType | undefined): string => (value ? identityOf(value) : '');
