import { setTimeout as sleep } from 'node:timers/promises';
import type { Assignment, WorkerSelf } from '../../backend/contract/worker.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import { COURIER_TEMPO, type Courier, type CourierTempo, openCourier } from './courier.ts';
import type { Outbox } from './outbox.ts';
import { type Registered, register, throwIfShut } from './register.ts';
import { runAttempt } from './run-attempt.ts';
import { settleWithin } from './settle-within.ts';
import type { StudioDoor } from './studio-door.ts';

const CLAIM_WAIT_MS = 25_000;
/** What an answer may take beyond the wait that was asked for: a dead line is given up after this. In ms. */
const DEAD_LINE_MS = 10_000;

/** How long the deliveries that wait go before the first claim; what takes longer goes on beside it. In ms. */
const HEAD_START_MS = 5_000;

/** What the loop works with. */
export type Work = {
  readonly studio: StudioDoor;
  readonly self: WorkerSelf;
  readonly runtimeOf: ReadonlyMap<string, Runtime>;
  readonly say: (words: string) => void;
  readonly outbox: Outbox;
  readonly courierTempo?: CourierTempo;
};

/** Claims and runs until `drain` aborts; what runs then is finished first. Returns when the registration should be made again. */
async function claimAndRun(
  { studio, self, runtimeOf, say, outbox }: Work,
  { heartbeatMs, workerId }: Registered,
  courier: Courier,
  drain: AbortSignal,
): Promise<void> {
  const models = self.models.map(model => model.id);
  let loadedModel: string | null = null;
  const waitMs = Math.min(CLAIM_WAIT_MS, 2 * heartbeatMs);
  while (!drain.aborted) {
    const claimed: Awaited<ReturnType<StudioDoor['claim']>> | null = await studio
      .claim(
        { body: { models, loadedModel, waitMs, sentAt: new Date().toISOString() } },
        { signal: drain, deadlineMs: waitMs + Math.min(DEAD_LINE_MS, heartbeatMs) },
      )
      .catch(() => null);
    if (claimed === null) return;
    if (!claimed.ok) {
      throwIfShut(claimed.problem);
      say(`The studio gave no work: ${claimed.problem.message}`);
      await sleep(500, undefined, { signal: drain }).catch(() => undefined);
      return;
    }
    if (!claimed.value) continue;
    const { modelId }: Assignment['task'] = claimed.value.task;
    const runtime = runtimeOf.get(modelId);
    if (!runtime) throw new Error(`Was handed model ${modelId}, which this worker did not name.`);
    loadedModel = modelId;
    await runAttempt({ studio, outbox, courier, workerId, heartbeatMs, say }, claimed.value, runtime);
  }
}

/**
 * The life of an agent: register, claim, run, deliver, again; after the studio was away it registers anew. `drain` ends it in order.
 * Raises `not_signed_in`, `not_allowed`, `replaced` when the studio is shut to it for good.
 */
export async function work(parts: Work, drain: AbortSignal): Promise<void> {
  const { studio, self, outbox, say, courierTempo = COURIER_TEMPO } = parts;
  let courier: Courier | null = null;
  try {
    while (!drain.aborted) {
      const registered = await register(studio, self, drain, say);
      if (!registered) break;
      courier ??= openCourier({ studio, outbox, workerId: registered.workerId, say }, courierTempo);
      // Before the next claim: what is made already need not be made again by anybody.
      await settleWithin(courier.sendAll(), HEAD_START_MS);
      await claimAndRun(parts, registered, courier, drain);
    }
  } finally {
    await courier?.stop();
  }
  await studio.leave({});
}
