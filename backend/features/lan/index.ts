export { type Lan, lanNames, openLan } from './open-lan.ts';
export { openPlain, type Plain } from './open-plain.ts';
export { createLanRoutes } from './routes.ts';
