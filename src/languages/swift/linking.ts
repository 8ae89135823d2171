import { LINK_STEPS, LINK_TARGETS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkRules, LinkWorld, MemberUse, NameUse } from '../link-rules.ts';
import { commonValue, type Defined, type Meaning, type TypedValue, UNKNOWN, type ValueType } from '../meaning.ts';
import { bare, beyond, moduleNamed, OUT, several, TYPES } from './bare-names.ts';
import { handed, taken } from './closures.ts';
import { indexed, outside } from './core.ts';
import { fitting, fittingTypes, labelsAt, parametersOf } from './overloads.ts';
import { memberAmong, memberOfOutside, memberOfType, superOrder, supertypesOf, thisAt } from './types.ts';
import { isModule, isOfModule, seenFrom } from './visibility.ts';

const POINTED = LINK_STEPS.indexOf('pointed');
const MADE: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'enum']);

/** What a name means. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, role, name } = use;
  if (role === 'label') return undefined;
  if (role === 'import') return inImport(use, links);
  if (/^\$\d$/.test(name))
    return {
      is: 'definitions',
      all: [{ view, symbol: -1, name: occurrence }],
      certainty: 'exact',
      rule: 'swift/closure-argument',
    };
  const said = view.linksOf(occurrence);
  const within = said.find(({ kind }) => kind === 'within');
  if (within) return asCalled(expected(use, within.target, within.steps, links), use, links);
  const member = said.find(({ kind }) => kind === 'member');
  if (member) return asCalled(memberAt(use, links), use, links);
  if (role === 'key') return undefined;
  return asCalled(bare(use, links), use, links);
}

/** Calling a type means what makes a value of it, as well. */
function asCalled(found: Meaning, use: NameUse, links: LinkWorld): Meaning {
  if (found.is !== 'definitions' || use.role !== 'call') return found;
  const [type, ...more] = found.all;
  if (!type || more.length > 0 || !MADE.has(type.view.facts.symbols[type.symbol]?.kind ?? 'variable')) return found;
  const value: TypedValue = { is: 'type', of: [type], certainty: found.certainty };
  const made = memberOfType(value, { ...use, name: 'init' }, links);
  if (made?.is !== 'definitions' || made.certainty !== 'exact') return found;
  return { ...found, all: [...made.all, type], rule: 'swift/init', through: { declaring: value, self: value } };
}

function memberAt(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member')!;
  if (member.steps.length === 0) {
    if (member.target === LINK_TARGETS.super) {
      const above = superOrder(view, occurrence, links);
      if (!above) return { is: 'unknown', rule: 'swift/super-unknown' };
      const self: TypedValue = name === 'init' ? { ...above.self, is: 'type' } : above.self;
      return memberAmong(above.order, self, use, links) ?? OUT;
    }
    if (member.target >= 0) {
      const target = links.meaning(view, member.target);
      if (target.is === 'module') return ofModule(use, target.path, links);
    }
  }
  const value = links.valueAt(view, occurrence, member);
  if (name === 'self') return { is: 'outside', rule: 'swift/itself', value };
  // `self.init(…)`
  if (name === 'init' && value.is === 'instance') return links.member({ ...value, is: 'type' }, name, use);
  return links.member(value, name, use);
}

/** `.name`, of the type of what stands at the target of a link. */
function expected(use: NameUse, target: number, steps: readonly number[], links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const type = expectedType(view, occurrence, target, steps, links);
  if (type.is === 'instance' || type.is === 'type') return links.member({ ...type, is: 'type' }, name, use);
  if (type.is === 'outside' || type.is === 'many') return links.member(type, name, use);
  return { is: 'unknown', rule: 'swift/context-unknown' };
}

