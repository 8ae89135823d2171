import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendToLog, readLog, shortenLog } from '../../src/experiments/log.ts';
import { foldMeasurements } from '../../src/experiments/measurements.ts';
import { seededRandom } from '../../src/statistics/index.ts';

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url));
const DAY = 86_400_000;
const BEGIN = Date.parse('2026-11-27T00:00:00Z');

let log: string;
beforeEach(() => {
  log = join(mkdtempSync(join(tmpdir(), 'ax-experiments-')), 'log');
});
afterEach(() => rmSync(join(log, '..'), { recursive: true, force: true }));

const alive = (): boolean => false;
const read = () => readLog(log, alive);
const files = (): string[] => readdirSync(log).sort();

/** Lines of so many days with the moment of each: runs and lists, most of them with their end, some of them days later. */
function linesOf(days: number, seed: number, forEach = 6): { at: number; line: string }[] {
  const random = seededRandom(seed);
  const lines: { at: number; line: string }[] = [];
  for (let day = 0; day < days; day++) {
    for (let i = 0; i < forEach; i++) {
      const at = Math.floor(BEGIN + (day + random()) * DAY);
      const [id, way] = [`${day}-${i}`, random() < 0.5 ? 'on' : 'off'];
      if (random() < 0.5) {
        lines.push({ at, line: `x ${id} ${way} ${at} here ${i}` });
        const how = random() < 0.2 ? 'failed -' : random() < 0.1 ? 'unknown -' : `ok ${(random() * 900).toFixed(3)}`;
        const end = random() < 0.1 ? at + 4 * DAY : at + 60_000;
        if (random() < 0.9) lines.push({ at: end, line: `e ${id} ${how}` });
        continue;
      }
      const first = random() < 0.2 ? 'same' : way;
      lines.push({ at, line: `q ${id} ${first} ${at} ${(random() * 99).toFixed(3)} ${random() < 0.1 ? '-' : '7.5'}` });
      if (first !== 'same' && random() < 0.6) lines.push({ at, line: `c ${id} ${random() < 0.3 ? 'both' : way}` });
    }
  }
  return lines.sort((a, b) => a.at - b.at);
}

/** What lines say that were never shortened. */
const whole = (lines: readonly { line: string }[]) => foldMeasurements(lines.map(({ line }) => line).join('\n'), alive);

