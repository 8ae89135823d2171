import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/database/index.ts';
import { loadMigrations, migrate } from '../../src/database/writing.ts';
import { indexSchema, MIGRATIONS } from '../../src/indexer/index-schema.ts';
import { detectLanguage, LANGUAGES } from '../../src/languages/index.ts';
import type { FileFacts } from '../../src/model/index.ts';
import { createLineIndex } from '../../src/parse/index.ts';
import { noLinks } from '../../src/parse/links.ts';
import type { FileRow } from '../../src/store/index.ts';
import { createSegmentBuilder, type SegmentCommit } from '../../src/store/writing.ts';
import { createTestParser } from '../grammars.ts';

/** A file and what the parser makes of it. */
export interface Material {
  path: string;
  text: string;
  facts: FileFacts;
}

/** An index database in memory, at its newest migration. */
export function emptyIndex(): Database {
  const db = openDatabase({ path: ':memory:' });
  const { applicationId } = indexSchema();
  migrate(db, { applicationId, migrations: loadMigrations(MIGRATIONS), programVersion: 'test' });
  return db;
}

/** Every input of the cases of all languages. */
export async function fixtures(): Promise<Material[]> {
  const parser = await createTestParser();
  const found: Material[] = [];
  for (const language of LANGUAGES) {
    await parser.prepareLanguage(language);
    const directory = new URL(`../../src/languages/${language.id}/tests`, import.meta.url).pathname;
    const names = existsSync(directory) ? readdirSync(directory) : [];
    for (const name of names.filter((file) => !file.endsWith('.facts'))) {
      const text = readFileSync(join(directory, name), 'utf8');
      const id = detectLanguage({ path: name, head: text.slice(0, 400) })!.id;
      const path = `${language.id}/${name}`;
      for (const [variant, content] of [
        ['', text],
        ['half/', text.slice(0, text.length / 2)],
        ['crlf/', text.replaceAll('\n', '\r\n')],
      ] as const) {
        found.push({
          path: variant + path,
          text: content,
          facts: parser.parse({ language: id, path, text: content, deadlineMs: 10_000 }),
        });
      }
    }
  }
  parser.close();
  return found;
}

/** Facts with nothing in them but definitions of these names, one on each line of the text. */
export function named(path: string, names: readonly string[]): Material {
  const text = names.map((name) => `function ${name}() {}`).join('\n');
  const symbols = names.map((name, i) => {
    const start = names.slice(0, i).reduce((sum, one) => sum + `function ${one}() {}\n`.length, 0);
    const [nameStart, nameEnd] = [start + 9, start + 9 + name.length];
    const end = start + `function ${name}() {}`.length;
    const none = { parent: -1, owner: '', docStart: -1, docEnd: -1, flags: 0 };
    return { name, kind: 'function' as const, ...none, start, end, nameStart, nameEnd, signatureEnd: nameEnd + 2 };
  });
  const occurrences = { names: [], name: new Int32Array(0), start: new Int32Array(0), role: new Uint8Array(0) };
  const empty = { imports: [], scopes: [], bindings: [], problems: [], comments: new Int32Array(0) };
  return {
    path,
    text,
    facts: { language: 'typescript', symbols, occurrences, ...empty, links: noLinks(), test: false, generated: false },
  };
}

/** A segment of files, ready to be committed. */
export function segment(files: readonly Material[], removed: readonly string[] = []): SegmentCommit {
  const builder = createSegmentBuilder();
  const rows = files.map(({ path, text, facts }): FileRow => {
    const lines = createLineIndex(text);
    builder.add({ path, text, facts, lines });
    const { language, problems } = facts;
    const size = Buffer.byteLength(text);
    return { path, language, size, mtime: 1, hash: new Uint8Array(16), flags: 0, lines: lines.lineCount, problems };
  });
  return { data: builder.finish(), files: rows, removed };
}
