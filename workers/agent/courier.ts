import { codeOf } from './code-of.ts';
import { type Delivered, deliver } from './deliver.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';
import { spread } from './register.ts';
import type { StudioDoor } from './studio-door.ts';

const DAY_MS = 86_400_000;

/** A courier's pauses, in ms, and how long it keeps what no studio takes, in days. */
export type CourierTempo = { readonly firstMs: number; readonly mostMs: number; readonly keepDays: number };
/** The usual pauses: from one second to five minutes. */
export const COURIER_TEMPO: CourierTempo = { firstMs: 1_000, mostMs: 300_000, keepDays: 14 };

/** Brings one worker's results to the studio, beside its other work. */
export type Courier = {
  /** Tries once; what the studio does not take now is tried again by itself, with growing pauses. */
  send(entry: OutboxEntry): Promise<Delivered>;
  /** Tries at once all that waits: the studio was just heard of. Resolves when each was tried. */
  sendAll(): Promise<void>;
  /** Tries nothing any more; resolves when what is under way has ended. */
  stop(): Promise<void>;
};

/** Removes what no studio has taken for so many days, whichever worker made it, and says what that was. */
async function removeOld(outbox: Outbox, keepDays: number, say: (words: string) => void): Promise<void> {
  for (const entry of await outbox.list()) {
    const { attemptId, madeAt, files } = entry;
    if (Date.now() - Date.parse(madeAt) < keepDays * DAY_MS) continue;
    const names = files.map(({ name }) => name).join(', ');
    say(
      `No studio has taken the result of attempt ${attemptId} (${names}, made ${madeAt}) for ${keepDays} days. It is removed now.`,
    );
    await outbox.remove(entry);
  }
}

/** Starts bringing what waits in the outbox for a worker. */
export function openCourier(
  parts: {
    readonly studio: StudioDoor;
    readonly outbox: Outbox;
    readonly workerId: string;
    readonly say: (words: string) => void;
  },
  { firstMs, mostMs, keepDays }: CourierTempo = COURIER_TEMPO,
): Courier {
  const { studio, outbox, workerId, say } = parts;
  const underWay = new Map<string, Promise<Delivered>>();
  const timers = new Map<string, NodeJS.Timeout>();
  const pauses = new Map<string, number>();
  let stopped = false;
  let round: Promise<void> | null = null;
  // What another agent with this token left behind, or what was kept, is looked for now and then.
  const clock = setInterval(() => void sendAll(), mostMs).unref();

  const forget = (attemptId: string) => {
    clearTimeout(timers.get(attemptId));
    timers.delete(attemptId);
    pauses.delete(attemptId);
  };
  const tryLater = (entry: OutboxEntry, words: string) => {
    const { attemptId, folder } = entry;
    const last = pauses.get(attemptId);
    const pause = last === undefined ? firstMs : Math.min(mostMs, last * 2);
    if (last === undefined) say(`The result of attempt ${attemptId} waits in ${folder} and is tried again: ${words}`);
    pauses.set(attemptId, pause);
    if (stopped) return;
    clearTimeout(timers.get(attemptId));
    timers.set(attemptId, setTimeout(() => void send(entry), spread(pause)).unref());
  };
  const settle = async (entry: OutboxEntry, delivered: Delivered): Promise<void> => {
    const { attemptId, folder } = entry;
    switch (delivered.is) {
      case 'taken':
        await outbox.remove(entry);
        return forget(attemptId);
      case 'unwanted':
        say(`Attempt ${attemptId} is not wanted any more: ${delivered.problem.message}`);
        await outbox.remove(entry);
        return forget(attemptId);
      case 'refused': {
        say(`The studio cannot take the result of attempt ${attemptId}: ${delivered.problem.message}`);
        const body = { problem: delivered.problem, retryable: false };
        const told = await studio.fail({ params: { id: attemptId }, body });
        if (!told.ok && told.problem.code === 'unreachable') return tryLater(entry, told.problem.message);
        await outbox.remove(entry);
        return forget(attemptId);
      }
      case 'shut':
        if (!pauses.has(attemptId))
          say(
            `The result of attempt ${attemptId} is kept for ${keepDays} days in ${folder}, as the studio does not take it from this worker: ${delivered.problem.message}`,
          );
        pauses.set(attemptId, mostMs);
        return;
      case 'later':
        return tryLater(entry, delivered.problem.message);
      default:
        return delivered satisfies never;
    }
  };

  const tryOnce = async (entry: OutboxEntry): Promise<Delivered> => {
    try {
      const delivered = await deliver(studio, entry, pauses.has(entry.attemptId));
      await settle(entry, delivered);
      return delivered;
    } catch (error) {
      // Another agent that shares the folder has delivered it meanwhile.
      if (codeOf(error) === 'ENOENT') {
        forget(entry.attemptId);
        return { is: 'taken' };
      }
      throw error;
    } finally {
      underWay.delete(entry.attemptId);
    }
  };
  const send = (entry: OutboxEntry): Promise<Delivered> => {
    const running = underWay.get(entry.attemptId) ?? tryOnce(entry);
    underWay.set(entry.attemptId, running);
    return running;
  };

  const goRound = async () => {
    for (const entry of await outbox.list(workerId)) if (!stopped) await send(entry);
    if (!stopped) await removeOld(outbox, keepDays, say);
  };
  const sendAll = () => {
    round ??= goRound().finally(() => {
      round = null;
    });
    return round;
  };

  return {
    send,
    sendAll,
    stop: async () => {
      stopped = true;
      clearInterval(clock);
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.allSettled([round, ...underWay.values()]);
    },
  };
}
