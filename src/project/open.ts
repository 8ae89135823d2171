import { statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultFlags, flagsDirectory, saysNothing } from '../flags/table.ts';
import {
  countStale,
  type IndexerHost,
  type IndexReport,
  indexProject,
  repositoryOf,
  watchProject,
} from '../indexer/index.ts';
import { AxError, isFault } from '../model/index.ts';
import {
  callees,
  callers,
  compareRankings,
  definitions,
  dependents,
  exportIndex,
  type FindOptions,
  type FindAnswer as Found,
  find,
  flow,
  graph,
  impact,
  imports,
  outline,
  type QueryContext,
  references,
  sampleQueries,
  status,
} from '../query/index.ts';
import { loadSettings } from '../settings/index.ts';
import { type Answering, createAnswering } from './answering.ts';
import type { FlagOptions, FlagSetting, ProjectFlags } from './flag-options.ts';
import { observed, readingFor, timed } from './observing.ts';
import type { Project, ProjectOptions, StatusAnswer } from './project.ts';
import type { OpenReader } from './reader.ts';
import { findRoot } from './root.ts';
import { spareCompiler } from './spare-compiler.ts';
import { surroundings } from './surroundings.ts';

/** The flags of a project in this process. What decides about them is loaded where somebody says something about them. */
async function flagsOf(setting: FlagSetting, options: FlagOptions = {}): Promise<ProjectFlags> {
  const { overrides = [], safe = false } = options;
  const isSaid = setting.sources.length + overrides.length > 0 || safe;
  const directory = flagsDirectory(setting.env, surroundings.platform);
  if (!isSaid && saysNothing(setting.env, directory)) return { ...defaultFlags(), trials: undefined };
  const { decidingFlags } = await import('./deciding-flags.ts');
  return await decidingFlags(setting, options);
}

/**
 * Opens a project: finds its root and reads its settings. The index is not looked at before something is asked. Throws
 * AxError 'not-found' when the directory does not exist, 'invalid-config' when the settings cannot be used.
 */
