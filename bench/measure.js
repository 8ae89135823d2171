// Small measuring tools for the benchmark programs: whole-process time, paired medians, quantiles.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * Runs a command to its end. Times are in milliseconds; `cpuMs` is user + system time of the command and its
 * children, as the shell's `times` tells it. Throws when the exit status is not in `statuses`.
 */
export function runProcess(command, args, { cwd, env, statuses = [0] } = {}) {
  const script = 'out=$1; shift; "$@" >"$out"; status=$?; times >&3; exit $status';
  const started = process.hrtime.bigint();
  const child = spawnSync('bash', ['-c', script, 'bash', '/dev/null', command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  });
  const wallMs = Number(process.hrtime.bigint() - started) / 1e6;
  if (!statuses.includes(child.status)) {
    throw new Error(`${command} ${args.join(' ')} ended with ${child.status}: ${child.stderr}`);
  }
  // The second line of `times` is the children's user and system time: 0m1.234s 0m0.100s
  const children = String(child.output[3]).trim().split('\n')[1] ?? '';
  const cpuMs = [...children.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds.replace(',', '.'))) * 1000,
    0,
  );
  return { wallMs, cpuMs };
}

/** Like {@link runProcess}, but returns the command's standard output as text. */
export function outputOf(command, args, { cwd, env } = {}) {
  const child = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 30 });
  if (child.error) throw child.error;
  return child.stdout.toString('utf8');
}

/** The q-quantile (0..1) of the numbers, by the nearest rank. */
export function quantile(numbers, q) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
}

/** The median. */
export const median = (numbers) => quantile(numbers, 0.5);

/** Runs `a` and `b` in turn `rounds` times after one warm-up each: the medians and the median of the paired ratios a/b. */
export function paired(a, b, rounds = 9) {
  a();
  b();
  const as = [];
  const bs = [];
  for (let i = 0; i < rounds; i++) {
    as.push(a());
    bs.push(b());
  }
  return { a: median(as), b: median(bs), ratio: median(as.map((x, i) => x / bs[i])) };
}

/** A seeded generator of numbers in [0, 1): the same sequence on every machine (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * CPU milliseconds that a fresh process takes to load each group of modules (urls), in order, when those of `before` are
 * loaded. It pauses first: what threads of V8 have left to do then is no part of the first group.
 */
export function loadTimes(before, groups) {
  const script = `
    for (const module of ${JSON.stringify(before)}) await import(module);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const times = [];
    for (const group of ${JSON.stringify(groups)}) {
      const start = process.cpuUsage();
      for (const module of group) await import(module);
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) / 1000);
    }
    console.log(JSON.stringify(times));`;
  return JSON.parse(outputOf(process.execPath, ['--input-type=module', '-e', script]));
}

/**
 * Writes what `roots` (paths in dist/) are with all that they import out of `rooms` (beginnings of such paths) as one
 * module, as the build joins them with the rest of the program; the rest, `loaded` among it, is imported from dist/. `to`:
 * path of a `.mjs`.
 */
export async function joinModules({ roots, rooms, loaded }, to) {
  const dist = fileURLToPath(new URL('../dist/', import.meta.url));
  const isOurs = (id) =>
    rooms.some((room) => id.startsWith(join(dist, room))) && !loaded.some((path) => id === join(dist, path));
  const entry = to.replace(/\.mjs$/, '.entry.mjs');
  writeFileSync(
    entry,
    roots.map((root) => `export * as ${root.replace(/\W/g, '_')} from '${join(dist, root)}';`).join('\n'),
  );
  const build = await rolldown({
    input: entry,
    platform: 'node',
    // What is imported at need is no part of it.
    plugins: [
      { name: 'at-need', resolveDynamicImport: (id, importer) => ({ id: join(importer, '..', id), external: true }) },
    ],
    external: (id, _importer, isResolved) => !/^[./]/.test(id) || (isResolved && id !== entry && !isOurs(id)),
  });
  await build.write({ file: to, format: 'esm', comments: false, codeSplitting: false });
  await build.close();
}
