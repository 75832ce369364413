import type { Chosen } from '../contract/dispatch.ts';
import { timeOfId } from '../db/make-id.ts';
import type { Ready } from '../queue/port.ts';

/** How long a worker may stay with the model that it has loaded: so many tasks, and no other waits longer than so many ms. */
export type Affinity = { readonly streak: number; readonly waitMs: number };
export const AFFINITY: Affinity = { streak: 8, waitMs: 90_000 };

/** What a claimer has loaded, and how many tasks of that model it has run without a break. */
export type Loaded = { readonly modelId: string | null; readonly streak: number };

const isOf = (modelId: string | null, line: string): boolean =>
  modelId !== null && line.startsWith(modelId) && (line.length === modelId.length || line[modelId.length] === '@');
const byTurn = (a: Ready, b: Ready): number => a.turn - b.turn || (a.taskId < b.taskId ? -1 : 1);

/**
 * The order in which one claimer takes what waits: priority, then the loaded model for a bounded streak and a bounded wait of others, then turns.
 * The claim, the answer to "why" and the quote all order by it.
 */
export function preferFor(loaded: Loaded, affinity: Affinity, now: () => number): (a: Ready, b: Ready) => number {
  const spent = loaded.streak >= affinity.streak;
  const isOverdue = ({ taskId }: Ready) => now() - timeOfId(taskId) > affinity.waitMs;
  return (a, b) => {
    if (a.priority !== b.priority) return b.priority - a.priority;
    const [stays, other] = [isOf(loaded.modelId, a.line), isOf(loaded.modelId, b.line)];
    if (stays === other) return byTurn(a, b);
    if (spent) return stays ? 1 : -1;
    return isOverdue(stays ? b : a) ? byTurn(a, b) : stays ? -1 : 1;
  };
}

/** Why it was this task that the claimer took. */
export function explainChoice(taken: Ready, loaded: Loaded): Chosen {
  if (taken.line.includes('@')) return 'pinned';
  if (taken.priority > 0) return 'urgent';
  if (isOf(loaded.modelId, taken.line)) return 'loaded';
  return loaded.modelId !== null ? 'turn' : 'next';
}
