import { foretell } from '../../dispatch/foretell.ts';
import { AFFINITY } from '../../dispatch/prefer.ts';
import type { DispatchParts } from './dispatch-parts.ts';
import { readScene } from './read-scene.ts';

/**
 * When the first own machine would begin a task that waits, in ms from now; null where none takes it, where how long things take before it is not
 * known, and for a task that stands too far back to be played forward to.
 */
export function foretellOwnWait(parts: DispatchParts, taskId: string): number | null {
  const { waiting, servers, expect } = readScene(parts);
  const target = waiting.find(task => task.taskId === taskId);
  if (!target) return null;
  const starts = foretell(target, waiting, servers, expect, AFFINITY, parts.tasks.now());
  return starts.size === 0 ? null : Math.min(...starts.values());
}
