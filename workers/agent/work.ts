import { setTimeout as sleep } from 'node:timers/promises';
import { COURIER_TEMPO, type Courier, type CourierTempo, openCourier } from './courier.ts';
import { lookAt } from './look-at.ts';
import type { Place } from './place.ts';
import { throwIfShut } from './register.ts';
import { serve, tellSight } from './serve.ts';
import { settleWithin } from './settle-within.ts';

/** How long the deliveries that wait go before the first claim; what takes longer goes on beside it. In ms. */
const HEAD_START_MS = 5_000;
const TROUBLE_FIRST_MS = 1_000;
const TROUBLE_MOST_MS = 15_000;

/** A place's pauses: how often it looks at its engines while all is well (ms), and how it brings its results. */
export type WorkTempo = { readonly lookEveryMs: number; readonly courier: CourierTempo };
/** The usual ones. */
export const WORK_TEMPO: WorkTempo = { lookEveryMs: 30_000, courier: COURIER_TEMPO };

/**
 * The life of a place: look, register, claim, run, deliver, again. After the studio was away it registers anew; while its engines do not answer
 * it says so and looks again. `drain` ends it in order. Raises `not_signed_in`, `not_allowed`, `replaced` when the studio is shut to it for good.
 */
export async function work(place: Place, drain: AbortSignal, tempo: WorkTempo = WORK_TEMPO): Promise<void> {
  const { studio, outbox, say } = place;
  const open = (workerId: string) => openCourier({ studio, outbox, workerId, say }, tempo.courier);
  let courier: Courier | null = null;
  let pause = TROUBLE_FIRST_MS;
  try {
    while (!drain.aborted) {
      const sight = await lookAt(place.runtimes, drain);
      if (drain.aborted) break;
      if (sight.seen.length > 0) {
        const known = await tellSight(place, sight, drain);
        if (!known) break;
        pause = TROUBLE_FIRST_MS;
        courier ??= open(known.registered.workerId);
        // Before the next claim: what is made already need not be made again by anybody.
        await settleWithin(courier.sendAll(), HEAD_START_MS);
        await serve(place, known, courier, tempo.lookEveryMs, drain);
        continue;
      }
      const reason = sight.trouble ?? 'It has nothing to run things with.';
      const told = await studio.sayTrouble({
        body: { reason, ...(courier === null && { begins: place.instanceId }) },
      });
      if (told.ok) {
        // An engine that is away keeps nobody from bringing what it made before.
        courier ??= open(told.value.workerId);
        await settleWithin(courier.sendAll(), HEAD_START_MS);
      } else throwIfShut(told.problem);
      await sleep(pause, undefined, { signal: drain }).catch(() => undefined);
      pause = Math.min(TROUBLE_MOST_MS, pause * 2);
    }
  } finally {
    await courier?.stop();
  }
  await studio.leave({});
}
