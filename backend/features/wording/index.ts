export { isAsTyped, prepareWords, type Typed } from './compose-for.ts';
export { loadPresets } from './load-presets.ts';
export { readNegative } from './read-negative.ts';
export { readLists, readPresets } from './read-source.ts';
export { createWordingRoutes } from './routes.ts';
export type { WordingSource } from './wording-parts.ts';
