import type { CommandEntry } from './command.ts';

/** Every command, in the order of help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'find',
    summary: 'Search code by words, names, phrases, regular expressions or a question',
    elsewhere: ['search', 'grep', 'query', 'rg'],
    load: async () => (await import('./find.ts')).command,
  },
  {
    name: 'def',
    summary: 'Show where a symbol is defined',
    elsewhere: ['definition', 'definitions', 'goto', 'show', 'where'],
    load: async () => (await import('./def.ts')).command,
  },
  {
    name: 'refs',
    summary: 'Show where a symbol is used',
    elsewhere: ['references', 'usages', 'uses'],
    load: async () => (await import('./refs.ts')).command,
  },
  {
    name: 'callers',
    summary: 'Show who calls a function',
    elsewhere: ['called-by', 'incoming'],
    load: async () => (await import('./callers.ts')).command,
  },
  {
    name: 'callees',
    summary: 'Show what a function calls',
    elsewhere: ['calls', 'outgoing'],
    load: async () => (await import('./callees.ts')).command,
  },
  {
    name: 'flow',
    summary: 'Show the calls of a function as a tree, with branches and loops',
    elsewhere: ['calltree', 'call-tree', 'callgraph', 'trace'],
    load: async () => (await import('./flow.ts')).command,
  },
  {
    name: 'imports',
    summary: 'Show what a file imports',
    elsewhere: ['deps', 'dependencies'],
    load: async () => (await import('./imports.ts')).command,
  },
  {
    name: 'dependents',
    summary: 'Show which files import a file',
    elsewhere: ['rdeps', 'importers'],
    load: async () => (await import('./dependents.ts')).command,
  },
  {
    name: 'impact',
    summary: 'Show what a change can break, and the tests to run',
    elsewhere: ['affected', 'blast-radius', 'changes', 'diff'],
    load: async () => (await import('./impact.ts')).command,
  },
  {
    name: 'graph',
    summary: 'Show the import graph: circles, ways from file to file, orphans, all of it',
    elsewhere: ['cycles', 'orphans', 'unused'],
    load: async () => (await import('./graph.ts')).command,
  },
  {
    name: 'export',
    summary: 'Write the index for other tools: tags for editors, SCIP',
    elsewhere: ['ctags', 'etags', 'scip', 'tags', 'dump'],
    load: async () => (await import('./export.ts')).command,
  },
  {
    name: 'outline',
    summary: 'Show the symbols of one file',
    elsewhere: ['symbols'],
    load: async () => (await import('./outline.ts')).command,
  },
  {
    name: 'index',
    summary: 'Build the index, or bring it up to date',
    elsewhere: ['build', 'reindex', 'update', 'refresh', 'init', 'scan'],
    load: async () => (await import('./build-index.ts')).command,
  },
  {
    name: 'status',
    summary: 'Show what is indexed and how fresh it is',
    elsewhere: ['info', 'stats'],
    load: async () => (await import('./status.ts')).command,
  },
  {
    name: 'watch',
    summary: 'Keep the index up to date while files change',
    load: async () => (await import('./watch.ts')).command,
  },
  {
    name: 'batch',
    summary: 'Answer many requests, one JSON line each, in one process',
    load: async () => (await import('./batch.ts')).command,
  },
  {
    name: 'config',
    summary: 'Show and change settings, with their origin',
    elsewhere: ['settings', 'set', 'get'],
    load: async () => (await import('./config.ts')).command,
  },
  {
    name: 'languages',
    summary: 'List the languages and how well each is supported',
    load: async () => (await import('./languages.ts')).command,
  },
  {
    name: 'doctor',
    summary: 'Check the installation and say how to mend it',
    elsewhere: ['check', 'diagnose'],
    load: async () => (await import('./doctor.ts')).command,
  },
  {
    name: 'telemetry',
    summary: 'See, send, switch off what is counted about the use of ax',
    load: async () => (await import('./telemetry/telemetry.ts')).command,
  },
  {
    name: 'telemetry status',
    summary: 'Show what is recorded, why, and where it is kept',
    load: async () => (await import('./telemetry/status.ts')).command,
  },
  {
    name: 'telemetry off',
    summary: 'Record nothing any more',
    load: async () => (await import('./telemetry/off.ts')).command,
  },
  {
    name: 'telemetry local',
    summary: 'Count on this machine, send nothing',
    load: async () => (await import('./telemetry/local.ts')).command,
  },
  {
    name: 'telemetry on',
    summary: 'Allow what is counted from now on to be sent',
    load: async () => (await import('./telemetry/on.ts')).command,
  },
  {
    name: 'telemetry show',
    summary: 'Show what is recorded and what would be sent, as it is',
    load: async () => (await import('./telemetry/show.ts')).command,
  },
  {
    name: 'telemetry stats',
    summary: 'Show which commands were used, how they ended, what they did',
    load: async () => (await import('./telemetry/stats.ts')).command,
  },
  {
    name: 'telemetry performance',
    summary: 'Show how long commands, questions and their parts took',
    load: async () => (await import('./telemetry/performance.ts')).command,
  },
  {
    name: 'telemetry errors',
    summary: 'Show what was refused or failed, and since when',
    load: async () => (await import('./telemetry/errors.ts')).command,
  },
  {
    name: 'telemetry languages',
    summary: 'Show which languages were parsed, and how much of each',
    load: async () => (await import('./telemetry/languages.ts')).command,
  },
  {
    name: 'telemetry regressions',
    summary: 'Show which commands became slower or faster, and since when',
    load: async () => (await import('./telemetry/regressions.ts')).command,
  },
  {
    name: 'telemetry serve',
    summary: 'Show what was counted as a page in the browser',
    load: async () => (await import('./telemetry/serve.ts')).command,
  },
  {
    name: 'telemetry export',
    summary: 'Write what was counted for other programs, or send it to a collector of yours',
    load: async () => (await import('./telemetry/export.ts')).command,
  },
  {
    name: 'telemetry submit',
    summary: 'Send the next report to the address you have set',
    load: async () => (await import('./telemetry/submit.ts')).command,
  },
  {
    name: 'telemetry clean',
    summary: 'Remove what was counted',
    load: async () => (await import('./telemetry/clean.ts')).command,
  },
  {
    name: 'completion',
    summary: 'Print the completion script of a shell',
    load: async () => (await import('./completion.ts')).command,
  },
  {
    name: 'help',
    summary: 'Show help for ax or one of its commands',
    load: async () => (await import('./help.ts')).command,
  },
  {
    name: 'version',
    summary: 'Show the version',
    load: async () => (await import('./version.ts')).command,
  },
];
