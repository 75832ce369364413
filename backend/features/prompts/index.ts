export { createHistoryRoutes } from './history-routes.ts';
export { measureWords, trimWords } from './measure-words.ts';
export { noteUse } from './note-use.ts';
export { createPromptRoutes } from './routes.ts';
