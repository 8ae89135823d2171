// Answers the questions of an accuracy set through the library and has the answers scored: how much of what is said of
// imports, references and calls is true, and how much of what is true is said; for each rule of the linker how often it
// is right. Fails when a rule is below the gate of the tier that it gives (bench/rule-precision.js), unless it is among
// the KNOWN, which have been looked at: there the set is wrong.
// Usage: node bench/accuracy.js SET REPOS [--only kysely,axios] [--known go:static-member,php:variable] [--out FILE]   (after a build)
// SET has `questions/<repo>.jsonl.gz`, `gt/` and `score.mjs`; REPOS has a directory for each repository, as SET says.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { openProject } from '../dist/project/index.js';
import { createRulePrecision } from './rule-precision.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    known: { type: 'string', default: '' },
    out: { type: 'string', default: join(tmpdir(), 'ax-accuracy.jsonl') },
  },
});
const [set, repos] = positionals;
if (repos === undefined) throw new Error('usage: node bench/accuracy.js SET REPOS');
const names = readdirSync(join(set, 'questions')).map((file) => file.replace('.jsonl.gz', ''));
const wanted = names.filter(
  (name) => existsSync(join(repos, name)) && (values.only?.split(',').includes(name) ?? true),
);
const precision = createRulePrecision(set);
const placeOf = ({ path, line, column }) => [path, line - 1, column - 1];

async function importsOf(project, repo, files) {
  const answers = [];
  for (const from of files) {
    for (const { path, line, status, note } of (await project.imports(from, { refresh: false })).edges) {
      const tier = note === undefined ? 'exact' : 'inferred';
      if (status === 'internal') answers.push({ t: 'import', repo, from, to: path, line: line - 1, tier });
    }
  }
  return answers;
}

async function answersOf(repo) {
  // Facts of an older build are no answer of this one.
  rmSync(join(repos, repo, '.automatosx'), { recursive: true, force: true });
  const project = await openProject(join(repos, repo));
  try {
    const rows = gunzipSync(readFileSync(join(set, 'questions', `${repo}.jsonl.gz`)))
      .toString()
      .trim()
      .split('\n');
    await project.refresh();
    const answers = [];
    const listed = await project.find('kind:file', { refresh: false, limit: 1_000_000 });
    answers.push(...(await importsOf(project, repo, new Set(listed.results.map(({ path }) => path)))));
    precision.read(repo);
    for (const { t, id, file, line, col } of rows.map((row) => JSON.parse(row))) {
      const at = `${file}:${line + 1}:${col + 1}`;
      if (t === 'refs') {
        const { results } = await project.references(at, { tier: 'possible', refresh: false });
        for (const one of results) precision.judge(id, placeOf(one), one);
        answers.push({ t, id, refs: results.map((one) => [...placeOf(one), one.tier]) });
      } else if (t === 'call') {
        const { results } = await project.definitions(at, { refresh: false });
        answers.push({ t, id, defs: results.map((one) => [...placeOf(one), one.tier]) });
      }
    }
    return answers;
  } finally {
    project.close();
  }
}

const answers = [];
for (const repo of wanted) answers.push(...(await answersOf(repo)));
writeFileSync(values.out, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
for (const repo of wanted) {
  for (const tier of [[], ['--tier', 'exact']]) {
    const score = [join(set, 'score.mjs'), values.out, '--repo', repo, '--by', 'none', ...tier];
    const { status, stdout, stderr } = spawnSync(process.execPath, score, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    console.log(stdout.trimEnd());
  }
}
console.log(`\nreferences by language, tier and rule\n${precision.lines().join('\n')}`);
const known = values.known.split(',');
if (precision.below().some(({ lang, rule }) => !known.includes(`${lang}:${rule}`))) process.exitCode = 1;
