export { findOpenCall } from './calls-store.ts';
export { createCloudModelRoutes } from './cloud-model-routes.ts';
export { type LaneOptions, type Lanes, modelPartsOf, openLanes } from './open-lanes.ts';
export { createCloudRoutes } from './routes.ts';
