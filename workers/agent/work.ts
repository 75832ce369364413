import { setTimeout as sleep } from 'node:timers/promises';
import type { Assignment, WorkerSelf } from '../../backend/contract/worker.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import { type Registered, register, throwIfShut } from './register.ts';
import { runAttempt } from './run-attempt.ts';
import type { StudioDoor } from './studio-door.ts';

const CLAIM_WAIT_MS = 25_000;

/** What the loop works with. */
export type Work = {
  readonly studio: StudioDoor;
  readonly self: WorkerSelf;
  readonly runtimeOf: ReadonlyMap<string, Runtime>;
  readonly say: (words: string) => void;
};

/** Claims and runs until `drain` aborts; what runs then is finished first. Returns when the registration should be made again. */
async function claimAndRun(
  { studio, self, runtimeOf, say }: Work,
  { heartbeatMs }: Registered,
  drain: AbortSignal,
): Promise<void> {
  const models = self.models.map(model => model.id);
  let loadedModel: string | null = null;
  while (!drain.aborted) {
    const claimed: Awaited<ReturnType<StudioDoor['claim']>> | null = await studio
      .claim(
        { body: { models, loadedModel, waitMs: CLAIM_WAIT_MS, sentAt: new Date().toISOString() } },
        { signal: drain },
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
    await runAttempt(studio, claimed.value, runtime, heartbeatMs, say);
  }
}

/**
 * The life of an agent: register, claim, run, deliver, again; after the studio was away it registers anew. `drain` ends it in order.
 * Raises `not_signed_in`, `not_allowed`, `replaced` when the studio is shut to it for good.
 */
export async function work(parts: Work, drain: AbortSignal): Promise<void> {
  while (!drain.aborted) {
    const registered = await register(parts.studio, parts.self, drain, parts.say);
    if (!registered) break;
    await claimAndRun(parts, registered, drain);
  }
  await parts.studio.leave({});
}
