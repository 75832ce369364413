import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

const MEDIA_PATHS = [
  /^\/api\/media\/[^/]+(\/[^/]+)?$/,
  /^\/api\/generations\/[^/]+\/download$/,
  /^\/api\/tasks\/[^/]+\/preview$/,
];
const ASKED = ['accept', 'if-modified-since', 'if-none-match', 'if-range', 'range'];
const NOT_PASSED_ON = new Set(['connection', 'keep-alive', 'set-cookie', 'transfer-encoding']);
const WITHOUT_BODY = new Set([204, 205, 304]);

/** Whether a path of the API answers bytes that a page shows or downloads, not JSON. */
export function isMediaPath(pathname: string): boolean {
  return MEDIA_PATHS.some(pattern => pattern.test(pathname));
}

/** Streams pictures and clips from the studio's own route, with its ranges and ETags; a reader that goes away ends the reading. */
export async function serveMedia(
  request: Request,
  app: Pick<FastifyInstance, 'inject'>,
  token: string,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const left = new AbortController();
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  for (const name of ASKED) {
    const value = request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  const response = await app.inject({
    method: request.method === 'HEAD' ? 'HEAD' : 'GET',
    url: pathname + search,
    headers,
    payloadAsStream: true,
    signal: AbortSignal.any([request.signal, left.signal]),
  });
  const answer = new Headers({ 'x-content-type-options': 'nosniff' });
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined && !NOT_PASSED_ON.has(name)) answer.set(name, String(value));
  }
  const stream = response.stream();
  const status = response.statusCode;
  if (request.method === 'HEAD' || WITHOUT_BODY.has(status)) {
    stream.resume();
    return new Response(null, { status, headers: answer });
  }
  stream.once('close', () => left.abort());
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers: answer });
}
