export { findOpenCall } from './calls-store.ts';
export { type LaneOptions, type Lanes, openLanes } from './open-lanes.ts';
export { createCloudRoutes } from './routes.ts';
