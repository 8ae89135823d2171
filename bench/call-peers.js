// Calls found, beside other indexers of code that run in Node, against what a compiler or type checker says.
// Usage: node bench/call-peers.js --modules NODE_MODULES --scip NODE_MODULES [--typescript DIR] [--python DIR]
//          [--keep FOLDER] [--misses N]      (after a build)
// NODE_MODULES of --modules has @optave/codegraph and @colbymchenry/codegraph, that of --scip has
// @sourcegraph/scip-typescript and @sourcegraph/scip-python; none of them is a dependency of this project. Each program
// gets a copy of DIR of its own. The SCIP index is kept in FOLDER and used again, since making it takes the longest.
//
// A FUNCTION is a symbol of the SCIP index with the descriptor of a method, `name().`, that is defined in the tree; the
// declarations of an overloaded one are one. Constructors (`constructor`, `__init__`, `__new__`) are left out, since making
// an object is told apart from a call in different ways; so are functions that are values of variables, which SCIP does not
// tell from other variables.
// AN EDGE is a pair (function that the call stands in, function that is called), however often it is called there.
// Of SCIP: an occurrence of a function that is no definition, and in the text is followed by `(` (after `?.`, `!` or type
//   arguments) or in Python is that of a decorator, within the enclosing range of the innermost function around it. Calls outside of all functions do not count.
// Of a program: what it tells as a call, by file and line of both definitions: the called one is the function of that name
//   in that file whose name stands within the lines of the definition; the caller likewise or, when SCIP has no function of
//   that name there (a local or anonymous one), the innermost function around its first line. An edge of which an end is no
//   function then does not count, for nobody.
//   ax: `callers` of every function, method and property at its place, tiers exact and inferred, without those to which a
//   function is passed. optave: rows of kind `calls` in the table `edges` of graph.db. colbymchenry: the same in codegraph.db.
// Precision: the share of a program's edges that SCIP has; recall: the share of the edges of SCIP that it has.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { openProject } from '../dist/project/index.js';
import { runProcess } from './measure.js';

