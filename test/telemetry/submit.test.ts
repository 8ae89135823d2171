import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/statistics/index.ts';
import { createRecorder, type Mode } from '../../src/telemetry/index.ts';
import { forgetUnsent, nextReport } from '../../src/telemetry/next-report.ts';
import { openTelemetryStore } from '../../src/telemetry/open-store.ts';
import type { TelemetryStore } from '../../src/telemetry/store.ts';
import { type Submission, submitReport } from '../../src/telemetry/submit.ts';
import { type Answer, type Collector, collector, nobody } from './collector.ts';

/** Wednesday, 2026-11-25, at noon. */
const NOON = 20_782 * 86_400_000 + 43_200_000;
const DAY = 86_400_000;

let directory: string;
let clock: number;
let stores: TelemetryStore[];
let collectors: Collector[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ax-submit-'));
  clock = NOON;
  stores = [];
  collectors = [];
});

afterEach(async () => {
  for (const each of stores) each.close();
  for (const each of collectors) await each.close();
  rmSync(directory, { recursive: true, force: true });
});

function open(): TelemetryStore {
  const store = openTelemetryStore({ directory, version: '2.0.0', now: () => clock });
  stores.push(store);
  return store;
}

async function serve(answer?: Answer): Promise<Collector> {
  const started = await collector(answer);
  collectors.push(started);
  return started;
}

/** Runs a command so many times. */
function use(command: string, times: number, mode: Mode = 'on'): void {
  const recorder = createRecorder({
    mode: () => mode,
    directory,
    version: () => '2.0.0',
    node: '20.20.0',
    platform: 'linux',
    now: () => clock,
  });
  for (let at = 0; at < times; at++) recorder.begin(command, 'cli').end(0, 10 + at);
  recorder.flush();
}

function submit(store: TelemetryStore, url: string): Promise<Submission> {
  const { signal } = new AbortController();
  const patience = { attempts: 3, attemptMs: 5000, totalMs: 20_000, pauseMs: 1 };
  return submitReport({ store, directory, endpoint: new URL(url), signal, patience });
}

/** The counts of commands in what a collector has received. */
function counted({ received }: Collector): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { body } of received) {
    const { weeks } = JSON.parse(body.toString()) as { weeks: { cells: { command: string; count: number }[] }[] };
    for (const { command, count } of weeks.flatMap(({ cells }) => cells)) sums[command] = (sums[command] ?? 0) + count;
  }
  return sums;
}

