import type { ComfyDoor } from './comfy-door.ts';
import type { Engine } from './look-at-engine.ts';
import { readQueue } from './read-state.ts';

const CANCEL_MS = 10_000;

/**
 * Stops exactly this run and no other: by its own door where the engine has one, else out of the queue, else by an interrupt that names it,
 * sent only while it is the one that runs and only to an engine that heeds the name. Elsewhere it is left to run out.
 * Raises `unreachable` when the engine does not answer within 10 s.
 */
export async function cancelRun(door: ComfyDoor, engine: Engine, promptId: string): Promise<void> {
  const signal = AbortSignal.timeout(CANCEL_MS);
  if (engine.hasJobs) {
    const told = await door.post(`/api/jobs/${promptId}/cancel`, {}, signal);
    if (told.status === 200) return;
  }
  await door.post('/queue', { delete: [promptId] }, signal);
  const { queue_running } = await readQueue(door, signal);
  if (!queue_running.some(([, id]) => id === promptId)) return;
  if (engine.interruptsById) await door.post('/interrupt', { prompt_id: promptId }, signal);
}
