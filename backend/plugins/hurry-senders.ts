import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';

// As in `answer-broken.ts`: an import would cost the start 50 ms.
const http = process.getBuiltinModule('node:http');

/** How slow a sender may be. Times in milliseconds. */
export type Patience = {
  /** From the first byte, or from the connection, to the end of the headers. */
  readonly headersMs: number;
  /** From the headers to the end of a body of JSON. */
  readonly jsonMs: number;
  /** A file may take as long as it likes, but at least `leastBytes` of it come in each such stretch. */
  readonly stretchMs: number;
  readonly leastBytes: number;
  /** How often that is looked at. */
  readonly checkMs: number;
};

/** A sender that is slower than this is hung up on within half a minute; a modem is not. */
export const PATIENCE: Patience = {
  headersMs: 15_000,
  jsonMs: 20_000,
  stretchMs: 20_000,
  leastBytes: 4_096,
  checkMs: 5_000,
};

type Coming = { readonly reply: FastifyReply; readonly json: boolean; since: number; read: number };

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Hangs up on those who send a body drop by drop, or go on sending after they were refused: Node has one deadline for all
 * requests, which would cut an upload of gigabytes, and Fastify sets none. Long polls are not touched, since they have sent all.
 */
export function hurrySenders(app: FastifyInstance, { jsonMs, stretchMs, leastBytes, checkMs }: Patience): void {
  const coming = new Map<IncomingMessage, Coming>();

  const isTooSlow = (raw: IncomingMessage, { reply, json, since, read }: Coming, at: number): boolean => {
    if (reply.raw.writableFinished) return true;
    if (json) return at - since > jsonMs;
    // What has come and waits for our disk is not the sender's delay.
    return at - since > stretchMs && raw.socket.bytesRead - read < leastBytes && raw.readableLength === 0;
  };
  const check = () => {
    const at = performance.now();
    for (const [raw, sender] of coming) {
      if (raw.complete) coming.delete(raw);
      else if (isTooSlow(raw, sender, at)) raw.socket.destroy();
      else if (!sender.json && at - sender.since > stretchMs)
        coming.set(raw, { ...sender, since: at, read: raw.socket.bytesRead });
    }
  };
  const timer = setInterval(check, checkMs).unref();
  app.addHook('onClose', async () => clearInterval(timer));

  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (raw instanceof http.IncomingMessage && hasBody(raw))
      // A body that came with its headers is complete one turn of the microtasks later, and that is nearly every one.
      queueMicrotask(() => {
        if (raw.complete) return;
        const json = request.is404 || request.routeOptions.config.takesBytes !== true;
        coming.set(raw, { reply, json, since: performance.now(), read: raw.socket.bytesRead });
        raw.once('close', () => coming.delete(raw));
      });
    done();
  });
}
