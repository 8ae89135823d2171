import { comparePlaces } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, ValueType } from '../meaning.ts';
import { TYPES } from './chains.ts';

/** What is seen through a class scope. */
export interface Body {
  /** The type whose body it is; undefined when that has no name. */
  type: Defined | undefined;
  /** What `this` is: the type, or what one without a name is made of; then what it is said to be besides. */
  values: readonly (ValueType | undefined)[];
}

/** What a class scope is the body of; undefined for an extension, which is the body of nothing. */
export function bodyOf(view: FileView, scope: number, links: LinkWorld): Body | undefined {
  const { scopes, symbols } = view.facts;
  const { startLine, startColumn, endLine, endColumn } = scopes[scope]!;
  const start = { line: startLine, column: startColumn };
  const symbol = view.symbolsAround(start).findLast((one) => {
    const each = symbols[one]!;
    return each.startLine === startLine && each.startColumn === startColumn && TYPES.has(each.kind);
  });
  const around = view.symbolsAround(start).at(-1);
  const isWhole = (one: number | undefined): boolean => {
    const each = one === undefined ? undefined : symbols[one];
    return each !== undefined && TYPES.has(each.kind) && each.endLine === endLine && each.endColumn === endColumn;
  };
  const own = symbol ?? (isWhole(around) ? around : undefined);
  if (own !== undefined) {
    const type = links.defined(view, own);
    const self = view.linksOf(type.name).find(({ kind }) => kind === 'receiver');
    const values: (ValueType | undefined)[] = [{ is: 'instance', of: [type], certainty: 'exact' }];
    if (self) values.push(self.target < 0 ? undefined : links.typeAt(view, type.name, self));
    return { type, values };
  }
  const made = madeBefore(view, scope);
  if (made.length === 0) return undefined;
  return {
    type: undefined,
    values: made.map((occurrence) => {
      const value = links.typeAt(view, occurrence, { kind: 'type', target: occurrence, steps: [] });
      return value.is === 'type' ? { ...value, is: 'instance' as const } : value;
    }),
  };
}

/** So many names are looked back for what is made with a body. */
const NEAR = 60;

/** The types before the body of something that is made without a name. */
function madeBefore(view: FileView, scope: number): number[] {
  const { startLine: line, startColumn: column } = view.facts.scopes[scope]!;
  const start = { line, column };
  const { line: lines, column: columns } = view.occurrences;
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]! < line || (lines[middle] === line && columns[middle]! < column)) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low - 1; at >= 0 && at > low - NEAR; at--) {
    const isMade = view.linksOf(at).some(({ kind }) => kind === 'shorthand');
    if (!isMade) {
      if (found.length > 0 && view.linksOf(at).length === 0) break;
      continue;
    }
    const place = view.placeOf(at);
    const isOther = view.facts.scopes.some(
      (one, i) =>
        i !== scope &&
        one.kind === 'class' &&
        comparePlaces({ line: one.startLine, column: one.startColumn }, place) > 0 &&
        comparePlaces({ line: one.startLine, column: one.startColumn }, start) < 0,
    );
    if (isOther) break;
    found.unshift(at);
  }
  return found;
}