function expectedType(
  view: FileView,
  occurrence: number,
  target: number,
  steps: readonly number[],
  links: LinkWorld,
): ValueType {
  if (target === LINK_TARGETS.unknown) return UNKNOWN;
  if (target < 0) return links.valueAt(view, occurrence, { kind: 'value', target, steps });
  const isArgument =
    steps.length === 1 && steps[0] === POINTED && view.linksOf(target).some(({ kind }) => kind === 'argument');
  if (isArgument) {
    const called = links.meaning(view, target);
    const through = called.is === 'definitions' ? called.through : undefined;
    const all = called.is === 'definitions' ? called.all : called.is === 'unknown' ? (called.candidates ?? []) : [];
    const types = all.flatMap((one) => (parametersOf(one)[0]?.label === '' ? [taken(one, 0, through, links)] : []));
    return types.length > 0 ? commonValue(types) : UNKNOWN;
  }
  if (view.linksOf(target).some(({ kind }) => kind === 'key')) {
    const parameter = links.meaning(view, target);
    return parameter.is === 'definitions' ? links.valueOf(parameter) : UNKNOWN;
  }
  return links.valueAt(view, occurrence, { kind: 'value', target, steps });
}

/** The member of a value. */
function member(value: ValueType, use: MemberUse, links: LinkWorld): Meaning | undefined {
  if (value.is === 'outside' || value.is === 'many') return memberOfOutside(value, use, links);
  if (value.is !== 'instance' && value.is !== 'type') return undefined;
  if (value.of.length === 0) return { is: 'unknown', rule: 'swift/type-unknown' };
  const [type] = value.of;
  // What is another name of nothing that is known can be anything.
  if (type?.view.facts.symbols[type.symbol]?.kind === 'type') return { is: 'unknown', rule: 'swift/type-unknown' };
  return memberOfType(value, use, links) ?? made(value, use) ?? OUT;
}

/** What the language gives types. */
function made(value: TypedValue, { name }: MemberUse): Meaning | undefined {
  const self: ValueType = { ...value, is: 'instance' };
  if (value.is === 'type' && name === 'init') return { is: 'outside', rule: 'swift/memberwise-init', value: self };
  if (value.is === 'type' && name === 'allCases')
    return { is: 'outside', rule: 'swift/all-cases', value: { is: 'many', of: self } };
  return undefined;
}

function ofModule(use: NameUse, module: string, links: LinkWorld): Meaning {
  const all = links.definitions(use.name, use.view).filter((one) => {
    const { parent, kind } = one.view.facts.symbols[one.symbol]!;
    return parent < 0 && kind !== 'extension' && isOfModule(one, module, links) && seenFrom(use.view, one, links);
  });
  const fit = fitting(all, use);
  return fit.length > 0 ? several(fittingTypes(fit, use, links), 'exact', 'swift/module-member', links) : OUT;
}

function inImport({ view, name }: NameUse, links: LinkWorld): Meaning {
  return isModule(view, name, links) ? moduleNamed(view, name) : OUT;
}

/** What the label of an argument means: the parameter, or the property that it sets. */
function key(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const link = view.linksOf(occurrence).find(({ kind }) => kind === 'key');
  if (!link || link.target < 0) return { is: 'outside', rule: 'swift/label' };
  const called = links.meaning(view, link.target);
  if (called.is !== 'definitions')
    return called.is === 'outside'
      ? { is: 'outside', rule: 'swift/label', value: UNKNOWN }
      : { is: 'unknown', rule: 'swift/label' };
  for (const one of called.all) {
    const parameter = parametersOf(one).find(({ label }) => label === name);
    if (parameter) {
      const all = [{ view: one.view, symbol: -1, name: parameter.at }];
      return {
        is: 'definitions',
        all,
        certainty: called.certainty,
        rule: 'swift/argument',
        ...(called.through && { through: called.through }),
      };
    }
    const kind = one.view.facts.symbols[one.symbol]?.kind;
    if (kind === 'struct' && called.all.length === 1) {
      const field = links.member({ is: 'instance', of: [one], certainty: called.certainty }, name, {
        ...use,
        role: 'read',
      });
      if (field.is === 'definitions') return { ...field, rule: 'swift/memberwise' };
    }
  }
  return { is: 'unknown', rule: 'swift/label' };
}

