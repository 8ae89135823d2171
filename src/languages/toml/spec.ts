import { commentPlaces } from '../json/comment-above.ts';
import { tellDocuments } from '../json/tell-documents.ts';
import type { LanguageSpec } from '../spec.ts';
import { mergeTables } from './merge-tables.ts';
import { readToml } from './read-toml.ts';

/** TOML. */
export const spec: LanguageSpec = {
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
  restarts: /^(?:\[\[?[\w"'][^\n]*\]|[\w"'-][\w"'. -]*=)/gm,
  tell: (view, facts, comments) => {
    const entries = readToml(view);
    const place = { start: 0, end: view.text.length };
    const { whole, faults } = mergeTables(entries, view.text);
    const document = { root: { kind: 'mapping' as const, entries, ...place }, whole, ...place };
    tellDocuments({ documents: [document], comments: commentPlaces(comments), faults }, facts);
  },
  lacks: ['scopes'],
};
