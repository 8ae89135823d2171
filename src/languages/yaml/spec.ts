import { commentPlaces } from '../json/comment-above.ts';
import { tellDocuments } from '../json/tell-documents.ts';
import type { LanguageSpec } from '../spec.ts';
import { readYaml } from './read-yaml.ts';
import { readable } from './readable.ts';
import { tabFaults } from './tab-faults.ts';

/** YAML. */
export const spec: LanguageSpec = {
  readable,
  identifiers: {},
  slots: {},
  definitions: {},
  wrappers: [],
  modifiers: {},
  exported: { default: false },
  scopes: {},
  imports: {},
  comments: ['comment'],
  docs: {},
  restarts: /^(?:[\w"'$/.][^\n#]*?:(?=[ \t\r\n]|$)|- |---)/gm,
  tell: (view, facts, comments) => {
    const { documents, faults } = readYaml(view);
    tellDocuments(
      { documents, comments: commentPlaces(comments), faults: [...faults, ...tabFaults(view.text)] },
      facts,
    );
  },
};
