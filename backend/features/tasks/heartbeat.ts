import { Refusal } from '../../contract/problem.ts';
import { readHeld } from './fail-attempt.ts';
import type { TaskParts } from './task-parts.ts';

type Beat = { orders: 'go-on' | 'stop'; leaseExpiresAt: string };

/** Extends a lease, then waits up to waitMs for orders: `stop` as soon as the task is cancelled. Raises `lease_lost` when it was given to another. */
export async function heartbeat(
  parts: TaskParts,
  workerId: string,
  attemptId: string,
  waitMs: number,
  signal: AbortSignal,
): Promise<Beat> {
  const { database, queue, orders } = parts;
  const attempt = readHeld(database.read, workerId, attemptId);
  const until = attempt.state === 'running' ? await queue.extend(attemptId, attempt.taskId, parts.leaseMs) : null;
  if (until !== null && waitMs > 0) await orders.wait(attemptId, Math.min(waitMs, parts.heartbeatMs), signal);
  const { state } = readHeld(database.read, workerId, attemptId);
  const leaseExpiresAt = new Date(until ?? parts.now()).toISOString();
  if (state === 'running' && until !== null) return { orders: 'go-on', leaseExpiresAt };
  if (state === 'cancelled') return { orders: 'stop', leaseExpiresAt };
  throw new Refusal({ code: 'lease_lost', message: 'The lease ran out and the task was given back.', attemptId });
}
