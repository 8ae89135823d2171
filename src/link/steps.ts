import { type Defined, type LinkRules, OUTSIDE, oneOf, UNKNOWN, type ValueType, weakened } from '../languages/index.ts';
import type { LinkStep } from '../model/index.ts';
import type { LinkContext } from './link-context.ts';

/** The values of types, so that there is one of each: what was found of it is remembered by what it is as an object. */
const instances = new WeakMap<ValueType, ValueType>();

/** A value of a type, where a type stands for its values. */
export function asInstance(value: ValueType): ValueType {
  if (value.is !== 'type') return value;
  let instance = instances.get(value);
  if (!instance) {
    instance = { ...value, is: 'instance' };
    instances.set(value, instance);
  }
  return instance;
}

/** What a step other than a call gives of a value. */
export function afterStep(value: ValueType, step: LinkStep, rules: LinkRules): ValueType {
  if (value.is === 'unknown') return value;
  if (value.is === 'either') return oneOf(value.of.map((one) => afterStep(one, step, rules)));
  switch (step) {
    case 'construct':
      return value.is === 'module' ? UNKNOWN : asInstance(value);
    case 'array':
      return { is: 'many', of: asInstance(value) };
    case 'element':
      return value.is === 'many' ? value.of : heldBy(value, rules.elements);
    case 'await':
      return value.is === 'instance' ? value : heldBy(value, rules.awaited);
    default:
      return value;
  }
}

/** What a value of the language or a dependency holds. What one with arguments gives can be anything of them. */
function heldBy(value: ValueType, held: Readonly<Record<string, number>> | undefined): ValueType {
  if (value.is !== 'outside') return UNKNOWN;
  const at = held?.[value.name];
  if (at !== undefined) return value.args[at] ?? UNKNOWN;
  return value.args.length > 0 ? UNKNOWN : OUTSIDE;
}

/** A value of something as it is written, less sure where that is given another one later. */
export function asReplaced(context: LinkContext, one: Defined, value: ValueType): ValueType {
  const { isReplaced } = context.rulesOf(one.view.file.language);
  return isReplaced && value.is !== 'unknown' && isReplaced(one, context) ? weakened(value, 'inferred') : value;
}
