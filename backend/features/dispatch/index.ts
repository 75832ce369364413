export { foretellOwnWait } from './foretell-own-wait.ts';
export { createDispatchRoutes } from './routes.ts';
export { readSpeeds, saveSpeeds } from './speeds-store.ts';
