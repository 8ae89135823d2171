import { LINK_KINDS, LINK_TARGETS } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, UNKNOWN, type ValueType } from '../meaning.ts';

/** An `impl` of a file. */
export interface Impl {
  view: FileView;
  /** The occurrence that names its type; -1 for a type without a name. */
  type: number;
  /** The occurrence that names its trait; -1 when it has none. */
  trait: number;
  /** What a type without a name is, one of LINK_TARGETS. */
  plain: number;
  /** It is for references to its type. */
  byReference: boolean;
}

const IMPLEMENTS = LINK_KINDS.indexOf('implements');
const read = new WeakMap<FileView, ReadonlyMap<number, Impl>>();

/** The impls of a file, by their scopes. */
export function implsOf(view: FileView): ReadonlyMap<number, Impl> {
  let impls = read.get(view);
  if (!impls) {
    impls = readImpls(view);
    read.set(view, impls);
  }
  return impls;
}

function readImpls(view: FileView): Map<number, Impl> {
  const impls = new Map<number, Impl>();
  const { kind, subject, target, steps } = view.facts.links;
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] !== IMPLEMENTS) continue;
    const at = subject[i]!;
    const to = target[i]!;
    const isTyped = to >= 0 || to === LINK_TARGETS.this;
    const scope = classScope(view, view.scopeAt(view.placeOf(at)));
    if (scope >= 0)
      impls.set(scope, {
        view,
        type: isTyped ? at : -1,
        trait: isTyped ? Math.max(to, -1) : at,
        plain: isTyped ? -1 : to,
        byReference: steps[i] !== 0,
      });
  }
  return impls;
}

/** The nearest scope of an impl, a trait or a type around a scope, itself included; -1 when there is none. */
export function classScope(view: FileView, from: number): number {
  const { scopes } = view.facts;
  let scope = from;
  while (scope >= 0 && scopes[scope]!.kind !== 'class') scope = scopes[scope]!.parent;
  return scope;
}

/** The impl that a definition stands in. */
export function implAround(view: FileView, occurrence: number): Impl | undefined {
  const scope = classScope(view, view.scopeAt(view.placeOf(occurrence)));
  return scope < 0 ? undefined : implsOf(view).get(scope);
}

/** What the type of an impl is. */
export function typesOf({ view, type }: Impl, links: LinkWorld): readonly Defined[] {
  const meaning = type < 0 ? undefined : links.meaning(view, type);
  if (meaning?.is !== 'definitions') return [];
  return meaning.all.flatMap((one) => aliased(one, links));
}

/** What an alias stands for; anything else is itself. */
export function aliased(one: Defined, links: LinkWorld): readonly Defined[] {
  if (one.view.facts.symbols[one.symbol]?.kind !== 'type') return [one];
  const alias = one.view.linksOf(one.name).find(({ kind }) => kind === 'type');
  const type = alias && links.typeAt(one.view, one.name, alias);
  return type?.is === 'instance' ? type.of : [one];
}

/** The type of an impl as a value of it is. */
export function selfOf({ view, type, plain }: Impl, links: LinkWorld): ValueType {
  const link: Link = { kind: 'type', target: type, steps: [] };
  if (type >= 0) return links.typeAt(view, type, link);
  if (plain === LINK_TARGETS.array) return { is: 'many', of: UNKNOWN };
  return { is: 'outside', name: PLAIN[plain] ?? '', args: [] };
}

/** What values of types without a name are called. */
export const PLAIN: Readonly<Record<number, string>> = {
  [LINK_TARGETS.array]: '[]',
  [LINK_TARGETS.number]: 'number',
  [LINK_TARGETS.string]: 'string',
  [LINK_TARGETS.boolean]: 'boolean',
};

/** The trait of an impl: of the project, of a dependency (undefined), or not known (also undefined). */
export function traitOf({ view, trait }: Impl, links: LinkWorld): Defined | 'outside' | undefined {
  if (trait < 0) return undefined;
  const meaning = links.meaning(view, trait);
  if (meaning.is === 'outside') return 'outside';
  const [one] = meaning.is === 'definitions' ? meaning.all : [];
  return one && one.view.facts.symbols[one.symbol]?.kind === 'trait' ? one : undefined;
}

const knownImpls = new WeakMap<LinkWorld, Map<string, readonly Impl[]>>();

/** All impls of a trait of the project. */
export function implsOfTrait(trait: Defined, links: LinkWorld): readonly Impl[] {
  let known = knownImpls.get(links);
  if (!known) {
    known = new Map();
    knownImpls.set(links, known);
  }
  const key = identityOf(trait);
  let impls = known.get(key);
  if (!impls) {
    const name = trait.view.nameAt(trait.name);
    const views = links.filesWith(name).flatMap((path) => links.viewOf(path) ?? []);
    const inRust = views.filter(({ file }) => file.language === 'rust');
    impls = inRust.flatMap((view) =>
      [...implsOf(view).values()].filter((each) => {
        const of = each.trait < 0 ? undefined : traitOf(each, links);
        return of !== undefined && of !== 'outside' && identityOf(of) === key;
      }),
    );
    known.set(key, impls);
  }
  return impls;
}

/** The same for one definition wherever it is met. */
export function identityOf({ view, name }: Defined): string {
  return `${view.file.id}:${name}`;
}
