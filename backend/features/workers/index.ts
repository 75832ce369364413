export { listPlaces, prepareEngines } from './add-engine.ts';
export {
  beginDialectWorker,
  type DialectCards,
  placeDialectModels,
  prepareDialectWorkers,
} from './begin-dialect-worker.ts';
export { allowProbe, noteHost } from './change-worker.ts';
export { createClaimers } from './claimers.ts';
export { createEngineRoutes } from './engine-routes.ts';
export { setAsideFaulty } from './judge-worker.ts';
export { keepBuiltIn, type LaunchWorker, prepareBuiltIn, type WorkerProcess } from './keep-built-in.ts';
export { listMachines } from './list-machines.ts';
export { readWorker } from './list-workers.ts';
export { missSilentWorkers } from './miss-silent-workers.ts';
export { noteGpuMemory } from './note-gpu-memory.ts';
export { createNoteSeen } from './note-seen.ts';
export { openPlace, placeLane } from './place-lane.ts';
export { placeModel, removeModel } from './place-model.ts';
export { listModels, readModel } from './read-models.ts';
export { readOwnCards } from './read-own-cards.ts';
export { leaveWorker } from './register-worker.ts';
export { createRoster } from './roster.ts';
export { createWorkerRoutes } from './routes.ts';
export { findOwnId, findSiteByOwn, listModelsOf } from './sites-store.ts';
export type { EndedAttempt, WorkerParts } from './worker-parts.ts';
export { changeWorker, findWorker, hasModel, mayClaim, mayProbe } from './workers-store.ts';
