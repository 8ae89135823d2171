import type { FileEntry } from '../model/index.ts';
import { compareKeys } from '../store/index.ts';
import type { QueryContext } from './context.ts';
import type { ExportAnswer, ExportOptions } from './export-answers.ts';
import { etagsOf, tagLines, tagsHeader, tagsOf } from './export-tags.ts';
import { createProtobuf } from './protobuf.ts';
import { writeScipDocument } from './scip-document.ts';
import { createScipSymbols } from './scip-symbols.ts';
import { openSources } from './sources.ts';

/** So long work goes on before anything else gets a turn. */
const TURN_MS = 50;
const encoder = new TextEncoder();

/** Writes what is defined, or what is defined and proven to be named, for other tools. Files are in order of their paths. */
export async function exportIndex(context: QueryContext, options: ExportOptions): Promise<ExportAnswer> {
  options.sink.begin();
  return await (options.format === 'scip' ? exportScip(context, options) : exportTags(context, options));
}

/** Files of programs, in order of their paths. */
function sourceFiles({ reader, languages }: QueryContext): FileEntry[] {
  const code = new Set(languages.filter(({ nature }) => nature === 'code').map(({ id }) => id));
  return reader
    .files()
    .filter(({ segment, language }) => segment !== 0 && code.has(language))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Gives one file after the other, and turns to others in between; tells how far it is. */
async function* inTurns(files: readonly FileEntry[], options: ExportOptions): AsyncGenerator<FileEntry> {
  const started = performance.now();
  let turn = started;
  for (const [done, file] of files.entries()) {
    const now = performance.now();
    if (now - turn > TURN_MS) {
      await new Promise((resume) => setImmediate(resume));
      options.signal?.throwIfAborted();
      turn = performance.now();
      const perMs = done / (now - started);
      const etaMs = done > 0 ? Math.round((files.length - done) / perMs) : 0;
      options.onProgress?.({
        phase: 'export',
        ...{ done, total: files.length, filesPerSecond: Math.round(perMs * 1000), etaMs },
      });
    }
    yield file;
  }
}

async function exportTags(context: QueryContext, options: ExportOptions): Promise<ExportAnswer> {
  const { format, sink, pathFor, tool } = options;
  const files = sourceFiles(context);
  const sources = openSources(context);
  const lines: string[] = [];
  let definitions = 0;
  for await (const file of inTurns(files, options)) {
    const facts = context.reader.facts(file.id);
    if (!facts || facts.symbols.length === 0) continue;
    const tags = tagsOf(file, facts, sources(file));
    definitions += tags.length;
    const path = pathFor(file.path);
    if (format === 'etags') sink.write(encoder.encode(etagsOf(path, tags)));
    else for (const line of tagLines(path, tags)) lines.push(line);
  }
  if (format === 'tags') {
    lines.sort(compareKeys);
    sink.write(encoder.encode(tagsHeader(tool)));
    for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
      sink.write(encoder.encode(lines.slice(from, from + LINES_AT_ONCE).join('')));
    }
  }
  return { format, files: files.length, definitions, references: 0 };
}

const LINES_AT_ONCE = 10_000;

async function exportScip(context: QueryContext, options: ExportOptions): Promise<ExportAnswer> {
  const { sink, tool, root } = options;
  const { linker } = await context.linking();
  const files = sourceFiles(context);
  const sources = openSources(context);
  const names = createScipSymbols(linker);
  const head = createProtobuf();
  head.message(1, (metadata) => {
    metadata.message(2, (info) => {
      info.text(1, tool.name);
      info.text(2, tool.version);
    });
    metadata.text(3, root);
    metadata.number(4, UTF8);
  });
  sink.write(head.bytes());
  const total = { definitions: 0, references: 0 };
  for await (const file of inTurns(files, options)) {
    const view = linker.view(file.id);
    if (!view) continue;
    const source = sources(file);
    const index = createProtobuf();
    index.message(2, (document) => {
      const counts = writeScipDocument(document, view, linker, names, source?.fresh ? source.lines : undefined);
      total.definitions += counts.definitions;
      total.references += counts.references;
    });
    sink.write(index.bytes());
  }
  return { format: 'scip', files: files.length, ...total };
}

/** Number of `TextEncoding`. */
const UTF8 = 1;
