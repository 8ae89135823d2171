import { type FileView, identityOfDefined, type LinkWorld, type Meaning, weaker } from '../languages/index.ts';
import { SYMBOL_FLAGS } from '../model/index.ts';

const AMBIGUOUS: Meaning = { is: 'unknown', rule: 'export-ambiguous' };
const MISSING: Meaning = { is: 'unknown', rule: 'export-missing' };

/** What a module exports under a name: explicit exports win over `export *`; of two stars with one name neither counts. */
export function exported(
  context: LinkWorld,
  view: FileView,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): Meaning {
  const key = `${view.file.id}:${name}`;
  // A circle of re-exports leads nowhere.
  if (seen.has(key)) return MISSING;
  const within = new Set([...seen, key]);
  const { imports, symbols } = view.facts;
  for (const item of imports) {
    if (item.kind !== 're-export' || item.local !== name) continue;
    if (item.specifier === '') {
      const local = context.named(view, item.imported);
      if (local.is !== 'unknown') return local;
      continue;
    }
    if (item.imported === '*' && name === '*') continue;
    return context.imported(view, item, within);
  }
  const own = view.symbolsOf(name).flatMap((symbol) => {
    const { parent, flags } = symbols[symbol]!;
    return parent < 0 && (flags & SYMBOL_FLAGS.exported) !== 0 ? [context.defined(view, symbol)] : [];
  });
  if (own.length > 0) return { is: 'definitions', all: own, certainty: 'exact', rule: 'export' };
  if (name === 'default') return MISSING;
  const found: Meaning[] = [];
  let outside = false;
  for (const item of imports) {
    if (item.kind !== 're-export' || item.specifier === '' || item.local !== '*') continue;
    for (const target of context.targets(view, item)) {
      if (target.status === 'internal') {
        const meaning = context.inModule(target.path, name, view.file.language, within);
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
