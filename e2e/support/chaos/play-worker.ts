import { createHash } from 'node:crypto';
import type { Delivery } from '../../../backend/contract/worker.ts';
import type { Victim } from './start-victim.ts';

/** A delivery that was made and whose answer never came: it is made again after the restart, as a real agent does. */
export type Undelivered = { attemptId: string; body: Delivery; bytes: Uint8Array<ArrayBuffer>; sha256: string };

/** Makes a picture's bytes that no other attempt makes. */
type Paint = (attemptId: string) => Uint8Array<ArrayBuffer>;

/** Hands in and delivers; true once the studio has said how it took it, whatever that was. */
export async function redeliver({ agent }: Victim, { attemptId, body, bytes, sha256 }: Undelivered): Promise<boolean> {
  const sent = await agent.uploadMedia({ params: { sha256 }, bytes, type: 'image/png' });
  if (!sent.ok && sent.problem.code === 'unreachable') return false;
  if (!sent.ok) throw new Error(`An upload was refused: ${sent.problem.message}`);
  const taken = await agent.deliver({ params: { id: attemptId }, body });
  if (taken.ok) return true;
  if (taken.problem.code === 'unreachable') return false;
  if (taken.problem.code === 'lease_lost' || taken.problem.code === 'task_finished') return true;
  throw new Error(`A delivery was refused: ${taken.problem.code} ${taken.problem.message}`);
}

/** Claims and delivers until the studio is gone; returns what was made and not acknowledged. */
export async function playWorker(
  victim: Victim,
  models: string[],
  paint: Paint,
  over: AbortSignal,
): Promise<Undelivered[]> {
  while (!over.aborted) {
    const claimed = await victim.agent.claim({ body: { models, loadedModel: null, waitMs: 200 } });
    if (!claimed.ok) return [];
    if (!claimed.value) continue;
    const { attemptId, task } = claimed.value;
    const bytes = paint(attemptId);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const body = { results: [{ sha256, seed: task.seed }], runtime: 'chaos', versions: {}, unmapped: [], tookMs: 1 };
    const made = { attemptId, body, bytes, sha256 };
    if (!(await redeliver(victim, made))) return [made];
  }
  return [];
}
