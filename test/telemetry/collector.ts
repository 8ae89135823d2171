import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it came over the wire. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A server on the loopback that keeps what it is sent. */
export interface Collector {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

/** How a server answers the request with this number (from 0); left out, it takes everything. */
export type Answer = (response: ServerResponse, socket: Socket, at: number) => void;

/** A certificate and its key, for a collector that speaks TLS. */
export interface Identity {
  key: string;
  cert: string;
}

/** Starts a collector. Each request is kept whole before it is answered. */
export async function collector(
  answer: Answer = (response) => response.end(),
  identity?: Identity,
): Promise<Collector> {
  const received: Received[] = [];
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      received.push({ method, path: url, headers, body: Buffer.concat(chunks) });
      answer(response, request.socket, received.length - 1);
    });
  };
  const server = identity ? createSecureServer(identity, take) : createServer(take);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${identity ? 'https' : 'http'}://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An address on the loopback where nobody listens. */
export async function nobody(): Promise<string> {
  const { url, close } = await collector();
  await close();
  return url;
}
