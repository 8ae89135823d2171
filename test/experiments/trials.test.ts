import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldMeasurements } from '../../src/experiments/measurements.ts';
import type { ShownResult } from '../../src/experiments/shown.ts';
import { startExperiment, stopExperiment } from '../../src/experiments/start.ts';
import { readState, runningFile } from '../../src/experiments/state.ts';
import { EXPERIMENTS } from '../../src/experiments/table.ts';
import { createTrials, type Trials } from '../../src/experiments/trials.ts';
import { flagNamed } from '../../src/flags/index.ts';
import { saysNothing } from '../../src/flags/table.ts';
import { folderOf, logOf } from './kept.ts';

const NOON = Date.parse('2026-11-27T12:00:00Z');
const MINUTE = 60_000;

let home: string;
let directory: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ax-experiments-'));
  directory = join(home, 'experiments');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** The trials of another process, as far as files tell, so many minutes after noon. */
function trials(minutes = 0, pid = 7): Trials {
  return createTrials({ directory, pid, place: () => 'machine', now: () => NOON + minutes * MINUTE, id: randomUUID });
}

const begin = (name: string, share = 50): boolean =>
  startExperiment(directory, name, { share, size: undefined, version: '2.0.0', now: NOON });
const log = (name: string): string => logOf(directory, name);
const measured = (name: string) => foldMeasurements(log(name), () => false);

describe('the table of experiments', () => {
  it('is about flags that exist and divide the same', () => {
    for (const { flag, unit } of EXPERIMENTS) expect(flagNamed(flag)?.unit).toBe(unit);
    expect(new Set(EXPERIMENTS.map(({ name }) => name)).size).toBe(EXPERIMENTS.length);
    expect(new Set(EXPERIMENTS.map(({ flag }) => flag)).size).toBe(EXPERIMENTS.length);
  });
});

describe('an experiment', () => {
  it('runs from its start to its stop', () => {
    expect(trials().about('raw-walk')).toBeUndefined();
    expect(begin('raw-walk', 20)).toBe(true);
    expect(begin('raw-walk')).toBe(false);
    expect(trials().about('raw-walk')?.state).toMatchObject({ share: 20, startedAt: NOON, version: '2.0.0' });
    expect(trials().about('ranking-next')).toBeUndefined();
    expect(stopExperiment(directory, 'raw-walk', NOON + MINUTE)).toBe(true);
    expect(stopExperiment(directory, 'raw-walk', NOON + MINUTE)).toBe(false);
    expect(trials().about('raw-walk')).toBeUndefined();
  });

  it('keeps what was measured before it was started again', () => {
    begin('raw-walk');
    const one = trials();
    one.exposed('raw-walk', 'on');
    one.ended('ok', () => false, 12);
    stopExperiment(directory, 'raw-walk', NOON + MINUTE);
    const [before, where] = [log('raw-walk'), folderOf(directory, 'raw-walk')];
    expect(before).toContain(' ok 12.000');
    expect(begin('raw-walk')).toBe(true);
    expect([log('raw-walk'), readdirSync(where).length]).toEqual(['', 1]);
    expect(stopExperiment(directory, 'raw-walk', NOON + 2 * MINUTE)).toBe(true);
    expect(readState(directory, 'raw-walk')).toMatchObject({ state: { stoppedAt: NOON + 2 * MINUTE } });
    const kept = readdirSync(directory).map((name) => name.replace(/@[^.]+/, ''));
    expect(kept.sort()).toEqual(['raw-walk.json', 'raw-walk.json', 'raw-walk.log']);
  });

  it('is looked for by processes only while it runs', () => {
    const isSaid = (): boolean => !saysNothing({}, home);
    const steps: [() => boolean, said: boolean][] = [
      [() => true, false],
      [() => begin('raw-walk'), true],
      [() => begin('ranking-next'), true],
      [() => stopExperiment(directory, 'raw-walk', NOON), true],
      [() => stopExperiment(directory, 'ranking-next', NOON), false],
    ];
    for (const [step, said] of steps) expect([step(), isSaid()]).toEqual([true, said]);
  });

  it('is stopped by its id, where that is known', () => {
    begin('raw-walk');
    expect(stopExperiment(directory, 'raw-walk', NOON, 'another')).toBe(false);
    const found = readState(directory, 'raw-walk');
    expect(stopExperiment(directory, 'raw-walk', NOON, typeof found === 'object' ? found.state.id : '')).toBe(true);
  });

  it('whose file is damaged does not run, and can be started when it was put aside', () => {
    expect([begin('raw-walk'), stopExperiment(directory, 'raw-walk', NOON - MINUTE)]).toEqual([true, true]);
    const texts = ['', '{', '[]', 'null', '{"id":"a"}', '{"id":"a","salt":"b","startedAt":1,"share":250}'];
    for (const text of [...texts, '{"id":"../a","salt":"b","startedAt":1,"share":50}']) {
      writeFileSync(runningFile(directory, 'raw-walk'), text);
      expect(readState(directory, 'raw-walk')).toBe('damaged');
      expect(trials().about('raw-walk')).toBeUndefined();
      expect(begin('raw-walk')).toBe(false);
      expect(stopExperiment(directory, 'raw-walk', NOON)).toBe(true);
      expect(readState(directory, 'raw-walk')).toMatchObject({ state: { stoppedAt: NOON - MINUTE } });
    }
    expect(begin('raw-walk')).toBe(true);
  });

  it('is not measured where nothing can be kept', () => {
    begin('raw-walk');
    chmodSync(directory, 0o500);
    const one = trials();
    one.exposed('raw-walk', 'on');
    one.ended('ok', () => false, 1);
    chmodSync(directory, 0o700);
    const none = createTrials({ directory: undefined, pid: 1, place: () => '', now: Date.now, id: randomUUID });
    expect(none.about('raw-walk')).toBeUndefined();
    none.exposed('raw-walk', 'on');
    none.followed('/p', { name: 'a' });
  });
});

