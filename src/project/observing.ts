import type { FilesRead } from '../indexer/index.ts';
import type { Observer } from '../telemetry/index.ts';
import type { Observed, Project } from './project.ts';

/** Options of an indexing run that tell an observer what was read; `onChange` is called when that is anything. */
export function readingFor({ observer }: Observed, onChange?: () => void): { onRead?: (read: FilesRead) => void } {
  if (!observer) return {};
  return {
    onRead: ({ languages, removed, skipped, failed, bytes }) => {
      if (Object.keys(languages).length + removed + skipped + failed > 0) onChange?.();
      for (const [language, files] of Object.entries(languages)) observer.parsed(language, files);
      observer.count('files_removed', removed);
      observer.count('files_skipped', skipped);
      observer.count('files_failed', failed);
      observer.count('kilobytes_read', Math.ceil(bytes / 1024));
    },
  };
}

/** Does work and tells an observer how long it took, also when it throws. */
export async function timed<T>(
  { observer }: Observed,
  phase: Parameters<Observer['phase']>[0],
  work: () => T | Promise<T>,
): Promise<T> {
  if (!observer) return await work();
  const started = performance.now();
  try {
    return await work();
  } finally {
    observer.phase(phase, performance.now() - started);
  }
}

type Kind = Parameters<Observer['query']>[0];

/** The project with all of its questions told to the observer that is given with them. */
export function observed(project: Project): Project {
  const ask = async <T>(
    { observer }: Observed,
    question: Promise<T>,
    describe: (answer: T) => [kind: Kind, found: number],
  ): Promise<T> => {
    if (!observer) return await question;
    const started = performance.now();
    const answer = await question;
    observer.query(...describe(answer), performance.now() - started);
    return answer;
  };
  return {
    ...project,
    find: (text, how = {}) => ask(how, project.find(text, how), ({ intent, total }) => [`find-${intent}`, total]),
    compareRankings: (text, how = {}) =>
      ask(how, project.compareRankings(text, how), ({ rankings: { present } }) => [
        `find-${present.intent}`,
        present.total,
      ]),
    definitions: (symbol, how = {}) =>
      ask(how, project.definitions(symbol, how), ({ results }) => ['definitions', results.length]),
    outline: (file, how = {}) => ask(how, project.outline(file, how), ({ symbols }) => ['outline', symbols.length]),
    references: (symbol, how = {}) => ask(how, project.references(symbol, how), ({ total }) => ['references', total]),
    callers: (symbol, how = {}) => ask(how, project.callers(symbol, how), ({ calls }) => ['callers', calls.length]),
    callees: (symbol, how = {}) => ask(how, project.callees(symbol, how), ({ calls }) => ['callees', calls.length]),
    flow: (symbol, how = {}) =>
      ask(how, project.flow(symbol, how), ({ children, callers }) => [
        'flow',
        children.length + (callers?.length ?? 0),
      ]),
    impact: (of, how = {}) => ask(how, project.impact(of, how), ({ total }) => ['impact', total]),
    imports: (file, how = {}) => ask(how, project.imports(file, how), ({ edges }) => ['imports', edges.length]),
    dependents: (file, how = {}) =>
      ask(how, project.dependents(file, how), ({ edges }) => ['dependents', edges.length]),
    graph: (what, how = {}) => ask(how, project.graph(what, how), (answer) => ['graph', longestOf(answer)]),
    export: (how) => ask(how, project.export(how), ({ definitions }) => ['export', definitions]),
    status: (how = {}) => ask(how, project.status(how), ({ files }) => ['status', files]),
  };
}

/** Length of the longest list in an answer. */
function longestOf(answer: object): number {
  return Math.max(0, ...Object.values(answer).map((value) => (Array.isArray(value) ? value.length : 0)));
}
