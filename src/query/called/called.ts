import { type Defined, type FileView, isSameFamily, type Link } from '../../languages/index.ts';
import type { Linker } from '../../link/index.ts';
import { LINK_STEPS, ROLES, type StoredSymbol, type SymbolKind } from '../../model/index.ts';
import type { TextLines } from '../lines.ts';
import { isCall } from './typed-overloads.ts';

const NEVER_CALLED: ReadonlySet<SymbolKind> = new Set(['interface', 'type', 'namespace', 'module']);
/** `= function name`, also behind `other = `, in parentheses with that; as the value of a key `: function name`. */
const NAMED_FUNCTION =
  /^\s*[=:]\s*(?:\(\s*(?=[\w$.]+\s*=))?(?:[\w$.]+\s*=\s*)*(?:async\s+)?function\s*\*?\s*(?=[\w$]+\s*[(<])/;
/** What stands before the name of a function that is assigned: `a.go`, `module.exports = function go`. */
const WHOLE = /\bmodule\.exports\s*=\s*(?:async\s+)?function\s*\*?\s*$/;
const OWN_WHOLE = new RegExp(`\\bmodule\\.$|${WHOLE.source}`);
const ASSIGNED = new RegExp(`\\.$|${WHOLE.source}`);
const CALL = LINK_STEPS.indexOf('call');
const MOST_LINES = 3;
const MOST_TEXT = 500;

const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method']);
const FIELDS: ReadonlySet<SymbolKind> = new Set(['field', 'property']);
const DEEP = 4;

/**
 * What a call of something with these definitions calls. In PHP a method by the name that `use` gives it is that of the
 * trait. In TypeScript and JavaScript, of declarations that are merged, those that can be called; of a
 * field and a method of one class, the method. Of a variable that is another name of a function, which an assignment
 * defines (`const go = other.go`, `exports.go = () => {}`), that function.
 */
export function calledOf(
  all: readonly Defined[],
  { view, occurrence }: { view: FileView; occurrence: number },
  linker: Linker,
  linesOf: (view: FileView) => TextLines | undefined,
): readonly Defined[] {
  if (view.file.language === 'php') return all.flatMap((one) => methodOfTrait(one, linker));
  if (!isSameFamily(view.file.language, 'typescript') || !isCall({ view, occurrence }, linesOf)) return all;
  const [only, more] = all;
  if (only && !more) return [assignedFunction(only, linker, linesOf, 0) ?? only];
  if (!only || !linker.rulesOf(only.view.file.language).merges) return all;
  const symbolOf = ({ view: on, symbol }: Defined): StoredSymbol | undefined => on.facts.symbols[symbol];
  const holderOf = (one: Defined): string => `${one.view.file.id}:${symbolOf(one)?.parent ?? -1}`;
  const withMethod = new Set(
    all.flatMap((one) => {
      const { kind = 'variable', parent = -1 } = symbolOf(one) ?? {};
      return parent >= 0 && FUNCTIONS.has(kind) ? [holderOf(one)] : [];
    }),
  );
  const isCalled = (one: Defined): boolean => {
    const { kind = 'variable' } = symbolOf(one) ?? {};
    return FIELDS.has(kind) ? !withMethod.has(holderOf(one)) : !NEVER_CALLED.has(kind);
  };
  const found = all.filter(isCalled);
  return found.length > 0 ? found : all;
}

/** The method that is given another name where a type uses its trait, else the definition itself. */
function methodOfTrait(one: Defined, linker: Linker): readonly Defined[] {
  if (one.view.facts.symbols[one.symbol]?.kind !== 'method') return [one];
  const given = one.view.linksOf(one.name).find(({ kind, target }) => kind === 'value' && target >= 0);
  const meaning = given && linker.meaning(one.view, given.target);
  return meaning?.is === 'definitions' ? meaning.all : [one];
}

/** The function that a variable without a type of its own is given by its name alone, if an assignment defines that. */
function assignedFunction(
  one: Defined,
  linker: Linker,
  linesOf: (view: FileView) => TextLines | undefined,
  depth: number,
): Defined | undefined {
  if (one.name < 0) return undefined;
  const links = one.view.linksOf(one.name);
  const [value, another] = links.filter(({ kind }) => kind === 'value');
  const isParameter = one.view.bindingAt(one.name)?.kind === 'parameter';
  if (another || depth > DEEP || isParameter || links.some(({ kind }) => kind === 'type' || kind === 'passed'))
    return undefined;
  // `const { go } = other`
  const taken = !value && one.view.bindingAt(one.name) ? links.find(({ kind }) => kind === 'member') : undefined;
  if (!taken && (!value || value.target < 0)) return undefined;
  if (value && value.steps.length > 0) return requiredFunction(one, value, linker, linesOf);
  const isWrittenAgain = one.view
    .occurrencesOf(one.view.nameAt(one.name))
    .some((at) => at !== one.name && ROLES[one.view.occurrences.role[at]!] === 'write');
  if (isWrittenAgain) return undefined;
  const meaning = value
    ? linker.meaning(one.view, value.target)
    : linker.member(linker.valueAt(one.view, one.name, taken!), one.view.nameAt(one.name));
  if (value && meaning.is !== 'definitions') return ownFunction(one, value, linker, linesOf);
  if (meaning.is !== 'definitions' || meaning.certainty !== 'exact') return undefined;
  const [found, more] = meaning.all;
  if (!found || more) return undefined;
  const symbol = found.view.facts.symbols[found.symbol];
  if (!symbol || !FUNCTIONS.has(symbol.kind)) return assignedFunction(found, linker, linesOf, depth + 1);
  if (found.name < 0) return undefined;
  const { line, column } = found.view.placeOf(found.name);
  const before = linesOf(found.view)?.at(line).slice(0, column);
  return before !== undefined && ASSIGNED.test(before) ? found : undefined;
}

/** The function that is all of the file: `module.exports = function () {}; const go = exports;` */
function ownFunction(
  { view, name }: Defined,
  value: Link,
  linker: Linker,
  linesOf: (view: FileView) => TextLines | undefined,
): Defined | undefined {
  const module = view.nameAt(value.target) === 'exports' ? linker.valueAt(view, name, value) : undefined;
  if (module?.is !== 'module' || module.path !== view.file.path) return undefined;
  const whole = linker.rulesOf(module.by).asWhole?.(module.path, linker);
  const [found, more] = whole?.is === 'definitions' ? whole.all : [];
  if (!found || more || found.view !== view || found.name < 0) return undefined;
  const { line, column } = view.placeOf(found.name);
  const before = linesOf(view)?.at(line).slice(0, column);
  return before !== undefined && OWN_WHOLE.test(before) ? found : undefined;
}

/** The function with a name that is all of a module: `exports.go = require('./go')`. */
function requiredFunction(
  { view, symbol, name }: Defined,
  value: Link,
  linker: Linker,
  linesOf: (view: FileView) => TextLines | undefined,
): Defined | undefined {
  const isRequired = value.steps.length === 1 && value.steps[0] === CALL && view.nameAt(value.target) === 'require';
  const module = isRequired && symbol >= 0 ? linker.valueAt(view, name, value) : undefined;
  if (module?.is !== 'module') return undefined;
  const whole = linker.rulesOf(module.by).asWhole?.(module.path, linker);
  const [found, more] = whole?.is === 'definitions' ? whole.all : [];
  if (!found || more || found.name < 0) return undefined;
  const { line, column } = found.view.placeOf(found.name);
  const before = linesOf(found.view)?.at(line).slice(0, column);
  return before !== undefined && WHOLE.test(before) ? found : undefined;
}

/**
 * The function with a name of its own that a name is given where it is defined, `run` in `exports.go = function run() {}`:
 * a call of the one calls the other. -1 where there is none.
 */
export function ownName({ view, name }: Defined, lines: TextLines | undefined): number {
  // Of a parameter it is a default.
  if (!lines || name < 0 || view.bindingAt(name)?.kind === 'parameter') return -1;
  const { line, column } = view.placeOf(name);
  const before = column + view.nameAt(name).length;
  const text = [...Array(MOST_LINES).keys()].map((more) => lines.at(line + more)).join('\n');
  const given = NAMED_FUNCTION.exec(text.slice(before, before + MOST_TEXT))?.[0];
  if (given === undefined) return -1;
  const rows = text.slice(0, before + given.length).split('\n');
  return view.occurrenceAt({ line: line + rows.length - 1, column: rows.at(-1)!.length });
}
