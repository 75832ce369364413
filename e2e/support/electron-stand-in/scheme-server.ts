import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findHandler, isHandled } from './protocol.ts';
import { toAppHeaders, toServedHeaders } from './scheme-headers.ts';
import { toAppUrl } from './scheme-url.ts';
import { changeHeaders } from './web-request.ts';

/** Serves the app's custom schemes to Chromium on a loopback port, streaming both ways; resolves to the port. */
export async function startSchemeServer(): Promise<number> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(error => {
      console.error(`stand-in: ${incoming.method} ${incoming.headers.host}${incoming.url} failed:`, error);
      outgoing.destroy();
    });
  });
  // A scheme's handler may take as long as it likes.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return (server.address() as AddressInfo).port;
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = toAppUrl(`http://${incoming.headers.host}${incoming.url}`);
  const handler = findHandler(url.slice(0, url.indexOf(':')));
  // Chromium asks for an icon of its own accord; Electron never does.
  if (!handler || incoming.url === '/favicon.ico') {
    outgoing.writeHead(handler ? 404 : 421).end();
    return;
  }
  const left = new AbortController();
  outgoing.once('close', () => left.abort());
  const response = await handler(makeRequest(url, incoming, left.signal));
  const { status, headers } = await changeHeaders(url, incoming.method ?? 'GET', response);
  outgoing.writeHead(status, toServedHeaders(headers, isHandled).flat());
  if (!response.body) {
    outgoing.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as never), outgoing).catch(error => {
    // The page went away or seeked: ordinary for media. Anything else is the handler's fault.
    if (!left.signal.aborted) throw error;
  });
}

function makeRequest(url: string, incoming: IncomingMessage, signal: AbortSignal): Request {
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: Readable.toWeb(incoming) as never, duplex: 'half' };
  return new Request(url, { method, headers: toAppHeaders(incoming.headers), signal, ...body } as RequestInit);
}
