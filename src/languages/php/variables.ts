import { comparePlaces, type StoredScope } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { Meaning } from '../meaning.ts';

/** Variables of PHP itself, which are the same everywhere. */
const SUPERGLOBALS = new Set('$GLOBALS $_SERVER $_GET $_POST $_FILES $_COOKIE $_SESSION $_REQUEST $_ENV'.split(' '));

/** What a variable means: a function sees its own, those it takes along, and an arrow function those around it. */
export function variableMeaning(view: FileView, occurrence: number): Meaning {
  const name = view.nameAt(occurrence);
  if (SUPERGLOBALS.has(name)) return { is: 'outside', rule: 'superglobal' };
  const place = view.placeOf(occurrence);
  const { scopes } = view.facts;
  const bindings = view.boundAs(name);
  const itself = bindings.at(place);
  if (itself) return meant(view, occurrence, itself.symbol);
  for (let scope = view.scopeAt(place); scope >= 0; scope = scopes[scope]!.parent) {
    const [bound] = bindings.inScope(scope);
    if (bound) return meant(view, view.occurrenceAt(bound), bound.symbol);
    const { kind } = scopes[scope]!;
    if (kind === 'class' || (kind === 'function' && !takesAlong(view, name, scope))) break;
  }
  return firstUse(view, occurrence);
}

/** What no assignment makes is made where it is first named: as an argument that is taken by reference. */
function firstUse(view: FileView, occurrence: number): Meaning {
  const inFunction = functionAt(view, view.placeOf(occurrence));
  if (inFunction <= 0) return { is: 'outside', rule: 'variable' };
  const first = view
    .occurrencesOf(view.nameAt(occurrence))
    .find((one) => functionAt(view, view.placeOf(one)) === inFunction);
  return meant(view, first ?? occurrence, -1);
}

function meant(view: FileView, name: number, symbol: number): Meaning {
  return { is: 'definitions', all: [{ view, symbol, name }], certainty: 'exact', rule: 'variable' };
}

/** A function takes a variable from around it where it says so: there the variable is given itself. */
function takesAlong(view: FileView, name: string, scope: number): boolean {
  return view
    .occurrencesOf(name)
    .some(
      (one) =>
        isInside(view, one, view.facts.scopes[scope]!) &&
        isTaken(view, one) &&
        functionAt(view, view.placeOf(one)) === scope,
    );
}

/** The scope of the function around an occurrence. */
export function functionOf(view: FileView, occurrence: number): number {
  return functionAt(view, view.placeOf(occurrence));
}

function functionAt(view: FileView, place: { line: number; column: number }): number {
  let scope = view.scopeAt(place);
  while (scope > 0 && view.facts.scopes[scope]!.kind === 'block') scope = view.facts.scopes[scope]!.parent;
  return scope;
}

function isInside(view: FileView, occurrence: number, scope: StoredScope): boolean {
  const place = view.placeOf(occurrence);
  return (
    comparePlaces({ line: scope.startLine, column: scope.startColumn }, place) <= 0 &&
    comparePlaces(place, { line: scope.endLine, column: scope.endColumn }) < 0
  );
}

/** True where a function takes the variable along. */
export function isTaken(view: FileView, occurrence: number): boolean {
  return view
    .linksOf(occurrence)
    .some(({ kind, target, steps }) => kind === 'value' && target === occurrence && steps.length === 0);
}
