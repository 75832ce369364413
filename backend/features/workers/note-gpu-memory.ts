import type { WorkerParts } from './worker-parts.ts';
import { changeWorker, findWorker } from './workers-store.ts';

/** Writes down how much memory (bytes) a worker's GPU has, where its program tells that and nothing else; the same again writes nothing. */
export async function noteGpuMemory(
  { database, events }: Pick<WorkerParts, 'database' | 'events'>,
  workerId: string,
  memoryBytes: number,
): Promise<void> {
  const known = findWorker(database.read, workerId);
  if (!known || known.hardware.gpus[0]?.memoryBytes === memoryBytes) return;
  const hardware = { ...known.hardware, gpus: [{ name: 'GPU', memoryBytes }] };
  await database.write(db => {
    changeWorker(db, workerId, { hardware });
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
  });
}