describe('the report that is sent', () => {
  it('is what was shown, to the byte', async () => {
    const server = await serve();
    use('def', 7);
    const store = open();
    store.fold();
    const { text } = nextReport(store);
    use('def', 20);
    use('refs', 20);
    store.fold();
    expect(nextReport(store).text).toBe(text);
    const { sha256, bytes, sent } = await submit(store, server.url);
    expect(server.received).toHaveLength(1);
    const { body } = server.received[0]!;
    expect(body.toString()).toBe(text);
    expect(sent).toBe(true);
    expect(bytes).toBe(body.length);
    expect(sha256).toBe(createHash('sha256').update(body).digest('hex'));
  });

  it('takes over what no folding has taken yet', async () => {
    const server = await serve();
    use('def', 7);
    await submit(open(), server.url);
    expect(counted(server)).toEqual({ def: 7 });
  });

  it('is sent once', async () => {
    const server = await serve();
    use('def', 7);
    await submit(open(), server.url);
    expect(await submit(open(), server.url)).toMatchObject({ sent: false, counts: 0, attempts: 0 });
    use('def', 6);
    await submit(open(), server.url);
    clock += 8 * DAY;
    use('def', 5);
    await submit(open(), server.url);
    clock += 30 * DAY;
    await submit(open(), server.url);
    expect(counted(server)).toEqual({ def: 18 });
    expect(server.received).toHaveLength(3);
  });

  it('is sent once, also by processes that send at the same time', async () => {
    const server = await serve((response) => setTimeout(() => response.end(), 30));
    use('def', 7);
    const all = await Promise.all([1, 2, 3].map(() => submit(open(), server.url)));
    expect(all.filter(({ sent }) => sent)).toHaveLength(1);
    expect(counted(server)).toEqual({ def: 7 });
  });

  it('has nothing in it that was recorded before consent', async () => {
    const server = await serve();
    use('def', 20, 'local');
    use('refs', 9, 'on');
    use('refs', 9, 'local');
    use('find', 9, 'off');
    await submit(open(), server.url);
    expect(counted(server)).toEqual({ refs: 9 });
  });

  it('has nothing in it that was recorded before consent was withdrawn', async () => {
    const server = await serve();
    use('def', 20);
    const store = open();
    store.fold();
    expect(nextReport(store).counts).toBe(1);
    forgetUnsent(store);
    expect(nextReport(store).counts).toBe(0);
    use('def', 5);
    await submit(store, server.url);
    expect(counted(server)).toEqual({ def: 5 });
  });

  it('has a key of its own', async () => {
    const server = await serve();
    for (let at = 0; at < 3; at++) {
      use('def', 7);
      await submit(open(), server.url);
    }
    const [first, second] = server.received;
    expect(first?.body.toString()).toBe(second?.body.toString());
    expect(new Set(server.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(3);
  });

  it('has no name of anything in it', async () => {
    const server = await serve();
    use('def', 7);
    await submit(open(), server.url);
    const { body, headers } = server.received[0]!;
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'connection',
      'content-length',
      'content-type',
      'host',
      'idempotency-key',
      'user-agent',
    ]);
    expect(headers['user-agent']).toBe('ax');
    expect(body.toString()).toMatch(/^\{"report":1,"weeks":\[\{"from":"2026-11-23","cells":\[\{"metric":/);
  });
});

describe('a report that was not taken', () => {
  const refusals: Record<string, Answer> = {
    'a refusal': (response) => response.writeHead(403).end(),
    'a server that is down': (response) => response.writeHead(503).end(),
    'a redirect': (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    'a page of a portal': (response) => response.end('<html></html>'),
    'a yes that tells of an error': (response) => response.end('{"error":{"code":"quota"}}'),
    'a lost answer': (_, socket) => socket.destroy(),
    'a short answer': (response, socket) => {
      response.writeHead(200, { 'content-length': '9' });
      response.write('{}', () => socket.destroy());
    },
  };

  for (const [name, answer] of Object.entries(refusals)) {
    it(`is sent later, the same: ${name}`, async () => {
      let well = false;
      const server = await serve((response, socket, at) => (well ? response.end() : answer(response, socket, at)));
      use('def', 7);
      const store = open();
      await expect(submit(store, server.url)).rejects.toMatchObject({ code: 'io' });
      const first = server.received[0]?.body.toString();
      server.received.length = 0;
      well = true;
      use('def', 7);
      expect(await submit(store, server.url)).toMatchObject({ sent: true, attempts: 1 });
      expect(server.received.map(({ body }) => body.toString())).toEqual([first]);
      await submit(store, server.url);
      expect(counted(server)).toEqual({ def: 14 });
    });
  }

  it('is sent later when nobody listened', async () => {
    use('def', 7);
    const store = open();
    await expect(submit(store, await nobody())).rejects.toMatchObject({ code: 'io' });
    const server = await serve();
    await submit(store, server.url);
    expect(counted(server)).toEqual({ def: 7 });
  });

  it('is sent again in the same way when an answer was lost', async () => {
    const server = await serve((response, socket, at) => (at === 0 ? socket.destroy() : response.end()));
    use('def', 7);
    expect(await submit(open(), server.url)).toMatchObject({ sent: true, attempts: 2 });
    const [lost, taken] = server.received;
    expect(lost?.body.equals(taken?.body ?? Buffer.alloc(0))).toBe(true);
    expect(lost?.headers['idempotency-key']).toBe(taken?.headers['idempotency-key']);
  });

  it('goes when everything is removed', async () => {
    const server = await serve();
    use('def', 7);
    const store = open();
    await expect(submit(store, await nobody())).rejects.toMatchObject({ code: 'io' });
    store.clean();
    expect(await submit(store, server.url)).toMatchObject({ sent: false });
    use('def', 6);
    await submit(store, server.url);
    expect(counted(server)).toEqual({ def: 6 });
  });

  it('is forgotten when what is kept about it is damaged: nothing may be told twice', async () => {
    const server = await serve();
    use('def', 7);
    const store = open();
    await submit(store, server.url);
    store.setMeta('report', '{"told":');
    expect(await submit(store, server.url)).toMatchObject({ sent: false });
    use('def', 5);
    await submit(store, server.url);
    expect(counted(server)).toEqual({ def: 12 });
  });
});

describe('a bad network', () => {
  it('loses nothing, and a server that knows the keys counts nothing twice', { timeout: 60_000 }, async () => {
    const random = seededRandom(5);
    const answers: Answer[] = [
      (response) => response.end(),
      (response) => response.end('{}'),
      (response) => response.writeHead(503).end(),
      (response) => response.writeHead(500).end(),
      (_, socket) => socket.destroy(),
      (response, socket) => response.write('half', () => socket.destroy()),
    ];
    const taken = new Map<string, string>();
    const server = await serve((response, socket, at) => {
      const { headers, body } = server.received[at]!;
      const choice = Math.floor(random() * answers.length);
      // Whether it has kept a report when its answer is lost, the sender cannot know.
      if (choice < 2 || (choice > 3 && random() < 0.5)) taken.set(String(headers['idempotency-key']), body.toString());
      answers[choice]!(response, socket, at);
    });
    let store = open();
    let recorded = 0;
    for (let step = 0; step < 60; step++) {
      if (random() < 0.2) clock += DAY;
      if (random() < 0.2) store = open();
      const times = 5 + Math.floor(random() * 9);
      use('def', times);
      recorded += times;
      await submit(store, server.url).catch(() => {});
    }
    for (let sent = true; sent; ) {
      sent = await submit(store, server.url).then(
        (done) => done.sent,
        () => true,
      );
    }
    const all = [...taken.values()].map((body) => ({ body: Buffer.from(body) })) as Collector['received'];
    expect(counted({ ...server, received: all })).toEqual({ def: recorded });
    expect(taken.size).toBeGreaterThan(10);
  });
});
