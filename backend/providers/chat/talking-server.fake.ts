import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request that a played writer was asked with. */
export type Heard = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
};
/** How a played writer answers. */
export type Talk = (reply: ServerResponse, heard: Heard) => unknown;

async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}

/** A real server on loopback that answers as the test says, and is gone when the test is over. */
export async function openTalkingServer(talk: Talk) {
  const heard: Heard[] = [];
  const lines = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let answer = talk;
  const server = createServer((request, reply) => {
    void readBody(request).then(body => {
      const { method = '', url: path = '', headers } = request;
      const one = { method, path, headers, body };
      heard.push(one);
      return answer(reply, one);
    });
  });
  server.on('connection', line => {
    lines.add(line);
    line.on('close', () => {
      lines.delete(line);
      if (lines.size === 0) for (const tell of waiting.splice(0)) tell();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    heard,
    /** Answers in another way from now on. */
    talk: (next: Talk) => {
      answer = next;
    },
    /** Comes back once nobody is on the line any more. */
    whenAlone: () => (lines.size === 0 ? Promise.resolve() : new Promise<void>(resolve => void waiting.push(resolve))),
    close,
  };
}

/** Answers with these bytes. */
export const sayRaw =
  (body: string | Uint8Array, type = 'text/html', status = 200, headers: Record<string, string> = {}): Talk =>
  reply =>
    reply.writeHead(status, { 'content-type': type, ...headers }).end(body);

/** Answers with JSON. */
export const say = (body: unknown, status = 200, headers: Record<string, string> = {}): Talk =>
  sayRaw(JSON.stringify(body), 'application/json', status, headers);

/** Begins an answer, and says no more of it. */
export const begin =
  (body: string, type = 'text/event-stream'): Talk =>
  reply =>
    reply.writeHead(200, { 'content-type': type }).write(body);

/** Begins an answer, and hangs up. */
export const breakOff =
  (body: string, type = 'text/event-stream'): Talk =>
  reply =>
    reply.writeHead(200, { 'content-type': type }).write(body, () => reply.destroy());

/** Goes on with the same words until nobody listens. */
export const goOn =
  (body: string, type = 'text/event-stream'): Talk =>
  reply => {
    reply.writeHead(200, { 'content-type': type });
    const more = () => {
      if (!reply.destroyed) reply.write(body, () => setImmediate(more));
    };
    more();
  };

/** Sends an answer byte by byte, each in a packet of its own. */
export const dribble =
  (body: string, type = 'text/event-stream'): Talk =>
  async reply => {
    reply.writeHead(200, { 'content-type': type });
    for (const byte of Buffer.from(body)) await new Promise(resolve => reply.write(Buffer.of(byte), resolve));
    reply.end();
  };

/** Sends an answer the end of which is that of the connection. */
export const sayUnframed =
  (body: string, type = 'text/event-stream'): Talk =>
  reply => {
    reply.useChunkedEncodingByDefault = false;
    reply.shouldKeepAlive = false;
    reply.writeHead(200, { 'content-type': type }).end(body);
  };
