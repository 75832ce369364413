import type { Problem } from '../../contract/problem.ts';
import type { Lane } from '../../contract/workers.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { Provider } from '../../providers/provider.ts';
import type { CloudCard } from './cloud-card.ts';

/** How many runs a lane has under way at most. */
export const LANE_ROOM = 12;

/** One cloud's place in the queue, as it is in memory: opened with a key or not. */
export type OpenLane = {
  readonly lane: Lane;
  /** The claimer that it is in the queue. */
  readonly workerId: string;
  /** Its card of a model, by the studio's id. */
  readonly cardOf: (modelId: string) => CloudCard | null;
  /** The cloud, opened with the key that is in force; null without one. */
  provider(): Provider | null;
  /** Takes nothing more, since the cloud takes nothing under this key, until there is another or a person has it tried again. */
  shut(db: WritableDb, provider: Provider, problem: Problem): void;
};

/** Waits that can be cut short, each by a name: a run that is polled, a lane that has no key. */
export type Wakes = {
  /** Resolves when that name is woken, the time is over, or the signal aborts. */
  wait(name: string, ms: number, signal: AbortSignal): Promise<void>;
  wake(name: string): void;
};

/** Makes them. */
export function createWakes(): Wakes {
  const waiting = new Map<string, Set<() => void>>();
  return {
    wait: (name, ms, signal) =>
      new Promise(resolve => {
        const group = waiting.get(name) ?? new Set();
        const go = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', go);
          group.delete(go);
          if (group.size === 0) waiting.delete(name);
          resolve();
        };
        const timer = setTimeout(go, ms);
        signal.addEventListener('abort', go);
        waiting.set(name, group.add(go));
        if (signal.aborted) go();
      }),
    wake: name => {
      for (const go of waiting.get(name) ?? []) go();
    },
  };
}

/** The n-th pause (0, 1, …) of a row that grows by half each time, give or take a fifth, so that many do not ask at once. In ms. */
export const pauseMs = (n: number, firstMs: number, mostMs: number, chance = Math.random()): number =>
  Math.round(Math.min(mostMs, firstMs * 1.5 ** Math.min(n, 40)) * (0.8 + 0.4 * chance));
