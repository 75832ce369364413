import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { Refusal } from '../../../contract/problem.ts';
import { RESULT_LIMIT, takeInMedia } from '../../generations/index.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { nameFolder } from './claim-reigh-task.ts';
import { ensureFolder, findOffered, offerFile, saveFile } from './reigh-files-store.ts';
import type { ReighParts } from './reigh-parts.ts';
import { refuseUnknownTask } from './reigh-refusal.ts';
import { findReighTask } from './reigh-tasks-store.ts';
import { safeName, UPLOAD_ROOT } from './storage-path.ts';

/** How long bytes may be put to an address, in ms: an upload of gigabytes over a slow line, tried again. */
const OPEN_MS = 2 * 60 * 60_000;

/** What `generate-upload-url` is told. */
export const UploadWish = z.looseObject({
  task_id: z.string().min(1).max(100),
  filename: z.string().min(1).max(1_000),
  content_type: z.string().max(200).nullish(),
  generate_thumbnail_url: z.boolean().nullish(),
});
type UploadWish = z.infer<typeof UploadWish>;

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');

/**
 * Keeps a path free for a file of a task of the caller's person, and tells the address that its bytes are put to. Each address has a secret of its own and
 * each path a part that nobody chose, so no later upload changes a file that is in use. Raises `task_not_found`.
 */
export async function offerUpload(parts: ReighParts, caller: DialectCaller, wish: UploadWish, origin: string) {
  const { database, now } = parts;
  const { owner, tokenId } = caller;
  const task = findReighTask(database.read, owner, wish.task_id);
  if (!task) throw refuseUnknownTask(wish.task_id);
  const until = now() + OPEN_MS;
  const mark = randomBytes(6).toString('hex');
  const name = safeName(wish.filename);
  return database.write(db => {
    const folder = `${ensureFolder(db, tokenId, nameFolder)}/tasks/${task.id}`;
    const offer = (path: string) => {
      const token = randomBytes(32).toString('base64url');
      offerFile(db, { path, ownerId: owner.personId, taskId: task.id }, { hash: hashOf(token), until }, now());
      const upload_url = `${origin}${UPLOAD_ROOT}${path.split('/').map(encodeURIComponent).join('/')}?token=${token}`;
      return { upload_url, storage_path: path, token };
    };
    const file = offer(`${folder}/${mark}-${name}`);
    const expires_at = new Date(until).toISOString();
    if (wish.generate_thumbnail_url !== true) return { ...file, expires_at };
    const thumbnail = offer(`${folder}/thumbnails/${mark}-${name.replace(/\.[^.]*$/, '')}.jpg`);
    return {
      ...file,
      expires_at,
      thumbnail_upload_url: thumbnail.upload_url,
      thumbnail_storage_path: thumbnail.storage_path,
      thumbnail_token: thumbnail.token,
    };
  });
}

/** Takes the bytes that come to such an address; the same again, while it is open, replaces them. Raises `not_allowed`, and what `takeInMedia` raises. */
export async function takeUpload(
  { database, generations, now }: ReighParts,
  path: string,
  token: string,
  bytes: Readable,
  signal: AbortSignal,
): Promise<void> {
  const find = () => findOffered(database.read, path, hashOf(token), now());
  const offered = find();
  if (!offered)
    throw new Refusal({
      code: 'not_allowed',
      message: 'This address takes no bytes: it has run out, or its token is another',
      needs: 'a fresh upload address',
    });
  const { sha256 } = await takeInMedia(generations, bytes, { limitBytes: RESULT_LIMIT, signal });
  await database.write(db => saveFile(db, { ...offered, sha256 }, now()));
}
