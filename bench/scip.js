// Compares `ax export scip` with the index that scip-typescript, or scip-python, makes of the same tree, occurrence by
// occurrence.
// Usage: node bench/scip.js TOOLS REPOSITORY [--python] [--misses N]   (after a build)
// TOOLS is a folder with @sourcegraph/scip-typescript, and -python for that, in its node_modules; all indexes are decoded
// with the schema that comes with the first. The repository is only read: what is written goes to a temporary folder beside the index of ax.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { python: { type: 'boolean', default: false }, misses: { type: 'string', default: '0' } },
});
const [tools, repository] = positionals;
if (!tools || !repository) throw new Error('usage: node bench/scip.js TOOLS REPOSITORY [--python] [--misses N]');
const misses = Number(values.misses);
const AX = fileURLToPath(new URL('../bin/ax.js', import.meta.url));
const PEERS = join(resolve(tools), 'node_modules/@sourcegraph');
const PEER = join(PEERS, 'scip-typescript');
const { scip } = createRequire(import.meta.url)(join(PEER, 'dist/src/scip.js'));
const DEFINITION = 1;

const folder = mkdtempSync(join(tmpdir(), 'ax-scip-'));
const [ours, theirs] = ['ours.scip', 'theirs.scip'].map((name) => join(folder, name));
const run = (args) => execFileSync(process.execPath, args, { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
run([AX, 'export', 'scip', '-o', ours]);
run(
  values.python
    ? [
        join(PEERS, 'scip-python/index.js'),
        'index',
        '.',
        '--output',
        theirs,
        '--project-name',
        'x',
        '--project-version',
        '1',
      ]
    : [join(PEER, 'dist/src/main.js'), 'index', '--infer-tsconfig', '--no-progress-bar', '--output', theirs],
);

const { occurrences: own } = read(ours);
const peer = read(theirs);
rmSync(folder, { recursive: true });
const paths = new Set([...peer.occurrences.values()].map(({ path }) => path));
const figures = { same: 0, other: 0, shorthand: 0, key: 0, unknown: 0, missing: 0 };
const lines = new Map();
const shown = [];
for (const [place, { definitions, isDefinition, path }] of own) {
  if (isDefinition || !paths.has(path)) continue;
  const reference = peer.occurrences.get(place);
  // What the other has no definition of it has not bound, or it is not of the project.
  if (!reference || reference.definitions.size === 0) {
    figures.unknown++;
    note('unknown', place, definitions, reference?.symbols);
  } else if ([...definitions].some((one) => reference.definitions.has(one))) figures.same++;
  else if (isShorthand(place)) figures.shorthand++;
  else if (reference.definitions.has(place)) figures.key++;
  else {
    figures.other++;
    note('other', place, definitions, reference.definitions);
  }
}
for (const [place, { definitions, isDefinition, symbols }] of peer.occurrences) {
  if (isDefinition || definitions.size === 0 || own.has(place) || [...symbols].every((one) => one.endsWith('/')))
    continue;
  figures.missing++;
  note('missing', place, definitions);
}
const { same, other, shorthand, key, unknown, missing } = figures;
const percent = (part, all) => (all === 0 ? '-' : `${((100 * part) / all).toFixed(2)} %`);
console.log(
  `references of both with one definition: ${same}, with another: ${other} (precision ${percent(same, same + other)})`,
);
console.log(`references only of the other: ${missing} (recall ${percent(same, same + other + missing)})`);
console.log(`references only of ours: ${unknown}`);
console.log(`{ name } for both a variable and a property, of which each tells one: ${shorthand}`);
console.log(`keys that we say to be of a declared type, and the other to define something of their own: ${key}`);
for (const line of shown) console.log(line);

function note(kind, place, ...more) {
  if (shown.filter((line) => line.startsWith(kind)).length >= misses) return;
  shown.push(`${kind} ${place} ${more.map((one) => [...(one ?? [])].join(' ')).join(' | ')}`);
}

/** True for a name that is key and value of an object at once. */
function isShorthand(place) {
  const [, path, line, column] = /^(.*):(\d+):(\d+)$/.exec(place);
  if (!lines.has(path)) lines.set(path, readFileSync(join(repository, path), 'utf8').split('\n'));
  const text = lines.get(path);
  const before = `${text[line - 2] ?? ''}\n${text[line - 1].slice(0, column - 1)}`.trimEnd();
  const after = text[line - 1]
    .slice(column - 1)
    .replace(/^[\w$]+/, '')
    .trim();
  return /[{,]$/.test(before) && /^(?:[,}]|$)/.test(after);
}

/** Occurrences by place, each with the places where its symbols are defined. */
function read(file) {
  const index = scip.Index.deserializeBinary(readFileSync(file));
  const places = new Map();
  const definitions = new Map();
  for (const { relative_path: path, occurrences } of index.documents) {
    for (const { range, symbol, symbol_roles: roles } of occurrences) {
      const place = `${path}:${range[0] + 1}:${range[1] + 1}`;
      const key = symbol.startsWith('local ') ? `${path} ${symbol}` : symbol;
      const known = places.get(place) ?? { path, symbols: new Set(), isDefinition: false };
      known.symbols.add(key);
      places.set(place, known);
      if ((roles & DEFINITION) === 0) continue;
      known.isDefinition = true;
      definitions.set(key, (definitions.get(key) ?? new Set()).add(place));
    }
  }
  for (const known of places.values()) {
    known.definitions = new Set([...known.symbols].flatMap((symbol) => [...(definitions.get(symbol) ?? [])]));
  }
  return { occurrences: places };
}
