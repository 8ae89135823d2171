import type { StoredBinding, StoredFacts, StoredScope } from '../model/index.ts';

/** A place in a file, 0-based. */
export interface TextPlace {
  line: number;
  column: number;
}

/** Negative when `a` comes before `b`. */
export function comparePlaces(a: TextPlace, b: TextPlace): number {
  return a.line - b.line || a.column - b.column;
}

/** Languages in which a function does not see the members of the class around it without `self.` or `this.`. */
const MEMBERS_HIDDEN = new Set(
  'python javascript typescript tsx assemblyscript vue svelte html rust go php graphql'.split(' '),
);

/** What a name is bound to at a place. */
export interface BoundName {
  /** The bindings of the innermost scope that has any which is visible there; [] when the file does not bind the name. */
  bindings: StoredBinding[];
  /** Class scopes between the place and that scope whose members would be seen first, inherited ones too. */
  passed: StoredScope[];
}

/** Looks a name up at a place, by the lexical scopes of the file. */
export function bindingsAt(
  at: TextPlace,
  name: string,
  facts: Pick<StoredFacts, 'bindings' | 'scopes'>,
  language: string,
): BoundName {
  const own = facts.bindings.filter((binding) => binding.name === name);
  const passed: StoredScope[] = [];
  const itself = own.find((binding) => comparePlaces(binding, at) === 0);
  if (own.length === 0 || itself) return { bindings: itself ? [itself] : [], passed };
  let inFunction = false;
  for (let scope = innermostScope(at, facts); scope >= 0; scope = facts.scopes[scope]!.parent) {
    const { kind } = facts.scopes[scope]!;
    if (kind === 'function') inFunction = true;
    if (kind === 'class' && inFunction && MEMBERS_HIDDEN.has(language)) continue;
    const visible = own.filter(
      (binding) =>
        binding.scope === scope && comparePlaces({ line: binding.visibleLine, column: binding.visibleColumn }, at) <= 0,
    );
    if (visible.length > 0) return { bindings: latest(visible), passed };
    if (kind === 'class' && !MEMBERS_HIDDEN.has(language)) passed.push(facts.scopes[scope]!);
  }
  return { bindings: [], passed };
}

/** True when functions of the language see the members of the type they belong to, though these stand elsewhere. */
export function seesMembers(language: string): boolean {
  return !MEMBERS_HIDDEN.has(language);
}

/** Where names are visible from their definition on, the last one hides those before it; definitions hide nothing. */
function latest(visible: readonly StoredBinding[]): StoredBinding[] {
  const ordered = visible.filter(({ visibleLine, visibleColumn }) => visibleLine > 0 || visibleColumn > 0);
  const last = ordered.sort(comparePlaces).at(-1);
  // Two of one name in one scope are overloads, or alternatives of a preprocessor.
  if (last) return last.symbol < 0 ? [last] : ordered.filter(({ symbol }) => symbol >= 0);
  const symbols = visible.filter((binding) => binding.symbol >= 0);
  return symbols.length > 0 ? symbols : visible.slice(0, 1);
}

function innermostScope(at: TextPlace, { scopes }: Pick<StoredFacts, 'scopes'>): number {
  let found = scopes.length > 0 ? 0 : -1;
  for (const [index, scope] of scopes.entries()) {
    const inside =
      comparePlaces({ line: scope.startLine, column: scope.startColumn }, at) <= 0 &&
      comparePlaces(at, { line: scope.endLine, column: scope.endColumn }) < 0;
    // A scope comes after the one around it.
    if (inside) found = index;
  }
  return found;
}
