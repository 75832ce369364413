import type { GenerationParts } from './generation-parts.ts';
import { findMedia, findUnusedMedia, forgetUnusedMedia } from './media-rows-store.ts';

/** Uploads that broke off are kept this many times as long: with an hour's grace, over a day without a network. */
const PARTIAL_GRACES = 24;

/**
 * Removes bytes that nothing refers to and that came before `graceMs` ago: rows first, then files, so that a crash leaves a file without a row,
 * which the next sweep takes, and never a row without its file. Returns how many went.
 */
export async function sweepMedia(
  { database, store, renditions, now }: GenerationParts,
  graceMs: number,
): Promise<number> {
  const before = now() - graceMs;
  let swept = 0;
  for (const sha256 of findUnusedMedia(database.read, before)) {
    if (await database.write(db => forgetUnusedMedia(db, sha256, before))) swept += 1;
  }
  for await (const { sha256, handedInAt } of store.list()) {
    if (handedInAt >= before || findMedia(database.read, sha256)) continue;
    await renditions.remove(sha256);
    await store.remove(sha256);
  }
  swept += await store.sweepIncoming(graceMs);
  swept += await store.partials.sweep(PARTIAL_GRACES * graceMs);
  swept += await renditions.sweep(graceMs);
  return swept;
}