const option = { type: 'string' };
const { values } = parseArgs({
  options: { modules: option, scip: option, typescript: option, python: option, keep: option, misses: option },
});
const { modules, scip: tools, keep = mkdtempSync(join(tmpdir(), 'ax-scip-')) } = values;
if (!modules || !tools || !(values.typescript || values.python)) {
  throw new Error('usage: node bench/call-peers.js --modules DIR --scip DIR [--typescript DIR] [--python DIR]');
}
const env = { CODEGRAPH_NO_DAEMON: '1', CODEGRAPH_TELEMETRY: '0', DO_NOT_TRACK: '1', AX_TELEMETRY: 'off' };
const ax = fileURLToPath(new URL('../bin/ax.js', import.meta.url));
const typescriptIndexer = join(resolve(tools), '@sourcegraph/scip-typescript/dist/src');
const { scip } = createRequire(import.meta.url)(join(typescriptIndexer, 'scip.js'));
const DEFINITION = 1;
const CONSTRUCTOR = /(?:^|[#/`])`?(?:constructor|<constructor>|__init__|__new__)`?\(/;
const PROGRAMS = {
  ax: { folder: '.automatosx', args: (copy) => [ax, '-C', copy, 'index'], edges: ownEdges },
  optave: {
    folder: '.codegraph',
    args: (copy) => [join(modules, '@optave/codegraph/dist/cli.js'), 'build', copy],
    edges: (copy) =>
      callsIn(join(copy, '.codegraph/graph.db'), { file: 'file', line: 'line', from: 'source_id', to: 'target_id' }),
  },
  colbymchenry: {
    folder: '.codegraph',
    args: (copy) => [join(modules, '@colbymchenry/codegraph/npm-shim.js'), 'init', copy],
    edges: (copy) =>
      callsIn(join(copy, '.codegraph/codegraph.db'), {
        ...{ file: 'file_path', line: 'start_line', from: 'source', to: 'target' },
      }),
  },
};

for (const language of ['typescript', 'python'])
  if (values[language]) await compare(language, resolve(values[language]));

async function compare(language, dir) {
  const truth = readScip(scipIndex(language, dir), dir);
  console.log(`${language} ${basename(dir)}: ${truth.edges.size} edges between ${truth.count} functions`);
  for (const [name, { folder, args, edges }] of Object.entries(PROGRAMS)) {
    const copy = copyOf(dir);
    try {
      const { wallMs, peakRssMb } = timed(args(copy), copy);
      const found = new Set();
      for (const edge of await edges(copy)) {
        const { fromFile, fromLine, fromEnd, fromName, toFile, toLine, toEnd, toName } = edge;
        const to = truth.called(toFile, toLine, toEnd, toName);
        const from = truth.caller(fromFile, fromLine, fromEnd, fromName);
        if (from && to) found.add(`${from} > ${to}`);
      }
      const right = [...found].filter((edge) => truth.edges.has(edge));
      const percent = (of) => `${((100 * right.length) / of).toFixed(1)} %`;
      const figures = [
        `precision ${percent(found.size)}`,
        `recall ${percent(truth.edges.size)}`,
        `edges ${found.size}`,
        `${(wallMs / 1000).toFixed(2)} s`,
        `${peakRssMb.toFixed(0)} MB`,
        `index ${(bytesOf(join(copy, folder)) / 1e6).toFixed(2)} MB`,
      ];
      console.log(`  ${name.padEnd(13)}${figures.join('  ')}`);
      if (name === 'ax') showMisses(found, truth.edges);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }
}

/** Runs a program of Node to its end; the most memory that it or one of its children had at once, by GNU time. */
function timed(args, copy) {
  const report = join(copy, '.time');
  const { wallMs } = runProcess('/usr/bin/time', ['-f', '%M', '-o', report, process.execPath, ...args], {
    ...{ cwd: copy, env },
  });
  return { wallMs, peakRssMb: (Number(readFileSync(report, 'utf8').trim().split('\n').at(-1)) * 1024) / 1e6 };
}

function showMisses(found, edges) {
  const most = Number(values.misses ?? 0);
  for (const edge of [...found].filter((one) => !edges.has(one)).slice(0, most)) console.log(`    false ${edge}`);
  for (const edge of [...edges].filter((one) => !found.has(one)).slice(0, most)) console.log(`    missed ${edge}`);
}

function copyOf(dir) {
  const copy = mkdtempSync(join(tmpdir(), 'ax-peers-'));
  cpSync(dir, copy, { recursive: true, filter: (path) => !/\/\.(automatosx|codegraph)$/.test(path) });
  return copy;
}

function bytesOf(folder) {
  return readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** The calls in the database of another program, whose tables `nodes` and `edges` have columns of these names. */
function callsIn(path, { file, line, from, to }) {
  const db = new Database(path, { readonly: true });
  const end = (node, side) =>
    `${node}.${file} as ${side}File, ${node}.${line} as ${side}Line, ${node}.end_line as ${side}End, ${node}.name as ${side}Name`;
  try {
    return db
      .prepare(
        `select ${end('s', 'from')}, ${end('t', 'to')} from edges e
         join nodes s on s.id = e.${from} join nodes t on t.id = e.${to} where e.kind = 'calls'`,
      )
      .all();
  } finally {
    db.close();
  }
}

async function ownEdges(copy) {
  const project = await openProject({ root: copy, refresh: false });
  try {
    const edges = [];
    for (const kind of ['function', 'method', 'property']) {
      const { results } = await project.find(`kind:${kind}`, { limit: 1_000_000 });
      for (const { path, line, column } of results) {
        for (const { from, to, passed } of (await project.callers(`${path}:${line}:${column}`)).calls) {
          if (passed) continue;
          const caller = { fromFile: from.path, fromLine: from.line, fromEnd: from.endLine, fromName: from.name };
          edges.push({ ...caller, toFile: to.path, toLine: to.line, toEnd: to.endLine, toName: to.name });
        }
      }
    }
    return edges;
  } finally {
    project.close();
  }
}

/** The file of the SCIP index of a tree, made when it is not there yet. */
function scipIndex(language, dir) {
  mkdirSync(keep, { recursive: true });
  const file = join(resolve(keep), `${language}-${basename(dir)}.scip`);
  if (existsSync(file)) return file;
  const copy = copyOf(dir);
  try {
    const args =
      language === 'typescript'
        ? [join(typescriptIndexer, 'main.js'), 'index', '--infer-tsconfig', '--no-progress-bar', '--output', file]
        : [
            ...[join(resolve(tools), '@sourcegraph/scip-python/index.js'), 'index', '.', '--output', file],
            ...['--project-name', basename(dir), '--project-version', '1'],
          ];
    runProcess(process.execPath, args, { cwd: copy, env });
    return file;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Functions of a SCIP index, by place, and the edges between them. */
function readScip(file, dir) {
  const { documents } = scip.Index.deserializeBinary(readFileSync(file));
  const functions = new Map();
  const symbols = new Set();
  for (const { relative_path: path, occurrences } of documents) {
    const own = [];
    for (const { range, symbol, symbol_roles: roles, enclosing_range: around } of occurrences) {
      if ((roles & DEFINITION) === 0 || !symbol.endsWith(').')) continue;
      // `<get>name`, and members of types without a name: `Type:typeLiteral0:name`.
      const name = /([^#/.`:>]+)`?\([^()]*\)\.$/.exec(symbol)?.[1];
      const [start, , end] = around.length === 4 ? around : [range[0], 0, range[0]];
      own.push({ symbol, name, line: range[0] + 1, start: start + 1, end: end + 1, isRanged: around.length > 0 });
      symbols.add(symbol);
    }
    functions.set(path, own);
  }
  const isMade = (symbol) => CONSTRUCTOR.test(symbol);
  const innermost = (path, line) => {
    const all = (functions.get(path) ?? []).filter(
      ({ start, end, isRanged }) => isRanged && start <= line && line <= end,
    );
    return all.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.symbol;
  };
  const edges = new Set();
  for (const { relative_path: path, occurrences } of documents) {
    const lines = readFileSync(join(dir, path), 'utf8').split('\n');
    for (const { range, symbol, symbol_roles: roles } of occurrences) {
      if ((roles & DEFINITION) !== 0 || !symbols.has(symbol) || isMade(symbol)) continue;
      const [line, , end] = range.length === 3 ? [range[0], 0, range[2]] : [range[2], 0, range[3]];
      const after = [lines[line].slice(end), ...lines.slice(line + 1, line + 6)].join('\n');
      const isDecorator =
        path.endsWith('.py') &&
        /^\s*@[\w.]*$/.test(lines[range[0]].slice(0, range[1])) &&
        /^[ \t]*(?:#|\n)/.test(after);
      if (!isDecorator && !isCalled(after)) continue;
      const from = innermost(path, line + 1);
      if (from) edges.add(`${from} > ${symbol}`);
    }
  }
  const named = (path, start, end, name) => {
    const plain = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
    return functions.get(path)?.find((one) => one.name === plain && start <= one.line && one.line <= end);
  };
  return {
    edges,
    count: symbols.size,
    called: (...place) => {
      const { symbol = '' } = named(...place) ?? {};
      return isMade(symbol) ? '' : symbol;
    },
    // Of an accessor SCIP does not tell where it ends, so that it has no calls.
    caller: (path, line, end, name) => {
      const known = named(path, line, end, name);
      return known?.isRanged ? known.symbol : innermost(path, line);
    },
  };
}

/** True for what follows the name of a function that is called. */
function isCalled(after) {
  const text = after.replace(/^\s*(?:\?\.|!)?\s*/, '');
  if (text.startsWith('(')) return true;
  if (!text.startsWith('<')) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '<') depth++;
    else if (text[at] === '>' && text[at - 1] !== '=') depth--;
    if (depth === 0)
      return text
        .slice(at + 1)
        .trimStart()
        .startsWith('(');
  }
  return false;
}
