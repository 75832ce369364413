import type { Readable } from 'node:stream';
import type { Media } from '../../contract/media.ts';
import type { Received } from '../../media/media-store.ts';
import type { GenerationParts } from './generation-parts.ts';
import { findMedia, recordMedia } from './media-rows-store.ts';

/** What is known of the bytes before they come. */
export type TakeInRules = { readonly expected?: string; readonly limitBytes: number; readonly signal: AbortSignal };

/**
 * Takes bytes in for good: stored under their hash, looked into, their small pictures made, recorded; the same bytes again answer the same.
 * Raises `too_large`, `unsupported_media` (and keeps nothing), `invalid_request` for a wrong hash, `disk_full`, `read_only`.
 */
export async function takeInMedia(parts: GenerationParts, stream: Readable, rules: TakeInRules): Promise<Media> {
  return keepReceived(parts, await parts.store.receive(stream, rules));
}

/**
 * Makes stored bytes media: looked into, their small pictures made, recorded. Raises `unsupported_media`, `too_large` (of pixels), and keeps nothing then.
 */
export async function keepReceived(
  { database, store, renditions, now }: GenerationParts,
  { sha256, fresh }: Received,
): Promise<Media> {
  const known = findMedia(database.read, sha256);
  if (known) {
    await database.write(db => recordMedia(db, known, now()));
    return known;
  }
  try {
    const media = await renditions.prepare(sha256);
    await database.write(db => recordMedia(db, media, now()));
    return media;
  } catch (error) {
    if (fresh) await store.remove(sha256);
    throw error;
  }
}
