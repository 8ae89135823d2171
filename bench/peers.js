// A first index of a TypeScript repository beside the peers that also run in Node.
// Usage: node bench/peers.js DIR --modules NODE_MODULES [--rounds 3] [--out FILE]
// NODE_MODULES is where @optave/codegraph and @colbymchenry/codegraph are installed. Each round copies DIR anew for each
// program, so that nobody finds what another has left, and runs them in turn; the medians are shown.
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median, runProcess } from './measure.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { modules: { type: 'string' }, rounds: { type: 'string', default: '3' }, out: { type: 'string' } },
});
const [dir] = positionals;
if (!dir || !values.modules) throw new Error('usage: node bench/peers.js DIR --modules NODE_MODULES');
const ax = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'ax.js');
const quiet = { CODEGRAPH_TELEMETRY: '0', DO_NOT_TRACK: '1', AX_TELEMETRY: 'off' };
const programs = {
  ax: { folder: '.automatosx', args: (copy) => [ax, '-C', copy, 'index'] },
  optave: {
    folder: '.codegraph',
    args: (copy) => [join(values.modules, '@optave/codegraph/dist/cli.js'), 'build', copy],
  },
  colbymchenry: {
    folder: '.codegraph',
    args: (copy) => [join(values.modules, '@colbymchenry/codegraph/npm-shim.js'), 'init', copy],
  },
};
const bytesOf = (folder) =>
  readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
const figures = Object.fromEntries(Object.keys(programs).map((name) => [name, { wallMs: [], cpuMs: [], bytes: 0 }]));
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [name, { folder, args }] of Object.entries(programs)) {
    const copy = mkdtempSync(join(tmpdir(), 'ax-peers-'));
    try {
      cpSync(dir, copy, { recursive: true, filter: (path) => !/\/\.(automatosx|codegraph)$/.test(path) });
      const { wallMs, cpuMs } = runProcess(process.execPath, args(copy), { cwd: copy, env: quiet });
      figures[name].wallMs.push(wallMs);
      figures[name].cpuMs.push(cpuMs);
      figures[name].bytes = bytesOf(join(copy, folder));
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }
}
const result = {};
for (const [name, { wallMs, cpuMs, bytes }] of Object.entries(figures)) {
  result[name] = { wallS: median(wallMs) / 1000, cpuS: median(cpuMs) / 1000, indexMB: bytes / 1e6 };
}
for (const [name, row] of Object.entries(result)) {
  const against = (key) => Number((row[key] / result.ax[key]).toFixed(2));
  Object.assign(row, { wallAgainstAx: against('wallS'), indexAgainstAx: against('indexMB') });
  console.log(name, JSON.stringify(row));
}
if (values.out) writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`);
