// Joins what tsc has compiled into dist/ to the program that is shipped, dist/main.js and dist/program/: opening and
// linking a module takes node about half a millisecond, and a question needs 160 of them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** What is started from outside, by the name of its file in dist/. Modules count on being as deep as their sources. */
const ENTRIES = {
  main: 'main.js',
  'program/index': 'project/index.js',
  'program/worker': 'indexer/worker.js',
  'program/merge-worker': 'indexer/merge-worker.js',
};

/** What `languages/registry.ts` loads by a name that it makes: it stands beside the file with the registry. */
function languageEntries(dist) {
  const folder = join(dist, 'languages');
  const modules = readdirSync(folder, { recursive: true }).filter((path) =>
    /^[^/\\]+[/\\](spec|modules|linking)\.js$/.test(path),
  );
  return modules.map((path) => [`program/${path.replace('\\', '/').slice(0, -'.js'.length)}`, join(folder, path)]);
}

/**
 * Modules that are kept in one file with all that they import (and no file before has): `cli` is what each command
 * needs, `questions` what the most usual ones need besides. What is imported at need stays in files of its own.
 */
const FILES = [
  { name: 'cli', roots: ['cli/index.js'] },
  {
    name: 'questions',
    roots: [
      ...['project/index.js', 'query/find.js', 'query/definitions.js', 'query/outline.js', 'command/find.js'],
      ...['command/def.js', 'command/outline.js'],
    ],
  },
  { name: 'deciding-flags', roots: ['project/deciding-flags.js', 'cli/end-flags.js'] },
  // What looks at runs under a flag, and what experiments need: loaded where there are any.
  { name: 'rollback', roots: ['flags/rollback.js'] },
  { name: 'running-experiments', roots: ['experiments/running.js'] },
];

/**
 * Reads the modules in `dist`, an absolute path, and writes dist/main.js, in the place of the one that tsc made, and
 * dist/program/. Throws where one of them imports what is missing.
 */
export async function bundle(dist) {
  const importsOf = new Map();
  let files;
  const isIn = (name, id) => {
    files ??= filesOf(dist, importsOf);
    return files.get(id) === name;
  };
  const build = await rolldown({
    input: Object.fromEntries([
      ...Object.entries(ENTRIES).map(([name, path]) => [name, join(dist, path)]),
      ...languageEntries(dist),
    ]),
    platform: 'node',
    // Dependencies are installed beside it.
    external: (id) => !/^[./]/.test(id) && !id.startsWith(dist),
    plugins: [{ name: 'imports', moduleParsed: ({ id, importedIds }) => void importsOf.set(id, importedIds) }],
    onLog(level, log) {
      // What is imported at need by some and at once by others is there already.
      if (level !== 'warn' || log.code === 'INEFFECTIVE_DYNAMIC_IMPORT') return;
      throw new Error(log.message);
    },
  });
  await build.write({
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'program/[name].js',
    // Lines and names stay, for the stacks of errors.
    minify: false,
    comments: false,
    codeSplitting: { groups: FILES.map(({ name }) => ({ name, test: (id) => isIn(name, id) })) },
  });
  await build.close();
}

/** The name of the file that each module of FILES goes into; none for the others. */
function filesOf(dist, importsOf) {
  const files = new Map();
  for (const { name, roots } of FILES) {
    const left = roots.map((root) => join(dist, root));
    for (const id of left) {
      if (files.has(id) || !importsOf.has(id)) continue;
      files.set(id, name);
      left.push(...importsOf.get(id));
    }
  }
  return files;
}
