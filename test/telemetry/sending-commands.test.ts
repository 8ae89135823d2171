import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecorder, type Mode } from '../../src/telemetry/index.ts';
import { ax, type Ended, ended, said, start } from '../e2e/program.ts';
import { type Answer, type Collector, collector, type Identity, nobody } from './collector.ts';

let cwd: string;
let state: string;
let collectors: Collector[];

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'ax-sending-'));
  state = join(cwd, 'state');
  collectors = [];
});

afterEach(async () => {
  for (const each of collectors) await each.close();
  rmSync(cwd, { recursive: true, force: true });
});

async function serve(answer?: Answer, identity?: Identity): Promise<Collector> {
  const started = await collector(answer, identity);
  collectors.push(started);
  return started;
}

/** What was recorded by running a command so many times. */
function used(command: string, times: number, mode: Mode = 'on'): void {
  const recorder = createRecorder({
    mode: () => mode,
    directory: join(state, 'automatosx', 'telemetry'),
    version: () => '2.0.0',
    node: '20.20.0',
    platform: 'linux',
    now: Date.now,
  });
  for (let at = 0; at < times; at++) recorder.begin(command, 'cli').end(0, 10);
  recorder.flush();
}

function environment(mode: Mode, endpoint = ''): Record<string, string> {
  return { XDG_STATE_HOME: state, AX_TELEMETRY: mode, ...(endpoint && { AX_TELEMETRY_ENDPOINT: endpoint }) };
}

function telemetry(args: string[], mode: Mode = 'on', endpoint = ''): Promise<Ended> {
  return ax(['telemetry', ...args], { cwd, env: environment(mode, endpoint) });
}

