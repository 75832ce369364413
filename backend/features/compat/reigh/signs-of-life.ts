/** A heartbeat comes every 20 s: after three that did not come the program sends none any more. */
const BEATS_FOR_MS = 60_000;

/** Which programs show that they are alive: Reigh's workers may run with a guardian that does, or without. Kept in memory. */
export type SignsOfLife = {
  /** A heartbeat came from the program of this name, at this worker's token. */
  beat(workerId: string, name: string): void;
  /** Whether it sends heartbeats now. */
  beats(workerId: string, name: string): boolean;
};

/** Begins with no program heard of. */
export function createSignsOfLife(now: () => number): SignsOfLife {
  const lastAt = new Map<string, number>();
  const keyOf = (workerId: string, name: string) => `${workerId} ${name}`;
  return {
    beat: (workerId, name) => {
      const at = now();
      for (const [key, last] of lastAt) if (Math.abs(at - last) > BEATS_FOR_MS) lastAt.delete(key);
      lastAt.set(keyOf(workerId, name), at);
    },
    // The clock may have been set back.
    beats: (workerId, name) =>
      Math.abs(now() - (lastAt.get(keyOf(workerId, name)) ?? Number.NEGATIVE_INFINITY)) <= BEATS_FOR_MS,
  };
}
