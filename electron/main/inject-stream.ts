import type { OutgoingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

type Asked = {
  readonly app: Pick<FastifyInstance, 'inject'>;
  readonly token: string;
  readonly method: 'GET' | 'HEAD';
  /** A path with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** An answer of the studio whose bytes come as they are read. */
export type Streaming = { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly stream: Readable };

/**
 * Asks the studio for an answer that streams, signed in as the desktop. A reader that leaves, by the signal or by destroying the
 * stream, closes it as a lost connection would: inject's own signal would be an error to the route, one for each clip that is skipped through.
 */
export async function injectStream(
  { app, token, method, url, headers }: Asked,
  signal: AbortSignal,
): Promise<Streaming> {
  signal.throwIfAborted();
  const response = await app.inject({
    method,
    url,
    headers: { ...headers, authorization: `Bearer ${token}` },
    payloadAsStream: true,
  });
  const stream = response.stream();
  const leave = () => void response.raw.res.destroy();
  signal.addEventListener('abort', leave, { once: true });
  stream.once('close', () => {
    signal.removeEventListener('abort', leave);
    leave();
  });
  if (signal.aborted) leave();
  return { status: response.statusCode, headers: response.headers, stream };
}
