import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  countStale,
  createTreeKeeper,
  currentGeneration,
  type Freshness,
  type GenerationFiles,
  type IndexerHost,
  type IndexReport,
  reportUnchanged,
} from '../indexer/index.ts';
import { LANGUAGES } from '../languages/index.ts';
import type { Linking } from '../link/index.ts';
import { AxError, isFault } from '../model/index.ts';
import type { QueryContext } from '../query/index.ts';
import { createLinkingKeeper } from './linking-keeper.ts';
import { readingFor, timed } from './observing.ts';
import type { Answer, AnswerOptions } from './project.ts';
import { createReaderKeeper, type OpenReader } from './reader.ts';
import { openSourcesOnDisk } from './source-on-disk.ts';
import type { SyntaxReader } from './syntax-reader.ts';

/** What lies between the questions and the index: it is built, refreshed and opened as needed. */
export interface Answering {
  /**
   * Builds the index when there is none or it is not complete, and indexes changed files. Undefined when nothing was to
   * be done. Throws as `indexProject`; but an index that can be read and cannot be written now is left as it is.
   */
  refresh(options: AnswerOptions): Promise<IndexReport | undefined>;
  /** Answers a question; `isNothing` tells the answers that must not be believed without a look at the files. */
  answer<T>(
    options: AnswerOptions,
    question: (context: QueryContext) => T | Promise<T>,
    isNothing: (answer: T) => boolean,
  ): Promise<T & Answer>;
  /** The report of an indexing run that has nothing to do, without its effort; undefined when there may be something. */
  unchanged(): Promise<IndexReport | undefined>;
  /** The index as it is; undefined when there is none that can be read. */
  open(): OpenReader | undefined;
  close(): void;
}

/** How long an answer may wait for the index before a word is said about it. */
const PATIENCE_MS = 1000;

/** Codes of errors after which an index may still be read. */
const UNWRITABLE: ReadonlySet<string> = new Set(['locked', 'io', 'no-space', 'index-newer']);
/** How often a question is asked anew because another process has changed the index meanwhile. */
const MOST_ATTEMPTS = 3;

