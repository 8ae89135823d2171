import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, MemberUse } from '../link-rules.ts';
import { type Certainty, type Defined, identityOf, type Meaning, type ValueType } from '../meaning.ts';
import { accessors, extended, linear, PLAIN } from './classes.ts';
import { coreMember, coreName, isBelowCore } from './core.ts';
import { importedInto, isSameLibrary, libraryOf } from './library.ts';

/** The member that an extension gives a value which has none of that name itself; undefined when none does. */
export function extensionMember(value: ValueType, use: MemberUse, links: LinkWorld): Meaning | undefined {
  const { view, name } = use;
  if (!view || value.is === 'type' || value.is === 'module') return undefined;
  const fitting: { one: Defined; certainty: Certainty }[] = [];
  let open: Defined[] = [];
  for (const one of links.definitions(name, view)) {
    const extension = extensionOf(one);
    if (extension < 0 || !isVisible(one.view, extension, view, links)) continue;
    if (name.startsWith('_') && !isSameLibrary(one.view, view, links)) continue;
    const certainty = applies(extended(links.defined(one.view, extension), links), value, name, links);
    if (certainty === 'unknown') open.push(one);
    else if (certainty) fitting.push({ one, certainty });
  }
  const used = accessors(
    fitting.map(({ one }) => one),
    use,
  );
  open = accessors(open, use);
  const [only, ...more] = used;
  if (only && more.length === 0 && open.length === 0) {
    const { certainty } = fitting.find(({ one }) => one === only)!;
    return {
      is: 'definitions',
      all: [only],
      certainty,
      rule: 'dart/extension-member',
      through: { declaring: { is: 'instance', of: [], certainty }, self: value },
    };
  }
  // What is nothing of this project, and of no type that is known, has the members that its own library gives it.
  const [likely, ...others] = open;
  if (likely && others.length === 0 && used.length === 0 && value.is === 'outside') {
    const declaring = { is: 'instance' as const, of: [], certainty: 'inferred' as const };
    return {
      ...{ is: 'definitions', all: [likely], certainty: 'inferred', rule: 'dart/extension-assumed' },
      through: { declaring, self: value },
    };
  }
  const candidates = [...used, ...open];
  return candidates.length > 0 ? { is: 'unknown', rule: 'dart/extension-unknown', candidates } : undefined;
}

/** The extension that a member which values have is in, or -1. */
function extensionOf({ view, symbol }: Defined): number {
  const { parent, flags } = view.facts.symbols[symbol]!;
  if (parent < 0 || flags & SYMBOL_FLAGS.static) return -1;
  return view.facts.symbols[parent]!.kind === 'extension' ? parent : -1;
}

function isVisible(on: FileView, extension: number, from: FileView, links: LinkWorld): boolean {
  if (isSameLibrary(on, from, links)) return true;
  const name = on.nameOfSymbol(extension);
  // One without a name is named by the type it extends, which is bound nowhere.
  if (!on.bindingAt(name)) return false;
  const brought = importedInto(libraryOf(from, links), on.nameAt(name), links);
  return brought?.is === 'definitions' && brought.all.some((one) => one.view === on && one.name === name);
}

/** Whether an extension of a type is one of a value, and how sure it is that the value has no such member itself. */
function applies(on: ValueType, value: ValueType, name: string, links: LinkWorld): Certainty | 'unknown' | undefined {
  if (on.is === 'unknown') return 'unknown';
  if (on.is === 'outside' && on.name === 'Object') return value.is === 'unknown' ? 'unknown' : 'exact';
  if (value.is === 'instance') {
    const above = linear(value, links);
    const isOpen = above.some((one) => one?.is !== 'instance' && !(one?.is === 'outside' && PLAIN.has(one.name)));
    const isOn = above.some((one) => one !== undefined && isSame(on, one));
    if (isOn) return isOpen ? 'inferred' : value.certainty;
    return isOpen && on.is !== 'instance' ? 'unknown' : undefined;
  }
  if (value.is === 'either' || value.is === 'unknown') return 'unknown';
  const own = coreName(value);
  if (coreMember(own, name)) return undefined;
  if (on.is !== 'outside' && on.is !== 'many') return undefined;
  const below = isBelowCore(own, coreName(on));
  if (below === undefined) return own === '' ? 'unknown' : undefined;
  if (!below) return undefined;
  const [wanted, given] = [argumentsOf(on), argumentsOf(value)];
  const isOther = wanted.some((one, i) => given[i] !== undefined && mustDiffer(one, given[i]!, links));
  return isOther ? undefined : below === 'core' ? 'exact' : 'inferred';
}

const argumentsOf = (value: ValueType): readonly ValueType[] =>
  value.is === 'many' ? [value.of] : value.is === 'outside' ? value.args : [];

function isSame(a: ValueType, b: ValueType): boolean {
  if (a.is === 'outside' && b.is === 'outside') return a.name !== '' && a.name === b.name;
  if ((a.is !== 'instance' && a.is !== 'type') || (b.is !== 'instance' && b.is !== 'type')) return false;
  return identityOf({ ...a, is: 'type', args: [] }) === identityOf({ ...b, is: 'type', args: [] });
}

/** True when a type argument is surely not of the type that an extension asks for. */
function mustDiffer(wanted: ValueType, given: ValueType, links: LinkWorld): boolean {
  if (wanted.is === 'instance' && given.is === 'instance') {
    return !linear(given, links).some((one) => one === undefined || one.is === 'unknown' || isSame(wanted, one));
  }
  if (wanted.is === 'outside' && given.is === 'outside') {
    return isBelowCore(coreName(given), coreName(wanted)) !== 'core' && wanted.name !== given.name;
  }
  return (
    (wanted.is === 'instance' && given.is === 'outside') ||
    (wanted.is === 'outside' && given.is === 'instance' && wanted.name !== 'Object')
  );
}
