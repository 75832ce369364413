import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../contract/problem.ts';
import { refuseTooManyBytes } from '../media/refuse-media.ts';

/** Any body that is not JSON is handed to its door as a stream, untouched; only doors that say `takesBytes` get one. */
export function takeBytes(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', (request, payload, done) => {
    if (request.routeOptions.config.takesBytes) done(null, payload);
    else done(Object.assign(new Error('not JSON'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }));
  });
}

/**
 * The bytes that came to a door that `takesBytes`; none, where there was no body. `limitBytes` is held against what the sender announces.
 * Raises `unsupported_media` for JSON, `too_large` before anything of it is read.
 */
export function bytesOf(request: Pick<FastifyRequest, 'headers' | 'body'>, limitBytes: number): Readable {
  const { body, headers } = request;
  if (body === undefined || body === null) return Readable.from([]);
  if (!(body instanceof Readable)) {
    throw new Refusal({
      code: 'unsupported_media',
      message: 'This door takes the bytes of a file, sent with the type of that file.',
      found: 'JSON',
      accepted: ['image/*', 'video/*'],
    });
  }
  if (Number(headers['content-length'] ?? 0) > limitBytes) throw refuseTooManyBytes(limitBytes);
  return body;
}
