import { Refusal } from '../../../contract/problem.ts';
import { fetchOutside } from '../../../providers/fetch-outside.ts';
import { findMedia, readListed, takeInMedia } from '../../generations/index.ts';
import { readSettings } from '../../settings/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { isOf, type ObjectName, readReference } from './object-path.ts';
import { findObject } from './objects-store.ts';

const PICTURE_LIMIT = 50 * 1024 * 1024;
const FETCH_MS = 30_000;
const BY_HASH = /\/([0-9a-f]{64})\.\w+$/;
const BY_TAKE = /\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.\w+$/;

/** Where a picture was looked for: the address of the request that names it, and what ends the wait for one from elsewhere. */
export type Place = { readonly origin: string; readonly signal: AbortSignal };

const refuse = (message: string) =>
  new Refusal({ code: 'invalid_request', message, issues: [{ path: 'reference', message }] });

/**
 * The bytes under a name of this person's: what was handed in under it, a picture by its hash as the queue's messages name it, or what came of a
 * generation as its library names it, which is read as its person alone. Null where there are none.
 */
export function findBytes(
  { database }: CompatParts,
  caller: Pick<DialectCaller, 'owner'> | null,
  name: ObjectName,
): string | null {
  const db = database.read;
  const handedIn = findObject(db, name);
  if (handedIn !== undefined) return handedIn;
  const sha256 = BY_HASH.exec(name.path)?.[1];
  if (sha256 !== undefined && findMedia(db, sha256)) return sha256;
  const takeId = BY_TAKE.exec(name.path)?.[1];
  if (takeId === undefined || name.bucket !== 'user-library' || caller === null) return null;
  try {
    return readListed(db, caller.owner, takeId, readSettings(db).takeExpiryDays).media.sha256;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/**
 * The bytes of a picture that a job starts from, as OurVidz's programs name it: a path in the storage, or an address, which is then fetched from
 * outside and taken in. Raises `not_allowed` for another person's path, `invalid_request` for what cannot be read as a picture, and what
 * `fetchOutside` and `takeInMedia` raise.
 */
export async function resolvePicture(
  parts: CompatParts,
  caller: DialectCaller,
  given: string,
  { origin, signal }: Place,
): Promise<string> {
  const name = readReference(given, origin);
  if (name !== null) {
    if (!isOf(name, caller.owner.personId))
      throw new Refusal({
        code: 'not_allowed',
        message: 'That reference is another person’s.',
        needs: 'a path of one’s own',
      });
    const sha256 = findBytes(parts, caller, name);
    if (sha256 === null) throw refuse(`There is no reference ${given.slice(0, 200)}`);
    return sha256;
  }
  if (!/^https?:\/\//i.test(given)) throw refuse('A reference is a path in the storage or an address');
  const { body } = await fetchOutside({
    url: given,
    limitBytes: PICTURE_LIMIT,
    deadlineMs: FETCH_MS,
    allow: 'public',
    signal,
  });
  const media = await takeInMedia(parts.generations, body, { limitBytes: PICTURE_LIMIT, signal });
  if (!media.type.startsWith('image/')) throw refuse('A reference is a picture');
  return media.sha256;
}
