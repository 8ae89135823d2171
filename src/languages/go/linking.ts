import type { LinkRules } from '../link-rules.ts';

/** How names of Go are bound. */
export const linking: LinkRules = {};
