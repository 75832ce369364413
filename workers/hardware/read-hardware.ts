import { cpus, totalmem } from 'node:os';
import type { WorkerSelf } from '../../backend/contract/worker.ts';

/** What this machine has. GPUs are told by the runtimes that drive them; a machine whose runtimes need none tells none. */
export const readHardware = (): WorkerSelf['hardware'] => ({ cpus: cpus().length, memoryBytes: totalmem(), gpus: [] });
