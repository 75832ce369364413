export { type Lan, lanNames, openLan } from './open-lan.ts';
export { createLanRoutes } from './routes.ts';