/** Values whose place matters: what closures are given, what cases hold, `if let a`. */
function value(use: NameUse, links: LinkWorld): ValueType | undefined {
  const { view, occurrence, role, name } = use;
  if (role === 'type' || role === 'definition') return undefined;
  if (name === 'Self') {
    const self = thisAt(view, occurrence, links);
    return self?.is === 'instance' ? { ...self, is: 'type' } : self;
  }
  const own = /^\$\d$/.test(name) ? view.linksOf(occurrence).find(({ kind }) => kind === 'passed') : undefined;
  if (own) return handed(view, own, links);
  const found = links.meaning(view, occurrence);
  const [one, ...more] = found.is === 'definitions' ? found.all : [];
  if (!one || more.length > 0 || one.symbol >= 0) return undefined;
  const said = one.view.linksOf(one.name);
  const passed = said.find(({ kind }) => kind === 'passed');
  if (passed) return handed(one.view, passed, links);
  if (!said.some(({ kind }) => kind === 'shorthand')) return undefined;
  const outer = bare({ ...use, occurrence: one.name, role: 'read' }, links, one.view.placeOf(one.name));
  return outer.is === 'definitions' && outer.all.length === 1 ? valueOfAny(outer, links) : UNKNOWN;
}

function valueOfAny(of: Meaning & { is: 'definitions' }, links: LinkWorld): ValueType {
  const [{ view, symbol, name }] = of.all as [Defined];
  const passed = symbol < 0 ? view.linksOf(name).find(({ kind }) => kind === 'passed') : undefined;
  return passed ? handed(view, passed, links) : links.valueOf(of);
}

/** What calling something that is nothing of this project gives: by custom what makes a value has the name of its type. */
function calls({ view, occurrence, name }: NameUse, links: LinkWorld): ValueType {
  if (!/^\p{Lu}/u.test(name)) return UNKNOWN;
  const said = view.linksOf(occurrence).filter(({ kind }) => kind === 'typeArgument');
  return { is: 'outside', name, args: said.map((link) => links.typeAt(view, occurrence, link)) };
}

/** How names of Swift are bound. */
export const linking: LinkRules = {
  constructs: true,
  getters: true,
  selfName: 'Self',
  means,
  key,
  // Calling a type means what makes a value of it.
  otherNames: ({ view, symbol }) => {
    const one = view.facts.symbols[symbol];
    const type = view.facts.symbols[one?.parent ?? -1];
    return one?.kind === 'constructor' && type ? [type.name] : [];
  },
  unbound: beyond,
  member,
  value,
  calls,
  thisAt: (view, occurrence, links) => thisAt(view, occurrence, links) ?? UNKNOWN,
  supertypes: (type, links) => supertypesOf({ is: 'instance', of: [type], certainty: 'exact' }, links),
  fits: (kind, role) =>
    role !== 'type' || kind === 'type-parameter' || TYPES.has(kind as SymbolKind) || kind === 'extension',
  mayMean: ({ view, occurrence, role }, one, links) => {
    const { parent, kind } = one.view.facts.symbols[one.symbol]!;
    const isMember = view.linksOf(occurrence).some((link) => link.kind === 'member' || link.kind === 'within');
    if (isMember && parent < 0) return false;
    if (role === 'write' && kind === 'method') return false;
    if (
      role === 'call' &&
      labelsAt(view, occurrence).length >= 0 &&
      fitting([one], { view, occurrence, role }).length === 0
    )
      return false;
    return seenFrom(view, one, links) !== undefined;
  },
  step: (of, step, links) => {
    if (step === 'entered')
      return { is: 'outside', name: 'Dictionary', args: [UNKNOWN, of.is === 'type' ? { ...of, is: 'instance' } : of] };
    if (step !== 'pointed') return undefined;
    if (of.is !== 'instance') return indexed(of);
    const found = links.member(of, 'subscript');
    return found.is === 'definitions' ? links.returned(found) : UNKNOWN;
  },
  ...outside,
};