describe('a run under an experiment', () => {
  it('is exposed once, and measured at its end', () => {
    begin('raw-walk');
    for (const [variant, outcome, ms] of [
      ['on', 'ok', 10],
      ['off', 'ok', undefined],
      ['off', 'failed', 3],
      ['on', 'unknown', 3],
    ] as const) {
      const one = trials();
      one.exposed('raw-walk', variant);
      one.exposed('raw-walk', variant);
      one.ended(outcome, () => false, ms);
      one.ended(outcome, () => false, ms);
    }
    expect(measured('raw-walk')).toMatchObject({
      ...{ exposures: { off: 2, on: 2 }, ended: { off: 2, on: 1 }, failed: { off: 1, on: 0 } },
      durations: { off: { n: 0 }, on: { n: 1 } },
    });
  });

  it('that fell back has failed, though it ended well', () => {
    begin('raw-walk');
    const one = trials();
    one.exposed('raw-walk', 'on');
    one.ended('ok', (flag) => flag === 'raw-walk', 10);
    expect(measured('raw-walk')).toMatchObject({ failed: { off: 0, on: 1 }, durations: { on: { n: 0 } } });
  });

  it('is none where no experiment runs', () => {
    const one = trials();
    one.exposed('raw-walk', 'on');
    one.exposed('cross-file-analysis', 'on');
    one.ended('ok', () => false, 10);
    expect(readdirSync(home)).toEqual([]);
  });

  it('leaves no name of a machine', () => {
    begin('raw-walk');
    trials().exposed('raw-walk', 'on');
    expect(log('raw-walk')).not.toContain('machine');
  });
});

const results: ShownResult[] = [
  { path: 'src/a.ts', line: 3, qualifiedName: 'Server.listen', from: undefined },
  { path: 'src/b.ts', line: 5, qualifiedName: 'listen', from: 'on' },
  { path: 'src/c.ts', line: 7, qualifiedName: 'Client.send', from: 'off' },
  { path: 'src/b.ts', line: 90, qualifiedName: 'Other.send', from: 'on' },
];

function show(question = 'who listens', minutes = 0, project = '/p'): void {
  trials(minutes).shown('ranking-next', { project, question, results, took: { off: 1, on: 2 } });
}

