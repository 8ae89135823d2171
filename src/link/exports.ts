import { askedOnce, type Defined, type FileView, identityOfDefined, type Meaning, weaker } from '../languages/index.ts';
import { type StoredImport, SYMBOL_FLAGS } from '../model/index.ts';
import type { LinkContext } from './link-context.ts';

const AMBIGUOUS: Meaning = { is: 'unknown', rule: 'export-ambiguous' };
const MISSING: Meaning = { is: 'unknown', rule: 'export-missing' };

/** What a module exports under a name: explicit exports win over `export *`; of two stars with one name neither counts. */
export function exported(
  context: LinkContext,
  view: FileView,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): Meaning {
  // A circle of re-exports leads nowhere.
  return askedOnce(seen, `${view.file.id}:${name}`, () => readExported(context, view, name, seen)) ?? MISSING;
}

function readExported(context: LinkContext, view: FileView, name: string, seen: ReadonlySet<string>): Meaning {
  const { named, stars } = reExportsOf(view);
  for (const item of named.get(name) ?? []) {
    if (item.specifier === '') {
      const local = context.named(view, item.imported);
      if (local.is !== 'unknown') return local;
      continue;
    }
    if (item.imported === '*' && name === '*') continue;
    return context.imported(view, item, seen);
  }
  const own = ownExports(context, view, name);
  if (own.length > 0) {
    const passedOn = context.rulesOf(view.file.language).passedOn?.(own, context);
    return passedOn ?? { is: 'definitions', all: own, certainty: 'exact', rule: 'export' };
  }
  const beside = context.rulesOf(view.file.language).besideExports?.(view, name, context, seen);
  if (beside?.is === 'definitions' || beside?.is === 'module') return beside;
  if (name === 'default' || stars.length === 0) return MISSING;
  const found: Meaning[] = [];
  let outside = false;
  for (const item of stars) {
    for (const target of context.targets(view, item)) {
      if (target.status === 'internal') {
        const meaning = context.inModule(target.path, name, view.file.language, seen);
        if (meaning.is === 'definitions' && target.assumed !== '') {
          found.push({ ...meaning, certainty: weaker(meaning.certainty, 'inferred') });
        } else if (meaning.is !== 'unknown' || meaning.rule === AMBIGUOUS.rule) found.push(meaning);
      } else outside = true;
    }
  }
  const distinct = new Map(found.map((meaning) => [identity(meaning), meaning]));
  if (distinct.size > 1) return AMBIGUOUS;
  const [only] = distinct.values();
  return only ?? (outside ? { is: 'unknown', rule: 'export-outside' } : MISSING);
}

function ownExports(context: LinkContext, view: FileView, name: string): Defined[] {
  return view.symbolsOf(name).flatMap((symbol) => {
    const { parent, flags } = view.facts.symbols[symbol]!;
    return parent < 0 && (flags & SYMBOL_FLAGS.exported) !== 0 ? [context.defined(view, symbol)] : [];
  });
}

interface ReExports {
  /** By the name that others know them by. */
  named: ReadonlyMap<string, readonly StoredImport[]>;
  /** `export * from` another module. */
  stars: readonly StoredImport[];
}

const known = new WeakMap<FileView, ReExports>();

/** What a file exports of others, looked for once. */
function reExportsOf(view: FileView): ReExports {
  let found = known.get(view);
  if (!found) {
    const all = view.facts.reExports();
    const named = new Map<string, StoredImport[]>();
    for (const item of all) named.set(item.local, [...(named.get(item.local) ?? []), item]);
    found = { named, stars: all.filter(({ specifier, local }) => specifier !== '' && local === '*') };
    known.set(view, found);
  }
  return found;
}

function identity(meaning: Meaning): string {
  switch (meaning.is) {
    case 'definitions':
      return meaning.all.map(identityOfDefined).join(' ');
    case 'module':
      return `module ${meaning.path}`;
    default:
      return meaning.is;
  }
}
