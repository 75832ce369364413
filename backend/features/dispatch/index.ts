export { createDispatchRoutes } from './routes.ts';
export { readSpeeds, saveSpeeds } from './speeds-store.ts';
