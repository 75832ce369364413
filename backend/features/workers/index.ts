export { keepBuiltIn, type LaunchWorker, prepareBuiltIn, type WorkerProcess } from './keep-built-in.ts';
export { listWorkers } from './list-workers.ts';
export { createNoteSeen } from './note-seen.ts';
export { readModel } from './read-models.ts';
export { leaveWorker, missSilentWorkers } from './register-worker.ts';
export { createWorkerRoutes } from './routes.ts';
export type { WorkerParts } from './worker-parts.ts';
export { hasModel, mayClaim } from './workers-store.ts';
