/** Wakes the heartbeats that wait for orders: a cancelled attempt is told within a round trip, not at its next beat. */
export type Orders = {
  /** Something about this attempt has changed: look again. */
  wake(attemptId: string): void;
  /** Waits until the attempt is woken, the time is over, or the signal aborts. */
  wait(attemptId: string, waitMs: number, signal: AbortSignal): Promise<void>;
};

export function createOrders(): Orders {
  const waiting = new Map<string, Set<() => void>>();
  return {
    wake: attemptId => {
      for (const go of waiting.get(attemptId) ?? []) go();
    },
    wait: (attemptId, waitMs, signal) =>
      new Promise(resolve => {
        const group = waiting.get(attemptId) ?? new Set();
        const go = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', go);
          group.delete(go);
          if (group.size === 0) waiting.delete(attemptId);
          resolve();
        };
        const timer = setTimeout(go, waitMs);
        signal.addEventListener('abort', go);
        waiting.set(attemptId, group.add(go));
      }),
  };
}
