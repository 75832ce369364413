import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { injectStream } from './inject-stream.ts';

const MEDIA_PATHS = [
  /^\/api\/media\/[^/]+(\/[^/]+)?$/,
  /^\/api\/generations\/[^/]+\/download$/,
  /^\/api\/tasks\/[^/]+\/preview$/,
  /^\/api\/spending\/charges\.csv$/,
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
  const headers: Record<string, string> = {};
  for (const name of ASKED) {
    const value = request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  const method = request.method === 'HEAD' ? 'HEAD' : 'GET';
  const asked = { app, token, method, url: pathname + search, headers } as const;
  const { status, headers: given, stream } = await injectStream(asked, request.signal);
  const answer = new Headers({ 'x-content-type-options': 'nosniff' });
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !NOT_PASSED_ON.has(name)) answer.set(name, String(value));
  }
  if (request.method === 'HEAD' || WITHOUT_BODY.has(status)) {
    stream.resume();
    return new Response(null, { status, headers: answer });
  }
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers: answer });
}
