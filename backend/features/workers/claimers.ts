/** Tells claims that wait when their worker is no longer, or again, given work. */
export type Claimers = {
  /** Something about this worker has changed that its claim should know. */
  wake(workerId: string): void;
  /** `onWake` runs at each change until the returned function is called. */
  listen(workerId: string, onWake: () => void): () => void;
};

/** Begins with nobody waiting. */
export function createClaimers(): Claimers {
  const listeners = new Map<string, Set<() => void>>();
  return {
    wake: workerId => {
      for (const wake of listeners.get(workerId) ?? []) wake();
    },
    listen: (workerId, onWake) => {
      const group = listeners.get(workerId) ?? new Set();
      listeners.set(workerId, group.add(onWake));
      return () => {
        group.delete(onWake);
        if (group.size === 0 && listeners.get(workerId) === group) listeners.delete(workerId);
      };
    },
  };
}
