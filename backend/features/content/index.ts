export { admitContent, readTold, type Told } from './admit-content.ts';
export { type ContentParts, recordRefusal } from './record-refusal.ts';
export { createContentRoutes } from './routes.ts';
