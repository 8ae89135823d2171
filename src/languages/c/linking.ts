import type { LinkRules } from '../link-rules.ts';
import { isTag } from './definitions.ts';
import {
  addedTo,
  choose,
  isBuilt,
  isCertain,
  isTagged,
  joined,
  likelihood,
  namedFrom,
  taken,
  unbound,
} from './unbound.ts';

/** How names of C are bound: tags, members and all others have names of their own. */
export const linking: LinkRules = {
  fits: (kind, _role, use, one) => {
    if (!use) return true;
    const isMember = use.occurrence >= 0 && use.view.linksOf(use.occurrence).some((link) => link.kind === 'member');
    if (isMember || kind === 'field') return kind === 'field' && isMember;
    return isTagged(use) === (one !== undefined && isTag(one));
  },
  joined,
  addedTo,
  taken,
  unbound,
  likelihood,
  isBuilt,
  choose,
  isCertain,
  namedFrom,
  namesOnce: true,
};
