import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { readRemembered, writeRemembered } from '../settings/index.ts';

const NAME = 'clouds.public-address';

/** Where the open network reaches this studio, if its owner has said so. */
export const readPublicAddress = (db: ReadableDb): string | null => readRemembered(db, NAME) || null;

export const writePublicAddress = (db: WritableDb, address: string | null) => writeRemembered(db, NAME, address ?? '');

/** Where a cloud is to say that something has happened to a call; null where the studio cannot be reached. */
export function readWebhook(db: ReadableDb, lane: Lane, attemptId: string): string | null {
  const address = readPublicAddress(db);
  return address === null ? null : `${address.replace(/\/$/, '')}/api/webhooks/${lane}?call=${attemptId}`;
}
