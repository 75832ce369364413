export { chooseWriter } from './choose-writer.ts';
export { openWriters } from './open-writers.ts';
export { createWriterRoutes } from './routes.ts';
export type { WriterParts } from './writer-parts.ts';