describe('a log', () => {
  it('says the same however long it is kept, and has the lines of few days', () => {
    for (const seed of [1, 2, 3]) {
      const lines = linesOf(20, seed);
      for (const [at, { line, at: when }] of lines.entries()) {
        appendToLog(log, line, when);
        if (at % 7 === 0) expect(read()).toEqual(whole(lines.slice(0, at + 1)));
      }
      expect(read()).toEqual(whole(lines));
      expect(files().length).toBeLessThanOrEqual(5);
      expect(files().filter((name) => name.endsWith('.sum'))).toHaveLength(1);
      rmSync(log, { recursive: true });
    }
  });

  it('is no longer after a year than after two months', () => {
    const sizes = [60, 365].map((days) => {
      for (const { at, line } of linesOf(days, 5, 10)) appendToLog(log, line, at);
      const size = files().reduce((sum, name) => sum + readFileSync(join(log, name)).length, 0);
      rmSync(log, { recursive: true });
      return size;
    });
    expect(sizes[1]! / sizes[0]!).toBeLessThan(2);
  });

  it('says the same wherever a process died that shortened it', () => {
    const lines = linesOf(9, 4);
    for (const { at, line } of lines.slice(0, -12)) appendToLog(log, line, at);
    const before = new Map(files().map((name) => [name, readFileSync(join(log, name), 'utf8')]));
    const expected = read();
    const now = BEGIN + 11 * DAY;
    shortenLog(log, now);
    const after = new Map(files().map((name) => [name, readFileSync(join(log, name), 'utf8')]));
    const made = [...after].filter(([name]) => !before.has(name));
    const gone = [...before.keys()].filter((name) => !after.has(name));
    expect(made).toHaveLength(1);
    expect(gone.length).toBeGreaterThan(2);
    // What is made is made whole or not at all, under a name of nobody until then.
    const states = [[...before, [`${made[0]![0]}.x1y2`, 's off 1 2'] as const]];
    for (let removed = 0; removed <= gone.length; removed++)
      states.push([...before, ...made].filter(([name]) => !gone.slice(0, removed).includes(name)));
    for (const state of states) {
      rmSync(log, { recursive: true });
      mkdirSync(log);
      for (const [name, text] of state) writeFileSync(join(log, name), text);
      expect(read()).toEqual(expected);
      shortenLog(log, now);
      expect(read()).toEqual(expected);
      for (const { at, line } of lines.slice(-12)) appendToLog(log, line, at + 3 * DAY);
      expect(read()).toEqual(whole(lines));
    }
  });

  it('loses nothing when processes shorten it, write to it and read it at once', async () => {
    // Each goes from day to day, and none goes on before all have come there.
    const [days, runs, many] = [12, 10, 4];
    const children = Array.from({ length: many }, () => {
      const child = spawn(process.execPath, [CHILD, log, 'days', String(days), String(many)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += chunk;
      });
      return new Promise<string>((resolve) => child.on('close', () => resolve(said)));
    });
    const said = await Promise.all(children);
    // No reading ever saw less than the one before.
    for (const text of said) {
      const seen = text.trim().split('\n').map(Number);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
    }
    const { exposures, ended, durations } = read();
    const each = (days * runs * many) / 2;
    expect([exposures, ended]).toEqual([
      { off: each, on: each },
      { off: each, on: each },
    ]);
    expect([durations.off.n, durations.on.n]).toEqual([each, each]);
    expect(files().filter((name) => name.endsWith('.log')).length).toBeLessThanOrEqual(3);
  });

  it('loses nothing when the clock is set forward, and back', () => {
    const lines = linesOf(4, 6);
    const [last] = lines.slice(-1);
    for (const { at, line } of lines) appendToLog(log, line, at);
    shortenLog(log, last!.at + 9 * DAY);
    const more = linesOf(6, 7).map(({ at, line }) => ({ at: at + DAY, line: line.replace(/^(\w) /, '$1 more-') }));
    for (const { at, line } of more) appendToLog(log, line, at);
    expect(read()).toEqual(whole([...lines, ...more]));
  });

  it('does not wait for ever for the end of a run', () => {
    appendToLog(log, `x 1 on ${BEGIN} elsewhere 1`, BEGIN);
    for (const days of [3, 6]) shortenLog(log, BEGIN + days * DAY);
    expect(readFileSync(join(log, files()[0]!), 'utf8')).toContain('elsewhere');
    appendToLog(log, `x 2 on ${BEGIN + 40 * DAY} here 1`, BEGIN + 40 * DAY);
    shortenLog(log, BEGIN + 45 * DAY);
    expect(readFileSync(join(log, files()[0]!), 'utf8')).not.toContain('elsewhere');
    expect(read()).toMatchObject({ exposures: { off: 0, on: 2 }, open: { off: 0, on: 2 }, ended: { off: 0, on: 0 } });
  });

  it('whose sum is damaged cannot be read, and is not shortened', () => {
    for (const { at, line } of linesOf(6, 8)) appendToLog(log, line, at);
    const sum = files().find((name) => name.endsWith('.sum'))!;
    const good = readFileSync(join(log, sum), 'utf8');
    for (const text of [
      '',
      's off 1 2',
      good.slice(0, -3),
      good.replace(/^l .*$/m, 'l 1 2 3'),
      good.replace('on', 'of'),
    ]) {
      writeFileSync(join(log, sum), text);
      expect(read).toThrow('is damaged');
      const before = files();
      shortenLog(log, BEGIN + 30 * DAY);
      expect(files()).toEqual(before);
    }
  });

  it('that was never written says nothing', () => {
    expect(read().exposures).toEqual({ off: 0, on: 0 });
    shortenLog(log, BEGIN);
  });
});
