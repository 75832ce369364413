export { expireTakes } from './expire-takes.ts';
export type { GenerationParts } from './generation-parts.ts';
export { findTakesOf, LISTED, type Listed, type ListedRow, toListed } from './generations-store.ts';
export { createMediaRoutes } from './media-routes.ts';
export { findMedia } from './media-rows-store.ts';
export { readListed } from './read-generation.ts';
export { addGeneration, addLateVariant, findGenerationsOfTask } from './results-store.ts';
export { createGenerationRoutes } from './routes.ts';
export { sweepMedia } from './sweep-media.ts';