/** Opens nothing yet. */
export function createAnswering(
  host: IndexerHost,
  { refreshes, isCrossFile }: { refreshes: boolean; isCrossFile: () => boolean },
): Answering {
  const keeper = createReaderKeeper();
  const trees = createTreeKeeper(host);
  const linkings = createLinkingKeeper(host.root, isCrossFile);
  const sources = openSourcesOnDisk(host.root);
  let syntaxReader: Promise<SyntaxReader> | undefined;
  // Files that the last look found changed, and that are not indexed.
  let staleFiles = 0;
  let refreshing: Promise<unknown> = Promise.resolve();

  function open(): OpenReader | undefined {
    for (let files = currentGeneration(host.root); files; ) {
      const opened = attempt(files);
      if (opened && !('error' in opened)) return opened;
      // Another process may have put a new generation in the place of this one just now.
      const now = currentGeneration(host.root);
      if (now?.number === files.number) {
        if (opened) throw opened.error;
        return undefined;
      }
      files = now;
    }
    return undefined;
  }

  function attempt(files: GenerationFiles): OpenReader | { error: unknown } | undefined {
    try {
      return keeper.open(files);
    } catch (error) {
      return { error };
    }
  }

  function isFresh({ state, files, tree }: Freshness): boolean {
    const opened = files && keeper.open(files);
    if (!opened || state !== 'fresh') return false;
    const { complete, generation } = opened.reader.info();
    // A run that was killed has changed the index, and has not saved the tree that goes with it.
    return complete && generation === tree?.generation;
  }

  /** `wanted`: the report is. */
  async function refreshNow(options: AnswerOptions, wanted: boolean): Promise<IndexReport | undefined> {
    const { signal, onProgress, onNotice, observer } = options;
    const found = await timed(options, 'check', () => trees.check());
    if (isFresh(found)) {
      observer?.count('index_fresh', 1);
      staleFiles = 0;
      return undefined;
    }
    const what = open() ? 'bringing the index up to date first' : 'building the index first';
    const patience = setTimeout(() => onNotice?.(what), PATIENCE_MS);
    try {
      let changed = false;
      const reading = readingFor(options, () => {
        changed = true;
      });
      const how = {
        ...(signal && { signal }),
        ...(onProgress && { onProgress }),
        ...(onNotice && { onNotice }),
        ...reading,
      };
      const report = await timed(options, 'index', () => trees.update(found, how, wanted));
      observer?.count(found.state === 'none' ? 'index_built' : changed ? 'index_updated' : 'index_fresh', 1);
      if (report?.interrupted) throw new AxError('interrupted', 'stopped while the index was brought up to date');
      staleFiles = 0;
      return report;
    } catch (error) {
      const canAnswer = error instanceof AxError && UNWRITABLE.has(error.code) && open();
      if (!canAnswer) throw error;
      staleFiles = await countStale(host, canAnswer.reader.hashOf);
      onNotice?.(`the index cannot be brought up to date: ${error.message}`);
      return undefined;
    } finally {
      clearTimeout(patience);
    }
  }

  async function reportIfFresh(): Promise<IndexReport | undefined> {
    const started = performance.now();
    const found = await trees.check();
    if (!isFresh(found)) return undefined;
    return await reportUnchanged(host, open()!.reader, found.tree!, performance.now() - started);
  }

  /** One after the other: what the first brings up to date the others need not look for. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = refreshing.then(work);
    refreshing = done.catch(() => {});
    return done;
  }

  return {
    refresh: (options) => inTurn(() => refreshNow(options, true)),
    unchanged: () => inTurn(reportIfFresh),
    open,
    close: () => {
      trees.close();
      keeper.close();
      void syntaxReader?.then(({ close }) => close());
    },
    answer: async (options, question, isNothing) => {
      const wanted = options.refresh ?? refreshes;
      if (wanted) await inTurn(() => refreshNow(options, false));
      const opened = open();
      if (!opened) throw noIndex(host.root);
      const { reader } = opened;
      const isThere = (path: string): boolean => isFile(join(host.root, path));
      // One state of the files that configure modules for all of an answer.
      let linking: Promise<Linking> | undefined;
      const context = {
        reader,
        readSource: sources(reader),
        isThere,
        languages: LANGUAGES,
        linking: () => {
          linking ??= linkings.open(reader, wanted ? trees.hearing() : undefined);
          return linking;
        },
        syntax: () => {
          syntaxReader ??= openSyntaxReader(host);
          return syntaxReader;
        },
      };
      for (let attempt = 1; ; attempt++) {
        // From before the answer: an index that is completed in the meantime proves nothing about it.
        const info = reader.info();
        linking = undefined;
        const answer = await timed(options, 'answer', () => question(context));
        if (attempt < MOST_ATTEMPTS && reader.info().generation !== info.generation) continue;
        const nothing = isNothing(answer);
        if (!wanted && nothing) staleFiles = await countStale(host, reader.hashOf);
        // In a file that could not be read there may be what was not found.
        const complete = info.complete && !(nothing && reader.problems().some(({ code }) => isFault(code)));
        return { ...answer, index: { ...info, complete, staleFiles } };
      }
    },
  };
}

// It loads the parser, which nearly no question needs.
async function openSyntaxReader({ modules, rawWalk, onRawWalkFailure }: IndexerHost): Promise<SyntaxReader> {
  const { createSyntaxReader } = await import('./syntax-reader.ts');
  return createSyntaxReader({ modules, rawWalk, onRawWalkFailure });
}

function noIndex(root: string): AxError {
  return currentGeneration(root)
    ? new AxError('no-index', `the index in ${root} was made by another version of ax`, 'ax index builds it anew')
    : new AxError('no-index', `there is no index in ${root}`, 'ax index builds it');
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // Whatever the reason, too long a name or a NUL in it: there is no file that could be looked into.
    return false;
  }
}
