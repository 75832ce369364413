export { createLibraryRoutes } from './routes.ts';
