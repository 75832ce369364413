export { createPromptRoutes } from './routes.ts';
