import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../contract/problem.ts';
import { SNIFF_BYTES, sniffMedia } from '../../../media/sniff-media.ts';
import { readAll } from '../../../plugins/read-all.ts';
import { bytesOf } from '../../../plugins/take-bytes.ts';
import { takeInMedia } from '../../generations/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { isOf, isThumb, type ObjectName } from './object-path.ts';
import { findObject, forgetObjectsBefore, saveObject } from './objects-store.ts';

/** What one file may be, as it is on the studio that these programs come from. */
const OBJECT_LIMIT = 200 * 1024 * 1024;
const THUMB_LIMIT = 2 * 1024 * 1024;
/** How long a name is remembered: as long as there. */
const REMEMBERED_MS = 7 * 86_400_000;

/** A file on its way in; `upsert`: in the place of one that is there under its name. */
export type Incoming = {
  readonly request: Pick<FastifyRequest, 'headers' | 'body'>;
  readonly upsert: boolean;
  readonly signal: AbortSignal;
};

const duplicate = () => new Refusal({ code: 'conflict', message: 'The resource already exists', what: 'object' });

/** The small picture beside a result is looked at and let go: the studio makes its own. */
async function passThumb({ request }: Incoming): Promise<void> {
  const bytes = await readAll(bytesOf(request, THUMB_LIMIT), THUMB_LIMIT);
  const { type } = sniffMedia(bytes.subarray(0, SNIFF_BYTES));
  if (type === 'image/webp') return;
  throw new Refusal({
    code: 'unsupported_media',
    message: 'That is no WebP.',
    found: type ?? 'other bytes',
    accepted: ['image/webp'],
  });
}

/**
 * Takes a file in under a name of its worker's person; what it is is found out by its bytes. Raises `not_allowed` for another person's name,
 * `conflict` for one that is taken and may not be replaced, and what `takeInMedia` raises.
 */
export async function takeInObject(
  { database, generations, now }: CompatParts,
  { owner, workerId }: DialectCaller,
  name: ObjectName,
  incoming: Incoming,
): Promise<void> {
  if (!isOf(name, owner.personId))
    throw new Refusal({
      code: 'not_allowed',
      message: 'A name begins with the id of whose it is.',
      needs: 'one’s own folder',
    });
  if (isThumb(name)) return passThumb(incoming);
  const { request, upsert, signal } = incoming;
  const taken = () => !upsert && findObject(database.read, name) !== undefined;
  if (taken()) throw duplicate();
  const { sha256 } = await takeInMedia(generations, bytesOf(request, OBJECT_LIMIT), {
    limitBytes: OBJECT_LIMIT,
    signal,
  });
  await database.write(db => {
    if (taken()) throw duplicate();
    forgetObjectsBefore(db, now() - REMEMBERED_MS);
    saveObject(db, name, workerId, sha256, now());
  });
}