describe('ax telemetry show --next-report, and submit', () => {
  it('print and send the same bytes', async () => {
    const { url, received } = await serve();
    used('def', 7);
    used('refs', 9, 'local');
    const shown = await telemetry(['show', '--next-report']);
    expect((await telemetry(['show', '--next-report', '--json'])).stdout).toBe(shown.stdout);
    used('def', 7);
    const sent = await telemetry(['submit', '--json'], 'on', `${url}/in`);
    const [first] = received;
    const sha256 = createHash('sha256').update(shown.stdout).digest('hex');
    expect([shown.status, sent.status, received.length, first?.path]).toEqual([0, 0, 1, '/in']);
    expect(first?.body.toString()).toBe(shown.stdout);
    expect(JSON.parse(sent.stdout)).toEqual({
      endpoint: `${url}/in`,
      bytes: shown.stdout.length,
      sha256,
      counts: 1,
      sent: true,
      attempts: 1,
    });
    expect(JSON.parse(shown.stdout).weeks[0].cells).toMatchObject([{ command: 'def', count: 7 }]);
  });

  it('send nothing that was sent before', async () => {
    const { url, received } = await serve();
    used('def', 7);
    expect((await telemetry(['submit'], 'on', url)).stdout).toMatch(/^sent 1 count \(\d+ B, SHA-256 \w{64}\) to http:/);
    const again = await telemetry(['submit'], 'on', url);
    expect([again.status, again.stdout]).toEqual([1, 'nothing to send: nothing new happened often enough\n']);
    const shown = await telemetry(['show', '--next-report']);
    expect([shown.status, shown.stdout]).toEqual([0, '{"report":1,"weeks":[],"errors":[]}\n']);
    expect(received).toHaveLength(1);
  });

  it('send nothing without a yes', async () => {
    const { url, received } = await serve();
    used('def', 7);
    for (const mode of ['off', 'local'] as const) {
      const { status, stderr } = await telemetry(['submit'], mode, url);
      expect(status).toBe(2);
      expect(stderr).toContain(`nothing may be sent: telemetry is ${mode} (AX_TELEMETRY)`);
      const shown = await telemetry(['show', '--next-report'], mode);
      expect([shown.status, shown.stdout]).toEqual([0, '{"report":1,"weeks":[],"errors":[]}\n']);
      expect(shown.stderr).toContain(`telemetry is ${mode}`);
    }
    expect(received).toEqual([]);
  });

  it('send nothing that was not sent before a no, whatever held until then', async () => {
    const { url, received } = await serve();
    for (const no of ['local', 'off']) {
      used('def', 7);
      expect(JSON.parse((await telemetry(['show', '--next-report'])).stdout).weeks).toHaveLength(1);
      expect((await telemetry([no], 'off')).status).toBe(0);
      expect((await telemetry(['submit'], 'on', url)).status).toBe(1);
    }
    used('def', 6);
    expect((await telemetry(['submit'], 'on', url)).status).toBe(0);
    expect(JSON.parse(String(received[0]?.body)).weeks[0].cells).toMatchObject([{ command: 'def', count: 6 }]);
    expect(received).toHaveLength(1);
  });

  it('need an address', async () => {
    used('def', 7);
    const none = await telemetry(['submit']);
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('telemetry.endpoint is not set')]);
    const wrong = await telemetry(['submit'], 'on', 'file:///etc/hosts');
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('no address of http or https')]);
  });

  it('say so when a file of the project sets the address', async () => {
    const { url, received } = await serve();
    const config = { telemetry: { endpoint: url.replace('http://', 'http://name:secret@') } };
    writeFileSync(join(cwd, 'automatosx.config.json'), JSON.stringify(config));
    used('def', 7);
    const { stderr, stdout } = await telemetry(['submit']);
    expect(stderr).toMatch(/^sending to http:\/\/127\.0\.0\.1:\d+\/, as .*automatosx\.config\.json says\n$/);
    expect(stderr + stdout).not.toContain('secret');
    expect(received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('name:secret').toString('base64')}`);
  });

  it('fail when nobody listens, and lose nothing', async () => {
    used('def', 7);
    const failed = await telemetry(['submit', '--json'], 'on', await nobody());
    expect(failed.status).toBe(3);
    expect(JSON.parse(failed.stdout).error).toMatchObject({ code: 'io', hint: 'nothing is lost: try later' });
    expect(failed.stderr).toContain('nothing listens there; trying again');
    const { url, received } = await serve();
    await telemetry(['submit'], 'on', url);
    expect(received).toHaveLength(1);
  });

  it('send the same bytes again after a process was killed while it waited for the answer', async () => {
    let arrived: () => void = () => {};
    const first = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { url, received } = await serve((response, _, at) => (at === 0 ? arrived() : response.end()));
    used('def', 7);
    const child = start(['telemetry', 'submit'], { cwd, env: environment('on', url) });
    await first;
    child.kill('SIGKILL');
    await ended(child);
    used('def', 7);
    expect((await telemetry(['submit'], 'on', url)).status).toBe(0);
    const [lost, taken] = received;
    expect(taken?.body.toString()).toBe(lost?.body.toString());
    expect(taken?.headers['idempotency-key']).toBe(lost?.headers['idempotency-key']);
    expect((await telemetry(['submit'], 'on', url)).status).toBe(0);
    expect(JSON.parse(String(received[2]?.body)).weeks[0].cells).toMatchObject([{ command: 'def', count: 7 }]);
  });

  it('send over TLS to a server whose certificate is good, and to no other', async () => {
    const [key, cert] = [join(cwd, 'key.pem'), join(cwd, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...made, ...subject], { stdio: 'ignore' });
    const { url, received } = await serve(undefined, {
      key: readFileSync(key, 'utf8'),
      cert: readFileSync(cert, 'utf8'),
    });
    used('def', 7);
    const distrusted = await telemetry(['submit'], 'on', url);
    expect([distrusted.status, received.length]).toEqual([3, 0]);
    expect(distrusted.stderr).toMatch(/self[- ]signed certificate/);
    const env = { ...environment('on', url), NODE_EXTRA_CA_CERTS: cert };
    expect((await ax(['telemetry', 'submit'], { cwd, env })).status).toBe(0);
    expect(received).toHaveLength(1);
  });

  it('stop when they are told to', async () => {
    const { url } = await serve((response) => response.writeHead(503, { 'retry-after': '20' }).end());
    used('def', 7);
    const child = start(['telemetry', 'submit'], { cwd, env: environment('on', url) });
    await said(child, /trying again/);
    child.kill('SIGINT');
    expect((await ended(child)).status).toBe(130);
  });

  it('write nothing in mode off', async () => {
    await telemetry(['show'], 'off');
    await telemetry(['show', '--next-report'], 'off');
    await telemetry(['export'], 'off');
    await telemetry(['submit'], 'off', 'http://127.0.0.1:9');
    expect(existsSync(state)).toBe(false);
  });
});

describe('ax telemetry show', () => {
  it('prints what was recorded, as it is on the disk', async () => {
    used('def', 3, 'local');
    const spool = join(state, 'automatosx', 'telemetry', 'spool');
    const text = readdirSync(spool).map((name) => readFileSync(join(spool, name), 'utf8'));
    const { stdout } = await telemetry(['show'], 'off');
    expect(stdout).toBe(text.join('').trimStart());
  });
});

describe('ax telemetry export', () => {
  it('writes documents and tables', async () => {
    used('def', 3, 'local');
    const json = await telemetry(['export'], 'off');
    expect(JSON.parse(json.stdout).series).toMatchObject([
      { metric: 'command.duration', command: 'def', consent: 0, days: [{ count: 3, sum: 30 }] },
    ]);
    expect((await telemetry(['export', '--json'], 'off')).stdout).toBe(json.stdout);
    const csv = await telemetry(['export', '--format', 'csv'], 'off');
    expect(csv.stdout.split('\n')).toEqual([
      expect.stringMatching(/^day,unit,metric,/),
      expect.stringMatching(/^\d{4}-\d\d-\d\d,ms,command.duration,def,cli,ok,,2.0.0,20,linux,,0,3,30,10,10,10,10,10$/),
      '',
    ]);
    const otlp = await telemetry(['export', '--format', 'otlp'], 'off');
    expect(JSON.parse(otlp.stdout).resourceMetrics).toHaveLength(1);
  });

  it('writes a file as a whole', async () => {
    used('def', 3, 'local');
    const { stdout } = await telemetry(['export', '--format', 'csv', '-o', 'counted.csv', '--json'], 'off');
    const text = readFileSync(join(cwd, 'counted.csv'), 'utf8');
    expect(JSON.parse(stdout)).toEqual({
      format: 'csv',
      path: expect.stringMatching(/counted\.csv$/),
      bytes: text.length,
    });
    expect(text).toBe((await telemetry(['export', '--format', 'csv'], 'off')).stdout);
    const failed = await telemetry(['export', '-o', 'no/such/folder/a.json'], 'off');
    expect(failed.status).toBe(3);
    const without = await telemetry(['export', '--format', 'csv', '--json'], 'off');
    expect([without.status, JSON.parse(without.stdout).error.code]).toEqual([2, 'usage']);
  });

  it('sends the document to a collector, whatever the mode', async () => {
    const { url, received } = await serve((response) => response.end('{"partialSuccess":{}}'));
    used('def', 3, 'local');
    const { stdout, status } = await telemetry(['export', '--otlp', url, '--json'], 'off');
    expect(status).toBe(0);
    const [{ path, headers, body } = { path: '', headers: {}, body: Buffer.alloc(0) }] = received;
    expect([path, headers['content-type']]).toEqual(['/v1/metrics', 'application/json']);
    expect(JSON.parse(stdout)).toEqual({
      endpoint: `${url}/v1/metrics`,
      requests: 1,
      points: 1,
      rejected: 0,
      bytes: body.length,
      attempts: 1,
    });
    const [point] = JSON.parse(body.toString()).resourceMetrics[0].scopeMetrics[0].metrics[0].exponentialHistogram
      .dataPoints;
    expect(point).toMatchObject({ count: '3', sum: 30, min: 10, max: 10, scale: 5 });
  });

  it('tells what a collector did not want', async () => {
    const { url } = await serve((response) => response.end('{"partialSuccess":{"rejectedDataPoints":"1"}}'));
    used('def', 3, 'local');
    const { stdout, status } = await telemetry(['export', '--otlp', url], 'off');
    expect([status, stdout]).toEqual([
      3,
      `sent 1 point in 1 request to ${url}/v1/metrics, but it did not want 1 of them\n`,
    ]);
  });

  it('sends nothing when nothing was counted', async () => {
    const { url, received } = await serve();
    expect((await telemetry(['export', '--otlp', url], 'off')).status).toBe(0);
    expect(received).toEqual([]);
  });
});
