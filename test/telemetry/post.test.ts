import { afterEach, describe, expect, it } from 'vitest';
import { httpUrl, type Patience, post, shownUrl, type Taken } from '../../src/telemetry/post.ts';
import { type Answer, type Collector, collector, nobody } from './collector.ts';

const BODY = Buffer.from('{"text":"größer"}');
const QUICK: Patience = { attempts: 3, attemptMs: 5000, totalMs: 20_000, pauseMs: 1 };

let running: Collector[] = [];
afterEach(async () => {
  for (const each of running) await each.close();
  running = [];
});

async function serve(answer?: Answer): Promise<Collector> {
  const started = await collector(answer);
  running.push(started);
  return started;
}

function send(url: string, patience: Partial<Patience> = {}, signal = new AbortController().signal): Promise<Taken> {
  return post({ url: new URL(url), body: BODY, signal, patience: { ...QUICK, ...patience } });
}

describe('post', () => {
  it('sends the bytes as they are, once', async () => {
    const { url, received } = await serve((response) => response.end('{"ok":true}'));
    expect(await send(`${url}/in?a=b`)).toEqual({ status: 200, answer: { ok: true }, attempts: 1 });
    expect(received).toHaveLength(1);
    const { method, path, headers, body } = received[0]!;
    expect([method, path, headers['content-type']]).toEqual(['POST', '/in?a=b', 'application/json']);
    expect(body.equals(BODY)).toBe(true);
    expect(headers['user-agent']).toBe('ax');
  });

  it('takes an answer without a body as a yes', async () => {
    const { url } = await serve((response) => response.writeHead(204).end());
    expect(await send(url)).toEqual({ status: 204, answer: undefined, attempts: 1 });
  });

  for (const status of [429, 502, 503, 504]) {
    it(`comes again after ${status}`, async () => {
      const { url, received } = await serve((response, _, at) => response.writeHead(at < 2 ? status : 200).end());
      expect((await send(url)).attempts).toBe(3);
      expect(received.map(({ body }) => body.equals(BODY))).toEqual([true, true, true]);
    });
  }

  for (const status of [400, 401, 404, 413, 500]) {
    it(`does not come again after ${status}`, async () => {
      const { url, received } = await serve((response) => response.writeHead(status).end('{"error":"no"}'));
      await expect(send(url)).rejects.toMatchObject({ code: 'io', message: `${url}/: the server answers ${status}` });
      expect(received).toHaveLength(1);
    });
  }

  it('gives up after the last attempt', async () => {
    const { url, received } = await serve((response) => response.writeHead(503).end());
    await expect(send(url)).rejects.toMatchObject({ message: `${url}/: the server answers 503 (3 attempts)` });
    expect(received).toHaveLength(3);
  });

  it('says why it tries again', async () => {
    const { url } = await serve((response, _, at) => response.writeHead(at === 0 ? 503 : 200).end());
    const reasons: string[] = [];
    const { signal } = new AbortController();
    await post({ url: new URL(url), body: BODY, signal, patience: QUICK, onRetry: (why) => reasons.push(why) });
    expect(reasons).toEqual(['the server answers 503']);
  });

  it('does not wait longer than it may when the server asks for it', async () => {
    const { url, received } = await serve((response) => response.writeHead(503, { 'retry-after': '3600' }).end());
    await expect(send(url)).rejects.toMatchObject({ message: `${url}/: the server answers 503` });
    expect(received).toHaveLength(1);
  });

  it('waits until the date that the server names', async () => {
    const past = new Date(0).toUTCString();
    const { url } = await serve((response, _, at) =>
      response.writeHead(at === 0 ? 429 : 200, { 'retry-after': past }).end(),
    );
    expect((await send(url)).attempts).toBe(2);
  });

  it('never follows a redirect', async () => {
    const elsewhere = await serve();
    for (const status of [301, 302, 307, 308]) {
      const { url, received } = await serve((response) =>
        response.writeHead(status, { location: elsewhere.url }).end(),
      );
      await expect(send(url)).rejects.toMatchObject({
        message: `${url}/: the server answers ${status}; redirects are not followed`,
      });
      expect(received).toHaveLength(1);
    }
    expect(elsewhere.received).toEqual([]);
  });

  it('does not believe a page of a portal', async () => {
    const { url, received } = await serve((response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please sign in</html>'),
    );
    await expect(send(url)).rejects.toMatchObject({ message: expect.stringContaining('something that is not JSON') });
    expect(received).toHaveLength(1);
  });

  it('does not believe an answer that is shorter than it says', async () => {
    const { url, received } = await serve((response, socket) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{}', () => socket.end());
    });
    await expect(send(url)).rejects.toMatchObject({
      message: `${url}/: the connection broke before the answer was whole (3 attempts)`,
    });
    expect(received).toHaveLength(3);
  });

  it('does not believe an answer that is longer than it says', async () => {
    const { url, received } = await serve((_, socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}{"error":1}'),
    );
    await expect(send(url)).rejects.toMatchObject({ message: `${url}/: the answer is no HTTP, or of another length` });
    expect(received).toHaveLength(1);
  });

  it('does not read an endless answer', async () => {
    const { url, received } = await serve((response) => {
      const more = (): unknown => response.destroyed || response.write('x'.repeat(65_536), more);
      more();
    });
    await expect(send(url)).rejects.toMatchObject({ message: `${url}/: the answer is too long` });
    expect(received).toHaveLength(1);
  });

  it('tries again when the connection breaks', async () => {
    const { url, received } = await serve((response, socket, at) => (at === 0 ? socket.destroy() : response.end()));
    expect((await send(url)).attempts).toBe(2);
    expect(received).toHaveLength(2);
  });

  it('gives up on what does not speak HTTP', async () => {
    const { url, received } = await serve((_, socket) => socket.end('220 mail ready\r\n'));
    await expect(send(url)).rejects.toMatchObject({
      message: `${url}/: the answer is no HTTP, or of another length`,
    });
    expect(received).toHaveLength(1);
  });

  it('has a deadline for a server that says nothing', async () => {
    const { url } = await serve(() => {});
    await expect(send(url, { attemptMs: 30 })).rejects.toMatchObject({
      message: `${url}/: no answer in time (3 attempts)`,
    });
  });

  it('has a deadline for a server that drips', async () => {
    const { url } = await serve((response) => {
      const drip = (): void => {
        if (response.destroyed) return;
        response.write(' ');
        setTimeout(drip, 5);
      };
      drip();
    });
    await expect(send(url, { attemptMs: 60, attempts: 1 })).rejects.toMatchObject({
      message: `${url}/: no answer in time`,
    });
  });

  it('has a deadline for everything', async () => {
    const { url, received } = await serve((response) => response.writeHead(503).end());
    await expect(send(url, { attempts: 1000, totalMs: 60, pauseMs: 20 })).rejects.toMatchObject({ code: 'io' });
    expect(received.length).toBeLessThan(10);
  });

  it('says that nobody listens', async () => {
    const url = await nobody();
    await expect(send(url)).rejects.toMatchObject({ message: `${url}/: nothing listens there (3 attempts)` });
  });

  it('says that a host is not known', async () => {
    await expect(send('http://nowhere.invalid/')).rejects.toMatchObject({
      message: expect.stringContaining('the host is not known, or there is no network'),
    });
  });

  it('says that a server does not speak TLS', async () => {
    const { url } = await serve();
    await expect(send(url.replace('http:', 'https:'))).rejects.toMatchObject({
      message: expect.stringContaining('the server does not speak TLS'),
    });
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const { url, received } = await serve(() => stop.abort());
    await expect(send(url, {}, stop.signal)).rejects.toMatchObject({ code: 'interrupted' });
    expect(received).toHaveLength(1);
  });

  it('stops in a pause, too', async () => {
    const stop = new AbortController();
    const { url, received } = await serve((response) => {
      response.writeHead(503).end();
      response.on('close', () => setTimeout(() => stop.abort(), 10));
    });
    await expect(send(url, { pauseMs: 10_000 }, stop.signal)).rejects.toMatchObject({ code: 'interrupted' });
    expect(received).toHaveLength(1);
  });
});

describe('addresses', () => {
  it('are those of http and https only', () => {
    expect(httpUrl('https://x.test/in', 'E').href).toBe('https://x.test/in');
    for (const text of ['', 'x.test', 'ftp://x.test', 'file:///etc/passwd', 'http://', 'javascript:1']) {
      expect(() => httpUrl(text, 'telemetry.endpoint'), text).toThrow(/^telemetry.endpoint is no address/);
    }
  });

  it('are shown without secrets', () => {
    expect(shownUrl(new URL('https://me:secret@x.test:8443/in?key=secret#secret'))).toBe('https://x.test:8443/in');
  });
});
