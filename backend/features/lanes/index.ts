export { findOpenCall } from './calls-store.ts';
export { createCloudModelRoutes } from './cloud-model-routes.ts';
export { type LaneOptions, type Lanes, modelPartsOf, openLanes } from './open-lanes.ts';
export { createCloudRoutes } from './routes.ts';
export { readPublicAddress } from './webhook-address.ts';
export { createWebhookRoutes } from './webhook-routes.ts';
