export { admitContent, readTold, type Told } from './admit-content.ts';
export { readAllowed } from './content-setting.ts';
export { recordRefusal } from './record-refusal.ts';
export { createContentRoutes } from './routes.ts';
