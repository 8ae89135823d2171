import type { LinkWorld } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { type BuiltFor, openBuiltFor } from './built-for.ts';
import { type Includes, openIncludes } from './includes.ts';
import { type Linkage, openLinkage } from './linkage.ts';
import { type Macros, openMacros } from './macros.ts';

/** What is known of the C of one state of the index. */
export interface State {
  includes: Includes;
  linkage: Linkage;
  macros: Macros;
  built: BuiltFor;
  likelihood?: (path: string, line: number) => number;
  meanings: Map<string, Meaning | undefined>;
  /** By language and name. */
  named: Map<string, Named>;
}

/** What is defined by one name. */
export interface Named {
  hasMacro: boolean;
  /** At file level: all, tags, and what is none. */
  all: readonly Defined[];
  tags: readonly Defined[];
  plain: readonly Defined[];
}

const states = new WeakMap<LinkWorld, State>();

/** The state of the index that a linker is of, opened once. */
export function stateOf(links: LinkWorld): State {
  let state = states.get(links);
  if (!state) {
    const includes = openIncludes(links);
    const macros = openMacros(links, includes);
    const built = openBuiltFor(links, includes, macros);
    const linkage = openLinkage(links, includes, macros, built);
    state = { includes, macros, built, linkage, meanings: new Map(), named: new Map() };
    states.set(links, state);
  }
  return state;
}
