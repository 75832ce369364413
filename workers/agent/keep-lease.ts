import { setTimeout as sleep } from 'node:timers/promises';
import type { StudioDoor } from './studio-door.ts';

/** Why an attempt was stopped from outside. */
export class Stopped extends Error {
  readonly why: 'cancelled' | 'lease-lost';
  constructor(why: 'cancelled' | 'lease-lost') {
    super(why === 'cancelled' ? 'The task was cancelled.' : 'The lease was lost.');
    this.why = why;
  }
}

/**
 * Extends the lease again and again until `over` aborts, each beat waiting at the studio for orders, so that a cancelled task is known within a round trip.
 * Aborts `attempt` with Stopped on orders to stop or when the lease is lost; a studio that cannot be reached is tried again, since the work may outlast its absence.
 */
export async function keepLease(
  studio: StudioDoor,
  attemptId: string,
  heartbeatMs: number,
  attempt: AbortController,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted && !attempt.signal.aborted) {
    try {
      const beat = await studio.heartbeat(
        { params: { id: attemptId }, body: { waitMs: heartbeatMs, sentAt: new Date().toISOString() } },
        { signal: over, deadlineMs: heartbeatMs * 1.5 },
      );
      if (beat.ok && beat.value.orders === 'go-on') continue;
      if (beat.ok) attempt.abort(new Stopped('cancelled'));
      else if (beat.problem.code === 'lease_lost' || beat.problem.code === 'not_signed_in')
        attempt.abort(new Stopped('lease-lost'));
      else await sleep(Math.min(1_000, heartbeatMs), undefined, { signal: over });
    } catch (error) {
      if (!over.aborted) throw error;
    }
  }
}
