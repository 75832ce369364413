import { setTimeout as sleep } from 'node:timers/promises';
import type { Assignment } from '../../backend/contract/worker.ts';
import { chooseRuntimes, type Offer } from './choose-runtime.ts';
import type { Courier } from './courier.ts';
import { lookAt, type Sight } from './look-at.ts';
import { describePlace, type Place } from './place.ts';
import { type Registered, register, throwIfShut } from './register.ts';
import { runAttempt } from './run-attempt.ts';
import type { StudioDoor } from './studio-door.ts';

const CLAIM_WAIT_MS = 25_000;
/** What an answer may take beyond the wait that was asked for: a dead line is given up after this. In ms. */
const DEAD_LINE_MS = 10_000;

/** What is known of a place now: what the studio was told of it, under which ids it may be asked, and what is in memory. */
export type Known = {
  readonly told: string;
  readonly registered: Registered;
  readonly offer: Offer;
  readonly loadedModel: string | null;
};

/** What the engines say is in memory, by the studio's id. */
function findLoaded({ seen }: Sight, { models }: Registered): string | null {
  const own = seen.map(({ facts }) => facts.loadedModel).find(model => model !== null);
  return models.find(model => model.own !== null && model.own === own)?.id ?? null;
}

/** Tells the studio what was seen; null when the signal aborts first. Raises what `register` does. */
export async function tellSight(place: Place, sight: Sight, signal: AbortSignal): Promise<Known | null> {
  const self = describePlace(place, sight);
  const registered = await register(place.studio, self, signal, place.say);
  if (!registered) return null;
  const offer = chooseRuntimes(sight, registered.models);
  return { told: JSON.stringify(self), registered, offer, loadedModel: findLoaded(sight, registered) };
}

const sleepUntil = (at: number, signal: AbortSignal) =>
  sleep(Math.max(0, at - performance.now()), undefined, { signal }).catch(() => undefined);

/** Whether a promise settles before an instant of `performance.now()`. */
async function settlesBy(running: Promise<unknown>, at: number): Promise<boolean> {
  const over = new AbortController();
  try {
    return await Promise.race([running.then(() => true), sleepUntil(at, over.signal).then(() => false)]);
  } finally {
    over.abort();
  }
}

/** Asks for a task; null when the place is told to end meanwhile. */
const claim = (
  studio: StudioDoor,
  body: Parameters<StudioDoor['claim']>[0]['body'],
  lateMs: number,
  end: AbortSignal,
) =>
  studio.claim({ body }, { signal: end, deadlineMs: body.waitMs + lateMs }).catch((error: unknown) => {
    if (end.aborted) return null;
    throw error;
  });

/**
 * Claims and runs until `drain` aborts, the engines no longer answer, or the studio has to be told anew who this is; what runs then is
 * finished first. Looks again every `lookEveryMs`, also while it runs something, and at once after a failure; what has changed is told.
 */
export async function serve(
  place: Place,
  first: Known,
  courier: Courier,
  lookEveryMs: number,
  drain: AbortSignal,
): Promise<void> {
  const { studio, outbox, say } = place;
  const { heartbeatMs, workerId } = first.registered;
  let known = first;
  let nextLook = performance.now() + lookEveryMs;

  const lookAgain = async (): Promise<'well' | 'trouble'> => {
    const sight = await lookAt(place.runtimes, drain);
    nextLook = performance.now() + lookEveryMs;
    if (sight.seen.length === 0) return 'trouble';
    // With nothing to ask for there is no claim that shows the place is alive.
    if (known.offer.size > 0 && JSON.stringify(describePlace(place, sight)) === known.told) return 'well';
    const fresh = await tellSight(place, sight, drain);
    if (!fresh) return 'trouble';
    known = { ...fresh, loadedModel: fresh.loadedModel ?? known.loadedModel };
    return 'well';
  };

  const run = async (assignment: Assignment): Promise<void> => {
    const { modelId } = assignment.task;
    const runtime = known.offer.get(modelId);
    if (!runtime) throw new Error(`Was handed model ${modelId}, which this worker did not name.`);
    let failed = false;
    const watched: typeof runtime = {
      ...runtime,
      run: (...job) =>
        runtime.run(...job).catch((error: unknown) => {
          failed = true;
          throw error;
        }),
    };
    const running = runAttempt({ studio, outbox, courier, workerId, heartbeatMs, say }, assignment, watched);
    // A failed look says nothing new while something runs: that tells by itself how it goes.
    while (!(await settlesBy(running, nextLook))) await lookAgain();
    known = { ...known, loadedModel: modelId };
    if (failed) nextLook = 0;
  };

  while (!drain.aborted) {
    const waitMs = Math.round(Math.min(CLAIM_WAIT_MS, 2 * heartbeatMs, nextLook - performance.now()));
    if (waitMs <= 0) {
      if ((await lookAgain()) === 'trouble') return;
    } else if (known.offer.size === 0) {
      await sleepUntil(nextLook, drain);
    } else {
      const body = { models: [...known.offer.keys()], loadedModel: known.loadedModel, waitMs };
      const asked = { ...body, sentAt: new Date().toISOString() };
      const claimed = await claim(studio, asked, Math.min(DEAD_LINE_MS, heartbeatMs), drain);
      if (claimed === null) return;
      if (!claimed.ok) {
        throwIfShut(claimed.problem);
        say(`The studio gave no work: ${claimed.problem.message}`);
        await sleep(500, undefined, { signal: drain }).catch(() => undefined);
        return;
      }
      if (claimed.value) await run(claimed.value);
    }
  }
}
