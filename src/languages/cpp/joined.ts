import { SYMBOL_FLAGS } from '../../model/index.ts';
import { closureOf, joined as joinedInC } from '../c/unbound.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { FUNCTIONS, flagsOf, isInNamespace, kindOf, TYPES, VALUES } from './defined.ts';
import { qualifiedName } from './qualified.ts';
import { overloadsOf } from './signatures.ts';

/** All that is one thing with a definition: its declarations and bodies, the parts of a namespace; not its overloads. */
export function joined(one: Defined, links: LinkWorld): readonly Defined[] {
  const all = withOverloads(one, links);
  if (all.length < 2 || !FUNCTIONS.has(kindOf(one))) return all;
  const isOne = (other: Defined): boolean => other.symbol === one.symbol && other.view === one.view;
  return overloadsOf(all, links)?.find((overload) => overload.all.some(isOne))?.all ?? all;
}

function withOverloads(one: Defined, links: LinkWorld): readonly Defined[] {
  const { name, parent, owner } = one.view.facts.symbols[one.symbol]!;
  const kind = kindOf(one);
  if (kind === 'macro' || (parent < 0 && owner === '' && kind !== 'namespace' && !TYPES.has(kind)))
    return joinedInC(one, links);
  if (!VALUES.has(kind) && kind !== 'namespace') return [one];
  const whole = qualifiedName(one, links);
  const isHidden = (flagsOf(one) & SYMBOL_FLAGS.exported) === 0 && isInNamespace(one);
  const { path } = one.view.file;
  return links.definitions(name, one.view).filter((other) => {
    if (
      FUNCTIONS.has(kindOf(other)) !== FUNCTIONS.has(kind) ||
      (kindOf(other) === 'namespace') !== (kind === 'namespace')
    )
      return false;
    if (!isSameName(qualifiedName(other, links), whole)) return false;
    const to = other.view.file.path;
    if (to === path || kind === 'namespace') return true;
    return !isHidden && (closureOf(path, links).has(to) !== undefined || closureOf(to, links).has(path) !== undefined);
  });
}

/** True for two names of one thing; that of a member may leave out namespaces that are used where it stands. */
function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  if (!one.includes('::') || !other.includes('::')) return false;
  return one.endsWith(`::${other}`) || other.endsWith(`::${one}`);
}
