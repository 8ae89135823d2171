import type { FileView } from '../languages/index.ts';
import { LINK_STEPS, LINK_TARGETS } from '../model/index.ts';
import type { OutsideSymbol } from './flow-answers.ts';

const CALL = LINK_STEPS.indexOf('call');
/** So many names are shown in front of a name. */
const MOST = 4;

/** What an occurrence names that is not of the project: as it is written, and where it is imported from. */
export function outsideSymbol(view: FileView, occurrence: number): OutsideSymbol {
  const parts = [view.nameAt(occurrence)];
  let first = occurrence;
  for (let depth = 0; depth < MOST; depth++) {
    const member = view.linksOf(first).find(({ kind }) => kind === 'member');
    if (!member) break;
    if (member.target < 0) {
      parts.unshift(member.target === LINK_TARGETS.this ? 'this' : '…');
      break;
    }
    first = member.target;
    parts.unshift(`${view.nameAt(first)}${member.steps.includes(CALL) ? '()' : ''}`);
  }
  const root = view.nameAt(first);
  const imported = view.facts.imports.find(({ local }) => local === root);
  return {
    name: view.nameAt(occurrence),
    qualifiedName: parts.join('.'),
    external: true,
    module: imported?.specifier ?? '',
  };
}
