import type { TaskKind } from '../../../contract/models.ts';
import type { ReadableDb } from '../../../db/handles.ts';
import { findLease, listReighWorkers, type ReighLease } from './reigh-leases-store.ts';
import type { ReighParts } from './reigh-parts.ts';

const MINUTE_MS = 60_000;
const BEATING_MS = 2 * MINUTE_MS;
/** The worker itself gives up a generation after an hour, to which loading a model and handing a clip in are added. */
const BOUND_MS: Record<TaskKind, number> = {
  image: 75 * MINUTE_MS,
  edit: 75 * MINUTE_MS,
  upscale: 75 * MINUTE_MS,
  rate: 75 * MINUTE_MS,
  text: 75 * MINUTE_MS,
  video: 120 * MINUTE_MS,
  stitch: 120 * MINUTE_MS,
  chain: 24 * 60 * MINUTE_MS,
};

/** How long a task may be held without a word, in ms: briefly by a program that sends heartbeats, else as long as its kind may take. */
export const boundOf = (
  { silentLeaseMs }: Pick<ReighParts, 'silentLeaseMs'>,
  kind: TaskKind,
  beating: boolean,
): number => (beating ? BEATING_MS : (silentLeaseMs ?? BOUND_MS[kind]));

/** What the program of this name holds now; null is any name. */
export const listHeld = (
  { tasks }: Pick<ReighParts, 'tasks'>,
  db: ReadableDb,
  workerId: string,
  name: string | null,
): ReighLease[] =>
  tasks.queue.heldBy(db, workerId).flatMap(({ taskId, attemptId }) => {
    const lease = findLease(db, workerId, taskId);
    return lease?.attemptId === attemptId && (name === null || lease.name === name) ? [lease] : [];
  });

/** The program of this name was heard of, so what it holds is kept for it. */
export async function keepLeases(parts: ReighParts, workerId: string, name: string): Promise<void> {
  const beating = parts.signs.beats(workerId, name);
  for (const { attemptId, taskId, kind } of listHeld(parts, parts.database.read, workerId, name))
    await parts.tasks.queue.extend(attemptId, taskId, boundOf(parts, kind, beating));
}

/** After a start, when nobody could be heard: what these workers held is kept as if they had none but their bound. */
export async function keepAllLeases(parts: ReighParts): Promise<void> {
  const db = parts.database.read;
  for (const workerId of listReighWorkers(db))
    for (const { attemptId, taskId, kind } of listHeld(parts, db, workerId, null))
      await parts.tasks.queue.extend(attemptId, taskId, boundOf(parts, kind, false));
}
