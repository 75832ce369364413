export { findEnhanced } from './enhanced-store.ts';
export type { EnhancementParts } from './enhancement-parts.ts';
export { finishEnhancement } from './finish-enhancement.ts';
export { openEnhancements } from './open-enhancements.ts';
export { createEnhancementRoutes } from './routes.ts';
