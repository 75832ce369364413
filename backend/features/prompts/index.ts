export { createHistoryRoutes } from './history-routes.ts';
export { noteUse } from './note-use.ts';
export { createPromptRoutes } from './routes.ts';
