export { keepBuiltIn, type LaunchWorker, prepareBuiltIn, type WorkerProcess } from './keep-built-in.ts';
export { createNoteSeen } from './note-seen.ts';
export { readModel } from './read-models.ts';
export { leaveWorker, missSilentWorkers } from './register-worker.ts';
export { createWorkerRoutes } from './routes.ts';
export type { WorkerParts } from './worker-parts.ts';
export { mayClaim } from './workers-store.ts';
