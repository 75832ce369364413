import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Refusal } from '../contract/problem.ts';
import { errorCode } from './refuse-disk-error.ts';
import { refuseTooManyBytes } from './refuse-media.ts';

// As in `answer-broken.ts`: an import would cost the start 50 ms.
const { IncomingMessage } = process.getBuiltinModule('node:http');

/** Bytes gathered before a write: 16 of the 64 KB pieces that a socket gives, so one trip to the thread pool in place of 16. */
const BATCH = 1024 * 1024;
/** Bytes between two syncs under way: the disk works while the network still gives, so the last sync has little left. */
const SYNC_EVERY = 32 * 1024 * 1024;

/** What must hold for bytes that come in. */
export type IncomingRules = {
  /** The most bytes that may come. */
  readonly limitBytes: number;
  /** Ends the transfer early. */
  readonly signal?: AbortSignal;
  /** What came before, hashed; the bytes go on from there. It is of no more use when the transfer fails. */
  readonly hash?: Hash;
};

const stopped = () =>
  new Refusal({
    code: 'invalid_request',
    message: 'The upload stopped before all of it had come.',
    issues: [{ path: 'body', message: 'ended early' }],
  });

/** What Node says when the other side hangs up, or when the stream is closed before its end. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']);

async function* takePieces(stream: Readable, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const stop = () => stream.destroy(stopped());
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (signal?.aborted) throw stopped();
    // The stream is left open when a piece is refused: on an HTTP request the reply still has to go out over its socket.
    for await (const piece of stream.iterator({ destroyOnReturn: false }))
      yield Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
  } catch (error) {
    throw BROKEN_OFF.has(errorCode(error)) ? stopped() : error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/**
 * Writes a stream into an open file, durable when it resolves, and tells the hash of all and the length of what came.
 * Hashing happens while the piece before is being written. Refuses with `too_large` at the first byte over the limit, and
 * with `invalid_request` when the stream breaks off.
 */
export async function writeHashed(
  stream: Readable,
  file: FileHandle,
  { limitBytes, signal, hash = createHash('sha256') }: IncomingRules,
): Promise<{ sha256: string; bytes: number }> {
  // Node's HTTP parser copies every piece for its one reader, so nobody else has these bytes.
  const write = stream instanceof IncomingMessage ? writeAndFree : writeAll;
  let bytes = 0;
  let unsynced = 0;
  let batch: Buffer[] = [];
  let batched = 0;
  let writing: Promise<unknown> = Promise.resolve();
  let syncing: Promise<unknown> = Promise.resolve();

  const flush = async () => {
    await writing;
    const pieces = batch;
    writing = write(file, pieces);
    writing.catch(() => {});
    unsynced += batched;
    batch = [];
    batched = 0;
    if (unsynced < SYNC_EVERY) return;
    await syncing;
    syncing = file.datasync();
    syncing.catch(() => {});
    unsynced = 0;
  };

  try {
    for await (const piece of takePieces(stream, signal)) {
      bytes += piece.length;
      if (bytes > limitBytes) throw refuseTooManyBytes(limitBytes);
      batch.push(piece);
      batched += piece.length;
      hash.update(piece);
      if (batched >= BATCH) await flush();
    }
    await flush();
    await writing;
    await syncing;
    await file.datasync();
  } finally {
    // The caller closes the file: nothing may still be writing to it then.
    await Promise.allSettled([writing, syncing]);
  }
  return { sha256: hash.copy().digest('hex'), bytes };
}

async function writeAll(file: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (total === 0) return;
  const { bytesWritten } = await file.writev(pieces);
  if (bytesWritten === total) return;
  const rest = Buffer.concat(pieces).subarray(bytesWritten);
  await file.appendFile(rest);
}

/**
 * Gives the memory of written pieces back at once. Left to the garbage collector, which looks after some 64 MB of them, an upload of 200 MB made the
 * process grow by 70 MB; so it is 20 MB.
 */
async function writeAndFree(file: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  await writeAll(file, pieces);
  for (const { buffer, byteLength } of pieces)
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
