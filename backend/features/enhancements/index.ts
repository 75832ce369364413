export type { EnhancementParts } from './enhancement-parts.ts';
export { finishEnhancement, type Waiting } from './finish-enhancement.ts';
export { openEnhancements } from './open-enhancements.ts';
export { createEnhancementRoutes } from './routes.ts';
