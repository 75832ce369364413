import type { StudioEvent } from '../../contract/events.ts';
import type { Lane } from '../../contract/workers.ts';
import { endAttempt } from '../tasks/index.ts';
import { findCall, findOpenCall, listAbandoned, listOpenCalls } from './calls-store.ts';
import { driveCall } from './drive-call.ts';
import { dropCall } from './end-call.ts';
import type { OpenLane, Wakes } from './lane.ts';
import type { LaneBook } from './lane-book.ts';
import type { LaneParts } from './lane-parts.ts';
import { lookForWork } from './look-for-work.ts';

/** Events after which a lane may find something to take. */
const STIRRING: ReadonlySet<StudioEvent['type']> = new Set([
  'task.created',
  'task.waiting',
  'task.finished',
  'task.failed',
  'task.cancelled',
  'queue.changed',
  'worker.changed',
  'settings.changed',
  'project.changed',
  'spending.changed',
]);
const LOOK_AFTER_MS = 30;
/** Caps begin anew and prices change without anything being said. */
const LOOK_EVERY_MS = 5_000;
/** How long a studio that closes waits for what is on its way. */
const CLOSE_MS = 3_000;

/** The lanes at work. */
export type RunningLanes = {
  /** Goes on with a call at once. */
  drive(lane: Lane, attemptId: string): void;
  stop(): Promise<void>;
};

/** Starts the lanes: every call that was under way when the studio ended is taken up where it stood, and what waits is taken as policy and caps let it. */
export function runLanes(parts: LaneParts, book: LaneBook, wakes: Wakes): RunningLanes {
  const { database, bus, now, log } = parts;
  const [soft, hard] = [new AbortController(), new AbortController()];
  const stops = { soft: soft.signal, hard: hard.signal };
  const driving = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let plannedAt = Number.POSITIVE_INFINITY;

  const drive = (lane: OpenLane, attemptId: string) => {
    if (soft.signal.aborted) return;
    if (driving.has(attemptId)) return wakes.wake(attemptId);
    const work = driveCall(parts, lane, attemptId, wakes, stops).finally(() => driving.delete(attemptId));
    driving.set(attemptId, work);
  };
  const lookAll = async () => {
    let nextAt = now() + LOOK_EVERY_MS;
    for (const lane of book.all) {
      try {
        const found = await lookForWork(parts, lane);
        for (const attemptId of found.attempts) drive(lane, attemptId);
        if (found.nextAt !== null) nextAt = Math.min(nextAt, found.nextAt);
      } catch (error) {
        log(
          `A cloud could not look for work and does so again: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
    return Math.max(LOOK_AFTER_MS, nextAt - now());
  };
  const look = () => {
    plannedAt = Number.POSITIVE_INFINITY;
    if (looking) {
      again = true;
      return;
    }
    looking = lookAll().then(waitMs => {
      looking = null;
      const soon = again;
      again = false;
      plan(soon ? LOOK_AFTER_MS : waitMs);
    });
  };
  const plan = (ms: number) => {
    const at = performance.now() + ms;
    // What was planned sooner stays: a stream of events may not put the look off for ever.
    if (soft.signal.aborted || at >= plannedAt) return;
    clearTimeout(timer);
    plannedAt = at;
    timer = setTimeout(look, ms);
  };
  /** Nobody will say any more whether it ran: its money counts as spent. */
  const dropAbandoned = () => {
    const dropped = database.write(db => {
      for (const call of listAbandoned(db)) {
        endAttempt(db, call.attemptId, 'cancel', now());
        dropCall(parts, db, call, null, { workedMs: null, costMicros: null, billed: 'yes' });
      }
    });
    dropped.catch((error: unknown) => log(`A cancelled run could not be settled: ${String(error)}`));
  };
  const hearCancelled = (taskId: string) => {
    const call = findOpenCall(database.read, taskId);
    if (call?.state === 'held') dropAbandoned();
    else if (call) wakes.wake(call.attemptId);
  };
  const unwatch = bus.watch(event => {
    if (event.type === 'task.cancelled') hearCancelled(event.taskId);
    if (STIRRING.has(event.type)) plan(LOOK_AFTER_MS);
  });

  for (const { lane, attemptId } of listOpenCalls(database.read)) drive(book.get(lane), attemptId);
  dropAbandoned();
  plan(LOOK_AFTER_MS);
  return {
    drive: (lane, attemptId) => {
      if (findCall(database.read, attemptId)) drive(book.get(lane), attemptId);
    },
    stop: async () => {
      unwatch();
      clearTimeout(timer);
      soft.abort();
      const cut = setTimeout(() => hard.abort(), CLOSE_MS);
      await looking;
      await Promise.all(driving.values());
      clearTimeout(cut);
    },
  };
}
