import type { LanguageReader } from '../spec.ts';
import { readJson } from './read-json.ts';
import { tellDocuments } from './tell-documents.ts';

const LINES = /\.(?:jsonl|ndjson)$/i;

/** JSON with comments and trailing commas, JSON5 and JSON lines: no grammar reads them all. */
export const spec: LanguageReader = {
  read: (facts, isLate) => {
    const { documents, comments, faults } = readJson(facts.text, { lines: LINES.test(facts.path), isLate });
    for (const { start, end } of comments) facts.comment(start, end);
    tellDocuments({ documents, comments, faults }, facts);
  },
  lacks: ['scopes'],
};