describe('a list that was shown', () => {
  beforeEach(() => void begin('ranking-next'));

  it.each([
    ['a name', { name: 'send' }, 'off'],
    ['a qualified name', { name: 'Other.send' }, 'on'],
    ['a qualified name as others write it', { name: 'Other::send' }, 'on'],
    ['a name of a result of nobody', { name: 'Server.listen' }, 'both'],
    ['a name of several: the first', { name: 'listen' }, 'both'],
    ['a place', { path: 'src/b.ts', line: 90 }, 'on'],
    ['a file', { path: 'src/c.ts' }, 'off'],
    ['a file with several: the first', { path: 'src/b.ts' }, 'on'],
  ] as const)('is credited by %s', (_, subject, from) => {
    show();
    trials(5).followed('/p', subject);
    expect(log('ranking-next')).toMatch(new RegExp(`\\nc \\w+ ${from}\\n$`));
  });

  it.each([
    ['another name', { name: 'open' }],
    ['a part of a name', { name: 'sen' }],
    ['another case', { name: 'Send' }],
    ['another line', { path: 'src/b.ts', line: 6 }],
    ['another file', { path: 'src/d.ts' }],
    ['a file that has the name of a symbol', { path: 'send' }],
  ] as const)('is not credited by %s', (_, subject) => {
    show();
    trials(5).followed('/p', subject);
    expect(measured('ranking-next').credits).toEqual({ off: 0, on: 0, both: 0 });
  });

  it('is credited within half an hour, and goes after that', () => {
    show();
    trials(31).followed('/p', { name: 'send' });
    expect(measured('ranking-next')).toMatchObject({ credits: { off: 0 }, exposures: { off: 0, on: 1 } });
    expect(readdirSync(folderOf(directory, 'ranking-next', 'shown'))).toEqual([]);
    show('again', 1);
    trials(30).followed('/p', { name: 'send' });
    expect(measured('ranking-next').credits.off).toBe(1);
  });

  it('is credited in its project only', () => {
    show();
    trials(1).followed('/other', { name: 'send' });
    expect(measured('ranking-next').credits.off).toBe(0);
    trials(1).followed('/p', { name: 'send' });
    expect(measured('ranking-next').credits.off).toBe(1);
  });

  it('is credited once, whatever somebody goes on with, and however often it is asked for on a day', () => {
    show();
    trials(1).followed('/p', { name: 'send' });
    trials(2).followed('/p', { name: 'listen' });
    show('who listens', 3);
    trials(4).followed('/p', { name: 'Other.send' });
    expect(measured('ranking-next')).toMatchObject({
      ...{ exposures: { off: 0, on: 1 }, credits: { off: 1, on: 0, both: 0 } },
    });
    show('who listens', 24 * 60);
    trials(24 * 60 + 1).followed('/p', { name: 'Other.send' });
    expect(measured('ranking-next').credits).toEqual({ off: 1, on: 1, both: 0 });
  });

  it('is credited to each list that had it', () => {
    show('one');
    show('two', 1);
    trials(2).followed('/p', { name: 'send' });
    expect(measured('ranking-next').credits.off).toBe(2);
  });

  it('is nothing to go on with when both ways agree', () => {
    const same = results.map((result) => ({ ...result, from: undefined }));
    const took = { off: 1, on: 2 };
    trials().shown('ranking-next', { project: '/p', question: 'q', results: same, took });
    trials(1).followed('/p', { name: 'send' });
    expect(measured('ranking-next')).toMatchObject({ same: 1, credits: { off: 0, on: 0, both: 0 } });
  });

  it('has the same chances all day, and others for another question, project or day', () => {
    const draw = (minutes: number, project: string, question: string): number[] => {
      const chances = trials(minutes).chances('ranking-next', project, question);
      return [chances(), chances(), chances()];
    };
    const one = draw(0, '/p', 'a');
    expect(draw(300, '/p', 'a')).toEqual(one);
    for (const other of [draw(0, '/p', 'b'), draw(0, '/q', 'a'), draw(24 * 60, '/p', 'a')])
      expect(other).not.toEqual(one);
    for (const value of one) expect(value >= 0 && value < 1).toBe(true);
  });

  it('leaves nothing of it in any file', () => {
    show();
    trials(1).followed('/p', { name: 'Other.send' });
    show('secret question', 1);
    const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const all = files.map((entry) => entry.name + readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
    for (const word of ['src/', 'listen', 'Server', 'send', 'secret', 'question', '/p'])
      expect(all).not.toContain(word);
  });

  it('survives files that are none of ours', () => {
    const shown = folderOf(directory, 'ranking-next', 'shown');
    show();
    for (const name of ['x', 'a-b', 'a-b-c', `${'0'.repeat(12)}-${NOON}-1`, 'a-1-b.tmp'])
      writeFileSync(join(shown, name), '\0\0 garbage');
    mkdirSync(join(shown, `a-${NOON}-d`));
    trials(1).followed('/p', { name: 'send' });
    expect(measured('ranking-next').credits.off).toBe(1);
  });
});
