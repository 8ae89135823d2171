import {
  type Certainty,
  type Defined,
  type FileView,
  identityOfDefined,
  type LinkRules,
  type Meaning,
  type NameUse,
  weaker,
} from '../languages/index.ts';
import {
  comparePlaces,
  ROLES,
  type Role,
  type StoredBinding,
  type StoredImport,
  SYMBOL_FLAGS,
} from '../model/index.ts';
import { bindingsAt, type ScopeRules } from './lexical-scope.ts';
import { type LinkContext, TYPES } from './link-context.ts';
import { rememberStep } from './remembered-steps.ts';
import type { Settled } from './remembered-values.ts';

/** The part of the linker that says what names mean where they stand. */
export interface Names {
  find(view: FileView, occurrence: number): Meaning;
  named: LinkContext['named'];
  nameIn: LinkContext['nameIn'];
  imported: LinkContext['imported'];
  lexical: LinkContext['lexical'];
  used: LinkContext['used'];
  isLocal: LinkContext['isLocal'];
}

/** Roles of names that mean what their scopes say. */
const BARE: ReadonlySet<Role> = new Set(['definition', 'read', 'write', 'call', 'type']);

/** Makes it. */
export function createNames(context: LinkContext, settled: Settled): Names {
  const known = rememberStep<StoredBinding, Meaning>(settled);

  function imported(from: FileView, item: StoredImport, seen?: ReadonlySet<string>): Meaning {
    const brought = context.rulesOf(from.file.language).brings?.(from, item, context);
    if (brought) return brought;
    const found = context.targets(from, item).map((target): Meaning => {
      if (target.status === 'unresolved') return { is: 'unknown', rule: 'import-unresolved' };
      if (target.status !== 'internal') return { is: 'outside', rule: 'import-outside' };
      const certainty: Certainty = target.assumed === '' ? 'exact' : 'inferred';
      const { language: by } = from.file;
      if (item.imported === '*' || target.itself) {
        const { path } = target;
        const on = context.viewOf(path);
        const whole = on && context.rulesOf(by).whole?.(from, item, on, context, seen ?? new Set());
        if (whole?.is === 'definitions') {
          return { ...whole, whole: { path, by }, certainty: weaker(whole.certainty, certainty), rule: 'import' };
        }
        if (whole?.is === 'unknown' && whole.rule === 'circular') return whole;
        if (whole?.is === 'module') return { ...whole, certainty: weaker(whole.certainty, certainty) };
        return { is: 'module', path, by, certainty, rule: 'import-module' };
      }
      const meaning = context.inModule(target.path, item.imported, by, seen);
      if (meaning.is !== 'definitions' && meaning.is !== 'module') return meaning;
      return { ...meaning, certainty: weaker(meaning.certainty, certainty), rule: 'import' };
    });
    return found.length === 1 ? found[0]! : { is: 'unknown', rule: 'import-unresolved' };
  }

  /** What the bindings of one scope with one name mean: one and the same for all places that are bound by one of them. */
  function bound(from: FileView, bindings: readonly StoredBinding[], rule: string): Meaning {
    const [only, more] = bindings;
    const find = (): Meaning => readBound(from, bindings, rule);
    return only && !more ? known(only, rule, find) : find();
  }

  function readBound(from: FileView, bindings: readonly StoredBinding[], rule: string): Meaning {
    const lists = new Set<readonly Defined[]>();
    for (const binding of bindings) {
      if (binding.kind === 'import') return broughtBy(from, binding);
      if (binding.symbol >= 0) lists.add(merged(from, binding.symbol));
      else lists.add([{ view: from, symbol: -1, name: from.occurrenceAt(binding) }]);
    }
    if (lists.size === 0) return { is: 'unknown', rule: 'unbound' };
    const all = [...lists].flat();
    const added = context.rulesOf(from.file.language).addedTo?.(all, context);
    const distinct = new Map([...all, ...(added?.all ?? [])].map((one) => [identityOfDefined(one), one]));
    return { is: 'definitions', all: [...distinct.values()], certainty: added?.certainty ?? 'exact', rule };
  }

  /** What an import binds: most names of a file that it uses often. */
  function broughtBy(from: FileView, binding: StoredBinding): Meaning {
    const item = importOf(from, binding);
    if (!item) return { is: 'unknown', rule: 'import-unknown' };
    return item.specifier === '' ? aliased(from, item) : imported(from, item);
  }

  /** `import x = A.B` */
  function aliased(from: FileView, item: StoredImport): Meaning {
    const [first, ...rest] = item.imported.split('.');
    let meaning = named(from, first!);
    for (const part of rest) meaning = context.member(context.valueOf(meaning), part);
    return meaning;
  }

  function named(from: FileView, name: string): Meaning {
    return bound(from, from.boundAs(name).inScope(0), 'file');
  }

  function nameIn(view: FileView, name: string, role: Role): Meaning {
    const here = named(view, name);
    return here.is === 'unknown' && here.rule === 'unbound' ? beyond({ view, occurrence: -1, name, role }) : here;
  }

  /** What a name means that no scope of its file binds. */
  function beyond(use: NameUse): Meaning {
    const { unbound } = context.rulesOf(use.view.file.language);
    return unbound ? (unbound(use, context) ?? { is: 'outside', rule: 'unbound' }) : { is: 'unknown', rule: 'unbound' };
  }

  const rulesByRole = new WeakMap<LinkRules, Map<Role, ScopeRules>>();

  /** Of most languages all names in a role are looked up in the same way. */
  function scopeRules(use: NameUse, rules: LinkRules): ScopeRules {
    if (rules.fits && !rules.fitsByRole) return scopeRulesFor(use, rules);
    let byRole = rulesByRole.get(rules);
    if (!byRole) {
      byRole = new Map();
      rulesByRole.set(rules, byRole);
    }
    let found = byRole.get(use.role);
    if (!found) {
      found = scopeRulesFor(use, rules);
      byRole.set(use.role, found);
    }
    return found;
  }

  function scopeRulesFor(use: NameUse, rules: LinkRules): ScopeRules {
    const { hidesMembers = false, namesOnce = false, fits, closed = [] } = rules;
    return {
      ...{ hidesMembers, namesOnce, closed },
      // A constructor has the name of its class, which is what the name means wherever it stands.
      fits: (kind, symbol) => {
        if (kind === 'constructor' || kind === 'label') return false;
        if (!fits) return true;
        const isSaid = symbol < 0 || rules.fitsByRole;
        return fits(kind, use.role, use, isSaid ? undefined : context.defined(use.view, symbol));
      },
    };
  }

  function bare(use: NameUse): Meaning {
    const { view, occurrence, name, role } = use;
    const rules = context.rulesOf(view.file.language);
    const { bindings, passed } = bindingsAt(view.placeOf(occurrence), name, view, scopeRules(use, rules));
    const isFile = bindings.every(({ scope }) => scope === 0);
    const implicit = rules.hidesMembers ? undefined : implicitMember(use, passed, isFile);
    if (implicit?.is === 'definitions') return { ...implicit, rule: `implicit-${implicit.rule}` };
    const known = bindings.length > 0 ? rules.bound?.(bindings, use, context) : beyond(use);
    const found = known ?? bound(view, bindings, isFile ? 'file' : 'scope');
    // A type that is not known may have a member of that name, seen before what is around.
    if (implicit?.is !== 'unknown' || role === 'type') return found;
    if (found.is === 'outside') return implicit;
    return found.is === 'definitions' || found.is === 'module' ? { ...found, certainty: 'inferred' } : found;
  }

  function isLocal(view: FileView, occurrence: number): boolean {
    if (!view.boundAs(view.nameAt(occurrence)).hasInner) return false;
    const use = useAt(view, occurrence);
    const rules = context.rulesOf(view.file.language);
    const own = view.bindingAt(occurrence);
    if (view.symbolAt(occurrence) >= 0 || !BARE.has(use.role) || rules.bound || (rules.means && !own)) return false;
    if (!own && view.linksOf(occurrence).some(({ kind }) => kind === 'member')) return false;
    const { bindings, passed } = bindingsAt(view.placeOf(occurrence), use.name, view, scopeRules(use, rules));
    // Elsewhere a member of what is around may be meant.
    const isSure = rules.hidesMembers || (passed.length === 0 && bindings.some(({ scope }) => scope > 0));
    const isOne = bindings.length === 1 || (bindings.length > 1 && !rules.choose);
    return isSure && isOne && bindings.every(({ kind, symbol }) => kind !== 'import' && symbol < 0);
  }

  /** What a label means: labels have names of their own. */
  function label({ view, occurrence, name }: NameUse): Meaning {
    const scopes: ScopeRules = { hidesMembers: true, namesOnce: false, closed: [], fits: (kind) => kind === 'label' };
    const found = bound(view, bindingsAt(view.placeOf(occurrence), name, view, scopes).bindings, 'label');
    return found.is === 'unknown' ? { is: 'unknown', rule: 'label' } : found;
  }

  /** The member that a bare name is, of the types around it; 'unknown' when a supertype is; undefined when it is none. */
  function implicitMember(use: NameUse, passed: readonly number[], isFile: boolean): Meaning | undefined {
    const { view, occurrence, name } = use;
    const types: (readonly Defined[])[] = passed.map((scope) => typeOfScope(view, scope));
    // What has an owner stands outside of its type, in the scope of the file.
    if (isFile) {
      const around = occurrence < 0 ? [] : view.symbolsAround(view.placeOf(occurrence)).reverse();
      const { declaredApart } = context.rulesOf(view.file.language);
      for (const symbol of around) {
        const { owner, nameLine: line, nameColumn: column } = view.facts.symbols[symbol]!;
        // What stands before the name is written outside of the type.
        const isBefore = declaredApart && comparePlaces(view.placeOf(occurrence), { line, column }) < 0;
        if (owner !== '' && !isBefore) types.push(context.ownersOf(view, symbol));
      }
    }
    let unknown: Meaning | undefined;
    for (const of of types) {
      const found: Meaning =
        of.length > 0
          ? context.memberOf({ is: 'instance', of, certainty: 'exact' }, name, use, 0)
          : { is: 'unknown', rule: 'type-unknown' };
      if (found.is === 'definitions') {
        return unknown ? { ...found, certainty: 'inferred' } : found;
      }
      if (found.is === 'unknown') unknown ??= found;
    }
    return unknown;
  }

  /** The type whose body is a class scope; [] of one without a name. */
  function typeOfScope(view: FileView, scope: number): readonly Defined[] {
    const { scopes, symbols } = view.facts;
    const { startLine: line, startColumn: column } = scopes[scope]!;
    const symbol = view.symbolsAround({ line, column }).findLast((one) => TYPES.has(symbols[one]!.kind));
    if (symbol === undefined) return [];
    const { startLine, startColumn } = symbols[symbol]!;
    for (let above = scopes[scope]!.parent; above >= 0; above = scopes[above]!.parent) {
      const around = scopes[above]!;
      const isInside =
        around.startLine > startLine || (around.startLine === startLine && around.startColumn >= startColumn);
      // The body of the type is around this one.
      if (around.kind === 'class' && isInside) return [];
    }
    return [context.defined(view, symbol)];
  }

  function find(view: FileView, occurrence: number): Meaning {
    const symbol = view.symbolAt(occurrence);
    const taken = context.rulesOf(view.file.language).taken?.(useAt(view, occurrence), context);
    if (taken) return taken;
    if (symbol >= 0) {
      const all = merged(view, symbol);
      return repeated(view, occurrence) ?? { is: 'definitions', all, certainty: 'exact', rule: 'definition' };
    }
    const use = useAt(view, occurrence);
    const { choose, means } = context.rulesOf(view.file.language);
    const own = view.bindingAt(occurrence) && use.role !== 'import' ? undefined : means?.(use, context);
    if (own) return own;
    const found = asCertain(usedAs(use), use);
    if (!choose || found.is !== 'definitions' || found.all.length < 2) return found;
    const chosen = choose(found.all, use, context);
    if (chosen.is !== 'definitions') return chosen;
    if (chosen.all === found.all) return { ...found, certainty: weaker(chosen.certainty, found.certainty) };
    return { ...found, ...chosen, certainty: weaker(chosen.certainty, found.certainty) };
  }

  /** The member of a supertype that an assignment (`self.a = 1`) gives a value, where the language says so. */
  function repeated(view: FileView, occurrence: number): Meaning | undefined {
    if (!context.rulesOf(view.file.language).isFirm) return undefined;
    const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
    if (!member) return undefined;
    const use: NameUse = { ...useAt(view, occurrence), role: 'write' };
    const found = context.memberOf(context.linkValue(view, member, occurrence, 0), use.name, use, 0);
    return found.is === 'definitions' && found.certainty === 'exact' ? found : undefined;
  }

  function asCertain(found: Meaning, use: NameUse): Meaning {
    const { isCertain } = context.rulesOf(use.view.file.language);
    if (!isCertain || found.is !== 'definitions' || found.certainty !== 'exact') return found;
    return isCertain(found.all, use, context) ? found : { ...found, certainty: 'inferred' };
  }

  function useAt(view: FileView, occurrence: number): NameUse {
    return { view, occurrence, name: view.nameAt(occurrence), role: ROLES[view.occurrences.role[occurrence]!]! };
  }

  function used(view: FileView, occurrence: number): Meaning {
    const use = useAt(view, occurrence);
    const isBoth = use.role === 'type' && view.symbolAt(occurrence) >= 0;
    return isBoth ? usedAs(use) : context.meaning(view, occurrence);
  }

  function usedAs(use: NameUse): Meaning {
    const { view, occurrence, name, role } = use;
    const { key } = context.rulesOf(view.file.language);
    if (role === 'key' && key) return key(use, context);
    const said = view.linksOf(occurrence);
    const member = said.find(({ kind }) => kind === 'member');
    // `{ a }` that takes an object apart binds a name of its own; one that makes an object names something else.
    if (member && !view.bindingAt(occurrence) && !said.some(({ kind }) => kind === 'shorthand'))
      return context.memberOf(context.linkValue(view, member, occurrence, 0), name, use, 0);
    switch (role) {
      case 'key':
        return { is: 'unknown', rule: 'key' };
      case 'label':
        return label(use);
      case 'import':
      case 'export':
        return specifierAt(view, occurrence) ?? bare(use);
      default:
        return bare(use);
    }
  }

  /** One list for all that are one: a member may be assigned ten thousand times. */
  const mergedIn = new WeakMap<FileView, Map<string, readonly Defined[]>>();

  /** All definitions that are one with this: overloads, an interface with the constant or class of its name. */
  function merged(from: FileView, symbol: number): readonly Defined[] {
    const { joined } = context.rulesOf(from.file.language);
    if (joined) return joined(context.defined(from, symbol), context);
    if (!context.rulesOf(from.file.language).merges) return [context.defined(from, symbol)];
    const { symbols } = from.facts;
    const one = symbols[symbol]!;
    // A type may have a member of a name, and its values another.
    const isStatic = (i: number): boolean => (symbols[i]!.flags & SYMBOL_FLAGS.static) !== 0;
    const scope = from.bindingOfSymbol(symbol)?.scope;
    const place = scope === undefined ? `in ${one.parent} ${one.owner}` : `scope ${scope}`;
    const key = `${place} ${isStatic(symbol)} ${one.name}`;
    let own = mergedIn.get(from);
    if (!own) {
      own = new Map();
      mergedIn.set(from, own);
    }
    let all = own.get(key);
    if (!all) {
      const beside =
        scope === undefined
          ? from.symbolsOf(one.name).filter((i) => symbols[i]!.parent === one.parent && symbols[i]!.owner === one.owner)
          : from
              .boundAs(one.name)
              .inScope(scope)
              .flatMap((each) => (each.symbol >= 0 ? [each.symbol] : []));
      const same = beside.filter((i) => isStatic(i) === isStatic(symbol));
      all = [...new Set([symbol, ...same])].sort((a, b) => a - b).map((i) => context.defined(from, i));
      own.set(key, all);
    }
    return all;
  }

  /** The name in the braces of an import or a re-export means what it brings. */
  function specifierAt(from: FileView, occurrence: number): Meaning | undefined {
    const place = from.placeOf(occurrence);
    const name = from.nameAt(occurrence);
    const item = from.facts.imports.find(
      ({ startLine, endLine, imported: taken, local }) =>
        startLine <= place.line && place.line <= endLine && (taken === name || local === name),
    );
    if (!item) return undefined;
    return item.specifier === '' ? named(from, item.imported) : imported(from, item);
  }

  return { find, named, nameIn, imported, lexical: bare, used, isLocal };
}

function importOf({ facts }: FileView, binding: { name: string; line: number }): StoredImport | undefined {
  const local = facts.imports.filter((item) => item.local === binding.name);
  return local.find((item) => item.startLine <= binding.line && binding.line <= item.endLine) ?? local[0];
}
