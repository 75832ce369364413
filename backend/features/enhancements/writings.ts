import { Refusal } from '../../contract/problem.ts';

/** The most that writers may work on at once for one person. */
const AT_ONCE = 4;
const RETRY_MS = 2_000;

/** One that is being written: what has come so far, and the way to end it. */
export type Writing = {
  readonly id: string;
  readonly ownerId: string;
  /** What was asked, for others who ask the same; null: this one is for its asker alone, who may end it by leaving. */
  readonly request: string | null;
  /** Aborted with what is to become of it. */
  readonly stop: AbortController;
  written: string;
  /** Settles once its row is there; rejects where it could not be stored. */
  begun: Promise<void>;
  /** Settles once its end is stored. */
  ended: Promise<void>;
};

/** Why one was stopped: a person no longer wants it, or the studio is closed. */
export type StopReason = 'cancelled' | 'closed';

/** Everything that is being written at this moment, by its id. */
export type Writings = {
  /** Raises `rate_limited` where this person has AT_ONCE already, or the studio is about to close. */
  begin(id: string, ownerId: string, request: string | null): Writing;
  /** One that this person has asked for in the same words, and that nobody has stopped. */
  findAlike(ownerId: string, request: string): Writing | undefined;
  forget(id: string): void;
  find(id: string): Writing | undefined;
  /** Ends everything, and waits until that is stored. */
  stop(): Promise<void>;
};

const refuse = (message: string) => new Refusal({ code: 'rate_limited', message, retryAfterMs: RETRY_MS });

/** Begins with nothing. */
export function createWritings(): Writings {
  const open = new Map<string, Writing>();
  let closing = false;
  return {
    begin: (id, ownerId, request) => {
      if (closing) throw refuse('The studio is being closed.');
      const own = [...open.values()].filter(one => one.ownerId === ownerId);
      if (own.length >= AT_ONCE)
        throw refuse(`Writers already work on ${own.length} things for you. Wait for one, or cancel one.`);
      const [begun, ended] = [Promise.resolve(), Promise.resolve()];
      const writing: Writing = { id, ownerId, request, stop: new AbortController(), written: '', begun, ended };
      open.set(id, writing);
      return writing;
    },
    findAlike: (ownerId, request) =>
      open.values().find(one => one.ownerId === ownerId && one.request === request && !one.stop.signal.aborted),
    forget: id => void open.delete(id),
    find: id => open.get(id),
    stop: async () => {
      closing = true;
      const all = [...open.values()];
      for (const { stop } of all) stop.abort('closed' satisfies StopReason);
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
