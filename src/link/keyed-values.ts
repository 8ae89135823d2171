import { type FileView, type Link, OUTSIDE, type Receiver, UNKNOWN, type ValueType } from '../languages/index.ts';
import { DEEP, type LinkContext } from './link-context.ts';
import { asInstance } from './steps.ts';

/**
 * The value that a link of the name at `at` gives, with what iterating over it gives first, as links 'index' of that name
 * say: of a function they are about its first result.
 */
export function keyed(
  context: LinkContext,
  on: FileView,
  link: Link,
  at: number,
  value: ValueType,
  depth: number,
  through?: Receiver,
): ValueType {
  if ((value.is !== 'many' && value.is !== 'unknown') || link.kind === 'index' || depth > DEEP) return value;
  const links = on.linksOf(at);
  const keys = links.filter(({ kind }) => kind === 'index');
  if (keys.length === 0 || links.find(({ kind }) => kind === link.kind) !== link) return value;
  return withKeys(
    value,
    keys.map((key) => asInstance(context.linkType(on, key, at, depth + 1, through))),
  );
}

function withKeys(value: ValueType, [by, ...more]: readonly ValueType[]): ValueType {
  return by ? { is: 'many', of: withKeys(value.is === 'many' ? value.of : UNKNOWN, more), by } : value;
}

/** What iterating over a value of a file gives first, where it gives two values, or that alone. */
export function firstOf(context: LinkContext, value: ValueType, on: FileView, depth: number): ValueType {
  switch (value.is) {
    case 'many':
      return value.by ?? UNKNOWN;
    case 'instance': {
      const through = { declaring: value, self: value };
      const above = value.of.flatMap((type) => (depth > DEEP ? [] : context.supertypesOf(type, depth + 1, through)));
      return above.length === 1 && above[0]?.is === 'many' ? (above[0].by ?? UNKNOWN) : UNKNOWN;
    }
    case 'outside': {
      const at = context.rulesOf(on.file.language).indexes?.[value.name];
      if (at !== undefined) return value.args[at] ?? UNKNOWN;
      return value.args.length > 0 ? UNKNOWN : OUTSIDE;
    }
    default:
      return UNKNOWN;
  }
}
