export { admitContent, readTold, type Told } from './admit-content.ts';
export { recordRefusal } from './record-refusal.ts';
export { createContentRoutes } from './routes.ts';
