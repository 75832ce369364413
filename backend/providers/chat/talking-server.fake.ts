import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** A real server on loopback that answers as the test says, and is gone when the test is over; `gone` counts the callers that hung up before their answer ended. */
export async function openTalkingServer(talk: Talk) {
  const heard: Heard[] = [];
  const gone: string[] = [];
  const waiting: (() => void)[] = [];
  let answer = talk;
  const server = createServer((request, reply) => {
    reply.on('close', () => {
      if (reply.writableFinished) return;
      gone.push(request.url ?? '');
      for (const tell of waiting.splice(0)) tell();
    });
    void readBody(request).then(body => {
      const { method = '', url: path = '', headers } = request;
      const one = { method, path, headers, body };
      heard.push(one);
      return answer(reply, one);
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
    gone,
    /** Answers in another way from now on. */
    talk: (next: Talk) => {
      answer = next;
    },
    /** Comes back once a caller has hung up. */
    whenGone: () => (gone.length > 0 ? Promise.resolve() : new Promise<void>(resolve => void waiting.push(resolve))),
    close,
  };
}

/** Answers with JSON. */
export const say =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Talk =>
  reply =>
    reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
