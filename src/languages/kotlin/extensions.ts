import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning, ValueType } from '../meaning.ts';
import { chainOf } from './chains.ts';
import { type Fit, fitOf, receiverOf } from './conversions.ts';
import type { Around } from './levels.ts';
import { type Candidate, chosenFrom, throughOf } from './overloads.ts';
import { fileLevels } from './packages.ts';
import type { Space } from './spaces.ts';

const isExtension = ({ view, symbol }: Defined): boolean => (view.facts.symbols[symbol]?.owner ?? '') !== '';

/** The extension that a name means on a value, nearest first: of the types around, by imports, of the package; undefined for none. */
export function extensionOf(
  value: ValueType,
  use: NameUse,
  space: Space,
  around: readonly Around[],
  links: LinkWorld,
): Meaning | undefined {
  const { view, name } = use;
  if (space === 'type' || !links.definitions(name, view).some(isExtension)) return undefined;
  for (const one of around) {
    const of =
      one.is === 'receiver'
        ? one.values
        : one.is === 'static'
          ? [{ is: 'type' as const, of: [one.type], certainty: 'exact' as const }]
          : [];
    const { levels } = chainOf(of, name, links, isExtension);
    const found = pick(
      levels.flatMap(({ type, members, isSure }) =>
        members.map((each) => ({ one: each, through: throughOf(type), isSure })),
      ),
      value,
      use,
      space,
      links,
    );
    if (found) return found;
  }
  const groups = fileLevels(name, view, links);
  for (const { all, isAmbiguous } of groups) {
    const candidates = all.filter(isExtension).map((one) => ({ one, isSure: true }));
    if (isAmbiguous) {
      if (candidates.length > 0)
        return { is: 'unknown', rule: 'kotlin/several-modules', candidates: candidates.map(({ one }) => one) };
      continue;
    }
    const found = pick(candidates, value, use, space, links);
    if (found) return found;
  }
  return undefined;
}

/** Which of the extensions of one level fits. */
function pick(
  all: readonly Candidate[],
  value: ValueType,
  use: NameUse,
  space: Space,
  links: LinkWorld,
): Meaning | undefined {
  const fits = all.map(({ one }): Fit => {
    const on = receiverOf(one, links);
    return on === undefined ? (value.is === 'module' ? 'no' : 'below') : fitOf(value, on, links);
  });
  const may = all.filter((_, i) => fits[i] !== 'no');
  if (may.length === 0) return undefined;
  const isSure = fits.every((fit) => fit !== 'maybe');
  const found = chosenFrom(may, use, space, 'kotlin/extension', links);
  if (found?.is !== 'definitions' || isSure) return found;
  return { is: 'unknown', rule: 'kotlin/extension-unknown', candidates: found.all };
}

/** The extensions of a name that a file sees, whatever they are on. */
export function visibleExtensions({ view, name }: NameUse, links: LinkWorld): readonly Defined[] {
  if (!links.definitions(name, view).some(isExtension)) return [];
  return fileLevels(name, view, links).flatMap(({ all }) => all.filter(isExtension));
}

/** The extension that the file imports by its name: what a value of which nothing is known most likely is asked for. */
export function importedExtension(use: NameUse, space: Space, links: LinkWorld): Meaning | undefined {
  const { view, name } = use;
  const isImported = view.facts.imports.some(({ kind, local }) => kind === 'import' && local === name);
  if (!isImported) return undefined;
  const [first] = fileLevels(name, view, links);
  if (!first || first.isAmbiguous || first.all.length === 0 || !first.all.every(isExtension)) return undefined;
  const found = chosenFrom(
    first.all.map((one) => ({ one, isSure: false })),
    use,
    space,
    'kotlin/imported-extension',
    links,
  );
  return found;
}
