import type { Roster } from '../../backend/contract/engines.ts';

/** Begins to drive a place; the promise settles when `drain` has ended it in order. */
export type DrivePlace = (place: Roster['places'][number], drain: AbortSignal) => Promise<void>;

/** The places that this agent drives at the same time, as the studio's roster wants them. */
export type Places = {
  /** Begins what is new, ends what is gone, and begins anew what has changed. */
  follow(places: Roster['places']): void;
  /** Ends all of them; what runs is finished first. */
  stop(): Promise<void>;
};

/** Makes them; a place that fails ends no other. */
export function createPlaces(drive: DrivePlace, say: (words: string) => void): Places {
  const driven = new Map<string, { key: string; drain: AbortController }>();
  const running = new Set<Promise<void>>();

  const begin = (place: Roster['places'][number], key: string) => {
    const drain = new AbortController();
    driven.set(place.id, { key, drain });
    const life = drive(place, drain.signal)
      .catch((error: unknown) => say(`${place.name} ended: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => {
        running.delete(life);
        // One that failed, or whose token was no longer good, begins anew with the next roster.
        if (driven.get(place.id)?.drain === drain) driven.delete(place.id);
      });
    running.add(life);
  };

  const end = (id: string) => {
    driven.get(id)?.drain.abort();
    driven.delete(id);
  };

  return {
    follow: places => {
      const wanted = new Map(places.map(place => [place.id, { place, key: JSON.stringify(place) }]));
      for (const [id, { key }] of driven) if (wanted.get(id)?.key !== key) end(id);
      for (const [id, { place, key }] of wanted) if (!driven.has(id)) begin(place, key);
    },
    stop: async () => {
      for (const id of [...driven.keys()]) end(id);
      await Promise.all(running);
    },
  };
}
