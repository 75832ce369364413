import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mediaHeaders, planRange, type Stretch } from '../../media/serve-media.ts';
import { refuseMissingFile } from './refuse-missing-file.ts';

/** Answers with a stored file, or the part of it that was asked for (RFC 9110 §14); bytes under a hash never change, so a known ETag is enough. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: { path: string; sha256: string; type: string; bytes: number },
) {
  const headers = mediaHeaders(file);
  if (request.headers['if-none-match'] === headers.etag) return reply.code(304).headers(headers).send();
  const range = planRange(request.headers.range, file.bytes);
  if (range === 'unsatisfiable')
    return reply.code(416).headers(headers).header('content-range', `bytes */${file.bytes}`).send();
  const stretch = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range;
  // Who asks for the head alone is not worth reading gigabytes for.
  const body = request.method === 'HEAD' ? Readable.from([]) : await openFile(file, stretch);
  reply.headers(headers).header('content-length', stretch.end - stretch.start + 1);
  if (range !== 'whole') reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  return reply.send(body);
}

/** A stretch of a stored file; raises `not_found` where someone has taken the file out of the folder. */
async function openFile(file: { path: string; sha256: string }, stretch: Stretch): Promise<Readable> {
  const stream = createReadStream(file.path, stretch);
  try {
    await once(stream, 'open');
  } catch (error) {
    throw refuseMissingFile(error, file.sha256);
  }
  return stream;
}
