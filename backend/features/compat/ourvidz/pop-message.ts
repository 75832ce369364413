import { findMedia } from '../../generations/index.ts';
import { claimTask, takeBack } from '../../tasks/index.ts';
import { listModelsOf, mayClaim } from '../../workers/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { jobOf, modelsOf, type QueueName } from './jobs.ts';
import { saveLease } from './leases-store.ts';
import type { ObjectName } from './object-path.ts';
import { writeMessage } from './queue-message.ts';
import { signRead } from './sign-link.ts';
import { keepSigningKey } from './signing-key.ts';

/** How much longer than its lease a worker may read its references, in ms: it may have begun late. */
const READ_LONGER_MS = 600_000;
const EXTENSION: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'video/mp4': 'mp4', 'video/webm': 'webm' };

/** The address that a picture can be read from without signing in. */
function linkTo(origin: string, key: string, object: ObjectName, until: number): string {
  const path = object.path.split('/').map(encodeURIComponent).join('/');
  return `${origin}/storage/v1/object/sign/${object.bucket}/${path}?token=${signRead(key, object, until)}`;
}

const longest = (queue: QueueName) => Math.max(...modelsOf(queue).map(id => jobOf(id).leaseMs));

/**
 * Hands the oldest message of a queue to a worker, as a lease that is as long as its kind of work may take, since the worker shows no sign of life
 * before it calls back. Null where nothing waits for it, or it is given nothing. `origin` is the address that the worker came to.
 */
export async function popMessage(
  { database, tasks, now, silentLeaseMs }: CompatParts,
  { workerId, owner }: DialectCaller,
  queue: QueueName,
  origin: string,
  gone: AbortSignal,
): Promise<string | null> {
  if (!mayClaim(database.read, workerId)) return null;
  const has = new Set(listModelsOf(database.read, workerId));
  const models = modelsOf(queue).filter(id => has.has(id));
  if (models.length === 0) return null;
  const key = await keepSigningKey(database);
  const leaseMs = silentLeaseMs ?? longest(queue);
  const assignment = await claimTask(
    { ...tasks, leaseMs },
    {
      workerId,
      models,
      loadedModel: null,
      ownerId: owner.personId,
      alongside: (db, { task, attemptId }) => saveLease(db, task.id, workerId, attemptId),
    },
    { waitMs: 0 },
  );
  if (!assignment) return null;
  const { attemptId, task } = assignment;
  if (gone.aborted) {
    await takeBack(tasks, workerId, attemptId);
    return null;
  }
  const job = jobOf(task.modelId);
  if (job.leaseMs < leaseMs) await tasks.queue.extend(attemptId, task.id, job.leaseMs);
  const until = now() + job.leaseMs + READ_LONGER_MS;
  const linkPicture = (sha256: string) => {
    const type = findMedia(database.read, sha256)?.type ?? 'image/png';
    const path = `${owner.personId}/${sha256}.${EXTENSION[type] ?? type.split('/')[1]}`;
    return linkTo(origin, key, { bucket: 'reference_images', path }, until);
  };
  const { parameters, seed } = task;
  return JSON.stringify(writeMessage({ taskId: task.id, ownerId: owner.personId, job, parameters, seed }, linkPicture));
}
