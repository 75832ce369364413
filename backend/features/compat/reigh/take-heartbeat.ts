import { z } from 'zod';
import { giveBack } from '../../tasks/index.ts';
import { noteGpuMemory } from '../../workers/index.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { NAMELESS } from './claim-reigh-task.ts';
import { keepLeases, listHeld } from './keep-leases.ts';
import type { ReighParts } from './reigh-parts.ts';

const Megabytes = z.number().min(0).max(100_000_000).nullish();

/** A worker's sign of life; what it logs is to be read in the record of its exchanges. */
export const Heartbeat = z.looseObject({
  worker_id_param: z.string().max(200).default(NAMELESS),
  vram_total_mb_param: Megabytes,
  vram_used_mb_param: Megabytes,
  status_param: z.string().max(40).nullish(),
});
type Heartbeat = z.infer<typeof Heartbeat>;

/** Gives back all that a program held when its guardian saw it die; each counts as an attempt. */
const giveBackHeld = (parts: ReighParts, workerId: string, name: string): Promise<void> =>
  parts.database.write(db => {
    for (const { taskId, attemptId } of listHeld(parts, db, workerId, name)) {
      if (parts.tasks.goesOn(db, taskId)) continue;
      const problem = { code: 'worker_gone' as const, message: 'The worker that ran it died.', worker: name };
      giveBack(parts.tasks, db, { id: attemptId, taskId }, { step: 'expire', problem, retryable: true, counted: true });
    }
  });

/** Keeps what the program holds for another two minutes, and shows its GPU; one that died holds nothing more. */
export async function takeHeartbeat(
  parts: ReighParts,
  { workerId }: DialectCaller,
  { worker_id_param: name, status_param: status, vram_total_mb_param: total }: Heartbeat,
): Promise<void> {
  if (status === 'crashed') return giveBackHeld(parts, workerId, name);
  parts.signs.beat(workerId, name);
  await keepLeases(parts, workerId, name);
  if (total) await noteGpuMemory(parts.workers, workerId, Math.round(total) * 1024 ** 2);
}