export async function openProject(options: ProjectOptions | string = {}): Promise<Project> {
  const given: ProjectOptions = typeof options === 'string' ? { root: options } : options;
  const { root: start = '.', env = surroundings.env, settings = {}, refresh = true, ownsProcess = false } = given;
  const { rawWalk = true, onRawWalkFailure = () => {}, crossFile = true } = given;
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AxError('not-found', `there is no directory ${start}`);
  }
  const root = findRoot(start);
  const config = await loadSettings({ root, env, flags: settings });
  const { pid, peakRss } = surroundings;
  const flags = await flagsOf(
    {
      env,
      sources: config.features,
      user: config.values['flags.user'],
      cohorts: config.values['flags.cohorts'],
      repository: () => repositoryOf(root),
    },
    given.flags,
  );
  const host: IndexerHost = {
    root,
    env,
    settings: config.values,
    modules: new Map(),
    ...{ pid, peakRss },
    get rawWalk() {
      return rawWalk && flags.isFeatureEnabled('raw-walk');
    },
    onRawWalkFailure: (why) => {
      flags.failed('raw-walk');
      onRawWalkFailure(why);
    },
    spareCompiler: ownsProcess ? spareCompiler : () => {},
  };
  const isCrossFile = (): boolean => crossFile && flags.isFeatureEnabled('cross-file-analysis');
  const answering = createAnswering(host, { refreshes: refresh, isCrossFile });
  /** A question is divided by its words: the same one has the same order whenever it is asked. */
  const ranked = (text: string, context: QueryContext, how: FindOptions): Promise<Found> => {
    if (how.ranking !== undefined) return find(text, context, how);
    const next = () => find(text, context, { ...how, ranking: 'next' });
    return flags.withFeature('ranking-next', next, () => find(text, context, how), text.trim());
  };
  return observed({
    root,
    config,
    flags,
    index: async (how = {}) => {
      const isWhole = !how.full && !how.paths?.length;
      const run = async (): Promise<IndexReport> =>
        (isWhole && (await answering.unchanged())) || (await indexProject(host, { ...how, ...readingFor(how) }));
      const report = await timed(how, 'index', run);
      const info = answering.open()?.reader.info();
      if (!info) throw new AxError('io', `the index in ${root} was removed while it was written`);
      return { ...report, index: { ...info, staleFiles: 0 } };
    },
    refresh: (how = {}) => answering.refresh(how),
    find: async (text, how = {}) => {
      const isNothing = ({ total }: { total: number }): boolean => total === 0;
      return await answering.answer(how, (context) => ranked(text, context, how), isNothing);
    },
    compareRankings: async (text, how = {}) => {
      const isNothing = ({ rankings }: { rankings: Readonly<Record<string, { total: number }>> }): boolean =>
        Object.values(rankings).every(({ total }) => total === 0);
      return await answering.answer(how, (context) => compareRankings(text, context, how), isNothing);
    },
    sampleQueries: async (how) => {
      const isNothing = ({ queries }: { queries: unknown[] }): boolean => queries.length === 0;
      return await answering.answer(how, (context) => sampleQueries(context, how), isNothing);
    },
    definitions: async (symbol, how = {}) => {
      const isNothing = ({ results }: { results: unknown[] }): boolean => results.length === 0;
      return await answering.answer(how, (context) => definitions(symbol, context, how), isNothing);
    },
    outline: async (file, how = {}) => {
      const path = pathInProject(root, file);
      return await answering.answer(
        how,
        (context) => outline(path, context),
        () => false,
      );
    },
    references: async (symbol, how = {}) => {
      const isNothing = ({ total }: { total: number }): boolean => total === 0;
      return await answering.answer(how, (context) => references(symbol, context, how), isNothing);
    },
    callers: async (symbol, how = {}) => {
      return await answering.answer(how, (context) => callers(symbol, context, how), hasNoCalls);
    },
    callees: async (symbol, how = {}) => {
      return await answering.answer(how, (context) => callees(symbol, context, how), hasNoCalls);
    },
    flow: async (symbol, how = {}) => {
      const isNothing = ({ children, callers }: { children: unknown[]; callers?: unknown[] }): boolean =>
        children.length + (callers?.length ?? 0) === 0;
      return await answering.answer(how, (context) => flow(symbol, context, how), isNothing);
    },
    impact: async (of, how = {}) => {
      const isNothing = ({ total }: { total: number }): boolean => total === 0;
      // What has changed is asked for first: without a repository nothing has to be indexed.
      const changes = 'diff' in of ? await (await import('./changed-files.ts')).changedFiles(host, of.diff, how) : [];
      const subject =
        'diff' in of ? { changes } : 'file' in of ? { file: pathInProject(root, of.file) } : { symbol: of.symbol };
      return await answering.answer(how, (context) => impact(subject, context, how), isNothing);
    },
    imports: async (file, how = {}) => {
      const path = pathInProject(root, file);
      return await answering.answer(how, (context) => imports(path, context), hasNoEdges);
    },
    dependents: async (file, how = {}) => {
      const path = pathInProject(root, file);
      return await answering.answer(how, (context) => dependents(path, context, how), hasNoEdges);
    },
    graph: async (what, how = {}) => {
      // That there is no circle, or no way, is told by the answer itself.
      const isNothing = (answer: object): boolean =>
        Object.values(answer).some((value) => Array.isArray(value) && value.length === 0);
      return await answering.answer(how, (context) => graph(what, context, how), isNothing);
    },
    export: async (how) => {
      const { pathFor = (path: string) => path } = how;
      const options = { ...how, pathFor, root: pathToFileURL(root).href };
      return await answering.answer(
        how,
        (context) => exportIndex(context, options),
        ({ definitions }) => definitions === 0,
      );
    },
    repositoryId: () => repositoryOf(root),
    status: (how = {}) => statusOf(host, answering, how.refresh ?? refresh),
    watch: (how) => watchProject(host, { ...how, ...readingFor(how) }),
    close: () => answering.close(),
  });
}

const hasNoCalls = ({ calls }: { calls: readonly unknown[] }): boolean => calls.length === 0;
const hasNoEdges = ({ edges }: { edges: readonly unknown[] }): boolean => edges.length === 0;

function pathInProject(root: string, file: string): string {
  const path = relative(root, resolve(root, file));
  if (isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`)) {
    throw new AxError('outside-project', `${file} is not in ${root}`);
  }
  return path.split(sep).join('/');
}

async function statusOf(host: IndexerHost, answering: Answering, looks: boolean): Promise<StatusAnswer> {
  const { root } = host;
  const opened = answering.open();
  if (!opened) return { root, index: null, files: 0, symbols: 0, references: 0, languages: [], problems: [] };
  const stale = looks ? await countStale(host, opened.reader.hashOf) : 0;
  const index = describe(root, opened);
  const contents = await status(opened);
  const complete = index.complete && !contents.problems.some(({ code }) => isFault(code));
  return { root, index: { ...index, complete, staleFiles: stale, stale }, ...contents };
}

function describe(root: string, { reader, files, schema }: OpenReader) {
  const { database } = files;
  const sizes = [database, `${database}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  return {
    ...reader.info(),
    path: relative(root, database).split(sep).join('/'),
    ...{ schema, bytes: sizes[0]! + sizes[1]!, createdAt: reader.meta('createdAt') ?? '' },
  };
}
