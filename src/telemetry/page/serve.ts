import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxError } from '../../model/index.ts';
import type { Page } from './page.ts';

/** A page that is served on this machine. */
export interface PageServer {
  /** With a word in it that others do not know. */
  url: string;
  close(): Promise<void>;
}

const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Serves a page on 127.0.0.1, made anew for each request, to whoever knows its address: nobody else on this machine,
 * and no web page that leads a browser here under another name. Port 0 takes any. Throws AxError `io` when the port
 * cannot be had.
 */
export async function servePage(page: () => Page, port: number): Promise<PageServer> {
  // Most of what is behind the same door needs no network.
  const { createServer } = await import('node:http');
  const token = randomBytes(16).toString('hex');
  const server = createServer((request, response) => answer(request, response));
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { port: own } = server.address() as AddressInfo;
    const host = request.headers.host ?? '';
    const isOurs = [`127.0.0.1:${own}`, `localhost:${own}`].includes(host);
    if (!isOurs) refuse(response, 403, 'wrong host');
    else if (!isSame(request.url ?? '', `/${token}/`)) refuse(response, 404, 'there is nothing here');
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405, 'only GET');
    else show(request, response);
  };
  const show = (request: IncomingMessage, response: ServerResponse): void => {
    try {
      const { html, policy } = page();
      const type = { 'Content-Type': 'text/html; charset=utf-8' };
      const strict = `${policy}; frame-ancestors 'none'`;
      response.writeHead(200, { ...HEADERS, ...type, 'Content-Security-Policy': strict });
      response.end(request.method === 'HEAD' ? undefined : html);
    } catch (error) {
      refuse(response, 500, error instanceof AxError ? error.message : 'internal error');
    }
  };
  await new Promise<void>((resolve, reject) => {
    const failed = (error: Error): void => {
      reject(
        new AxError('io', `the page cannot be served: ${error.message}`, 'choose another --port', { cause: error }),
      );
    };
    server.once('error', failed);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', failed);
      resolve();
    });
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  });
  response.end(`${why}\n`);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
