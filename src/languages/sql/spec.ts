import type { LanguageReader } from '../spec.ts';
import { readCode } from './code.ts';
import { readMember } from './create-package.ts';
import { dialectOf } from './dialect.ts';
import { createDocs } from './docs.ts';
import { matchParens } from './parens.ts';
import type { Reading } from './reading.ts';
import { fileScope } from './scopes.ts';
import { readTemplate } from './templates.ts';
import { tokenize } from './tokenize.ts';
import type { Tokens } from './tokens.ts';

/** A few problems are enough for a reader. */
const FEW = 5;
/** Texts in so many parentheses and bodies are not read. */
const DEEP = 100;

/** SQL of PostgreSQL, MySQL, SQLite, T-SQL and Oracle, and what is near to them. */
export const spec: LanguageReader = {
  read: (facts, isLate) => {
    const dialect = dialectOf(facts.text);
    let told = 0;
    const scan = (start: number, end: number): Tokens => {
      const tokens = tokenize(facts.text, start, end, dialect);
      matchParens(tokens);
      for (let i = 0; i < tokens.comments.length; i += 2) facts.comment(tokens.comments[i]!, tokens.comments[i + 1]!);
      for (const { message, at } of tokens.problems) if (told++ < FEW) facts.problem('syntax-error', message, at);
      return tokens;
    };
    const tokens = scan(0, facts.text.length);
    const reading: Reading = {
      ...{ tokens, facts, dialect, docs: createDocs(tokens), isLate, parent: -1, depth: 0 },
      ...{ scope: fileScope(facts.text.length), exported: true, readCode },
      readDeclaration: (inside, at, to) => readMember({ ...inside, exported: false }, at, to, true),
      readText: (inside, start, end) => {
        if (inside.depth > DEEP) return;
        const inner = scan(start, end);
        readCode({ ...inside, tokens: inner, docs: createDocs(inner) }, 0, inner.count);
      },
    };
    readCode(reading, 0, tokens.count);
    readTemplate(reading);
    if (/\b(?:no_plan|plan\s*\(\s*\d+)\s*\)|--\s*%suite\b/i.test(facts.text)) facts.test();
  },
};
