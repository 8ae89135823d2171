import type { EmbeddedDefinition, FoundName, SaidLink } from '../languages/index.ts';
import { ROLES, SYMBOL_FLAGS } from '../model/index.ts';
import type { LinkCollector } from './links.ts';
import type { Occurrences } from './occurrences.ts';
import { OWN_EXPORT, type Pass } from './pass.ts';
import { innermost, isLocal } from './scope-stack.ts';

const [READ, DEFINITION] = [ROLES.indexOf('read'), ROLES.indexOf('definition')];

/** Notes the names embedded in a node, makes the symbols that these define, and takes what is said with them. */
export function embed(pass: Pass, occurrences: Occurrences, links: LinkCollector, node: number): void {
  const { spec, tree, view, names } = pass;
  const said: SaidLink[] = [];
  const places = new Map<FoundName, number>();
  for (const found of spec.embedded[tree.kind[node]!]!(view, node, (link) => said.push(link))) {
    const { start, text, role, defines } = found;
    const name = names.intern(start, start + text.length);
    places.set(found, occurrences.count);
    if (found.node >= 0) links.occurs(found.node, occurrences.count);
    occurrences.add(name, start, defines ? DEFINITION : role ? ROLES.indexOf(role) : READ);
    if (defines) addSymbol(pass, found, defines);
  }
  for (const link of said) links.say(link, places);
}

function addSymbol(pass: Pass, { start: nameStart, text: name }: FoundName, found: EmbeddedDefinition): void {
  const { kind, owner, start, end, signatureEnd, docStart, docEnd, flags } = found;
  pass.symbols.push({
    name,
    kind,
    parent: pass.containers.at(-1)!.symbol,
    owner,
    start,
    end,
    nameStart,
    nameEnd: nameStart + name.length,
    signatureEnd,
    docStart,
    docEnd,
    flags: flags.reduce((sum, flag) => sum | SYMBOL_FLAGS[flag], 0),
  });
  const isOpen = pass.spec.spec.exported.default && !isLocal(innermost(pass));
  pass.ownExports.push(isOpen ? OWN_EXPORT.yes : OWN_EXPORT.hidden);
}
