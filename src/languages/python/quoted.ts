import { LINK_TARGETS } from '../../model/index.ts';
import type { NameUse } from '../link-rules.ts';

/** True for a name in the quotes of an annotation. */
export function isQuoted({ view, occurrence }: NameUse): boolean {
  return view.linksOf(occurrence).some(({ kind, target }) => kind === 'type' && target === LINK_TARGETS.string);
}
