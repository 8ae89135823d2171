import type { FlagDeclaration } from './flag.ts';

/** Every flag there is. A flag that is not here has no value; one that nobody asks for any more is to be removed. */
export const FLAGS: readonly FlagDeclaration[] = [
  {
    name: 'cross-file-analysis',
    description: 'Names are followed across files; off, each file is looked at by itself.',
    owner: 'link',
    kind: 'ops',
    default: true,
    safe: true,
    expires: undefined,
    unit: 'repository',
  },
  {
    name: 'semantic-search',
    description: 'Questions in words are also answered by meaning; off, by words alone.',
    owner: 'query',
    kind: 'release',
    default: false,
    safe: false,
    expires: '2027-12-01',
    unit: 'install',
    planned: true,
  },
  {
    name: 'ranking-next',
    description: 'Results of ax find are ordered by the next weighting; off, by the present one.',
    owner: 'query',
    kind: 'experiment',
    default: false,
    safe: false,
    expires: '2027-06-01',
    unit: 'query',
  },
  {
    name: 'raw-walk',
    description: 'Syntax trees are read out of memory; off, through the public cursor of tree-sitter.',
    owner: 'parse',
    kind: 'ops',
    default: true,
    safe: false,
    expires: undefined,
    unit: 'invocation',
  },
];

/** The declaration with this name. */
export function flagNamed(name: string, declarations: readonly FlagDeclaration[] = FLAGS): FlagDeclaration | undefined {
  return declarations.find((each) => each.name === name);
}

/** The environment variable that sets a flag: `AX_FEATURE_SEMANTIC_SEARCH` for `semantic-search`. */
export function variableOf(name: string): string {
  return `AX_FEATURE_${name.toUpperCase().replaceAll('-', '_')}`;
}
