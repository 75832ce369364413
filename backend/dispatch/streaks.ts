import type { Loaded } from './prefer.ts';

/** How many tasks of one model each worker has run without a break, in memory: after a restart each may begin its streak anew. */
export type Streaks = {
  of(workerId: string, loadedModel: string | null): Loaded;
  took(workerId: string, modelId: string): void;
};

export function createStreaks(): Streaks {
  const streaks = new Map<string, { modelId: string; count: number }>();
  return {
    of: (workerId, modelId) => {
      const last = streaks.get(workerId);
      return { modelId, streak: last && last.modelId === modelId ? last.count : 0 };
    },
    took: (workerId, modelId) => {
      const last = streaks.get(workerId);
      if (last?.modelId === modelId) last.count += 1;
      else streaks.set(workerId, { modelId, count: 1 });
    },
  };
}
